"""What of a meeting may leave for kiosks, as it stands now: documents that hold nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.meeting.groupwork import VISITOR, Standing
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.documents import (
    ANNOUNCEMENTS,
    NOTES,
    OPEN_PROMPTS,
    PUBLICATIONS,
    SHORT_PATHS,
    THEMES,
    VISITORS,
)
from ttchan_tui.store.link.records import ORDER, Place, Value
from ttchan_tui.store.repository import Repository

WHOLE = (*SECTIONS, ANNOUNCEMENTS, OPEN_PROMPTS, SHORT_PATHS, PUBLICATIONS)
"""The tables in which everything is public."""

TABLES = (*WHOLE, NOTES, THEMES, VISITORS)
"""The tables of which anything is."""


def public_documents(repository: Repository) -> dict[Place, Value]:
    """Everything that anybody may see."""
    engine, seen = repository.engine, repository.seen_by(PUBLIC)
    found: dict[Place, Value] = {}
    for name in WHOLE:
        docs = engine.docs(name)
        found |= {Place(name, key_of(name, doc, number)): doc for number, doc in docs}
        if name in SECTIONS:
            ordered = sorted(docs, key=lambda one: int(one[0]))
            found[Place(name, ORDER)] = [key_of(name, doc, number) for number, doc in ordered]
    notes = seen.notes()
    for note in notes:
        if note.origin != VISITOR:
            found[Place(NOTES, note.id)] = NOTE.document(replace(note, standing_why="", hands_why=""))
    themes = {theme.id for prompt in repository.meeting().prompts for theme in seen.themes(prompt.id)}
    visitors = {note.id for note in notes if note.origin == VISITOR}
    for table, ids in ((THEMES, themes), (VISITORS, visitors)):
        found |= {
            Place(table, str(doc["id"])): _public(table, doc)
            for _, doc in engine.docs(table)
            if doc.get("id") in ids
        }
    return found


def _public(table: str, doc: Mapping[str, Any]) -> Mapping[str, Any]:
    if table != VISITORS:
        return doc
    return {**doc, "kiosk": "", "reason": "", "standing": Standing.SHOWN.value}
