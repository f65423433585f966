"""Changes of one part of a meeting: what they are, and what is to be changed for an act on it."""

from __future__ import annotations

from ttchan_tui.meeting.editing.edits import (
    SINGLE,
    Clash,
    Clashing,
    Document,
    Edit,
    NoSuchField,
    NotAsWanted,
    changed,
    clashes,
    flat,
    key_of,
    of_text,
    place,
    shown,
    typed,
    value_at,
    within,
)

__all__ = [
    "SINGLE",
    "Clash",
    "Clashing",
    "Document",
    "Edit",
    "NoSuchField",
    "NotAsWanted",
    "changed",
    "clashes",
    "flat",
    "key_of",
    "of_text",
    "place",
    "shown",
    "typed",
    "value_at",
    "within",
]
