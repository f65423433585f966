"""Versions of a document: what tells them apart, and which one stays where neither comes after the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from ttchan_tui.store.copies.fields import strictness
from ttchan_tui.store.documents import NOTES, PROMISES, VISITORS
from ttchan_tui.store.engine.state import Doc

GONE: Final = ""
"""The version of a document that is not there."""

_ID_LENGTH: Final = 12
_WHAT_IT_SAYS: Final = {
    NOTES: ("prompt", "group", "category", "text"),
    PROMISES: ("text", "who", "partner", "by"),
}
"""What people would miss: of two versions that differ in it, both stay."""


def version_of(table: str, doc: Mapping[str, object] | None) -> str:
    """What two documents have in common if and only if they say the same.

    The number of a line is nothing that anybody says of a note: each copy gives its own.
    """
    if doc is None:
        return GONE
    if table == NOTES and "line" in doc:
        doc = {field: value for field, value in doc.items() if field != "line"}
    return json.dumps(doc, sort_keys=True, ensure_ascii=False)


def says(table: str, doc: Mapping[str, object]) -> tuple[str, ...]:
    """What a document says to people; by it, versions stand in an order that is the same everywhere."""
    return tuple(str(doc.get(field)) for field in _WHAT_IT_SAYS[table])


def has_words(table: str) -> bool:
    """Whether both of two versions stay, as somebody has said each."""
    return table in _WHAT_IT_SAYS


def other_id(table: str, id: str, doc: Mapping[str, object]) -> str:
    """The id of a version that stands beside the one in its place; the same on every machine."""
    return sha256("\0".join([id, *says(table, doc)]).encode()).hexdigest()[:_ID_LENGTH]


def wins(table: str, ours: Doc, theirs: Doc) -> bool:
    """Whether theirs stays where neither comes after the other: by what they say, and by nothing else."""
    return _order(table, theirs) > _order(table, ours)


def _order(table: str, doc: Doc) -> tuple[object, ...]:
    if table == NOTES:
        return says(table, doc)
    kept_back = -strictness(doc.get("standing")) if table == VISITORS else 0
    return kept_back, json.dumps(doc, sort_keys=True, ensure_ascii=False)
