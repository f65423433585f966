"""Which of two versions comes after the other, and which one stays where neither does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from ttchan_tui.store.copies.common_ancestor import Ancestry, version_of
from ttchan_tui.store.copies.fields import strictness
from ttchan_tui.store.documents import NOTES, PROMISES, VISITORS
from ttchan_tui.store.engine.state import Doc

_ID_LENGTH: Final = 12
_WHAT_IT_SAYS: Final = {
    NOTES: ("prompt", "group", "category", "text"),
    PROMISES: ("text", "who", "partner", "by"),
}
"""What people would miss: of two versions that differ in it, both stay."""


def says(table: str, doc: Doc) -> tuple[str, ...]:
    """What a document says to people; by it, versions stand in an order that is the same everywhere."""
    return tuple(str(doc.get(field)) for field in _WHAT_IT_SAYS[table])


def has_words(table: str) -> bool:
    """Whether both of two versions stay, as somebody has said each."""
    return table in _WHAT_IT_SAYS


def other_id(table: str, id: str, doc: Doc) -> str:
    """The id of a version that stands beside the one in its place; the same on every machine."""
    return sha256("\0".join([id, *says(table, doc)]).encode()).hexdigest()[:_ID_LENGTH]


def is_newer(
    table: str, key: str, both: tuple[Doc | None, Doc | None], past: Ancestry, base: Mapping[str, Doc] | None
) -> bool | None:
    """Whether theirs comes after ours (True) or before it (False); None if neither, or nobody knows."""
    ours, theirs = (version_of(table, doc) for doc in both)
    seen_here = theirs in past.seen_here.get((table, key), ())
    seen_there = ours in past.seen_there.get((table, key), ())
    if seen_here != seen_there:
        return seen_there
    if base is not None and (was := version_of(table, base.get(key))) in (ours, theirs):
        return was == ours
    return None


def wins(table: str, ours: Doc, theirs: Doc) -> bool:
    """Whether theirs stays where neither comes after the other: by what they say, and by nothing else."""
    return _order(table, theirs) > _order(table, ours)


def _order(table: str, doc: Doc) -> tuple[object, ...]:
    if table == NOTES:
        return says(table, doc)
    kept_back = -strictness(doc.get("standing")) if table == VISITORS else 0
    return kept_back, json.dumps(doc, sort_keys=True, ensure_ascii=False)
