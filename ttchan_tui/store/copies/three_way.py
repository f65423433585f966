"""What becomes of two versions of the same thing. Knows no files; `merging` does the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from ttchan_tui.store.copies.common_ancestor import Ancestry, version_of
from ttchan_tui.store.copies.foreign_copy import keyed
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.state import Doc, Docs

_ID_LENGTH = 12
_WHAT_IT_SAYS = ("prompt", "group", "category", "text")
_TIMES = ("edited_at", "deleted_at")
_Decide = Callable[[Any, Any, Any], tuple[Any, bool]]
"""Takes ours, theirs and what both were; gives what is to be, and whether both have changed it."""
_STRICTEST = ("rejected", "held", None, "shown")
"""What was decided about a note; of two decisions the one that stands first here holds."""


class ConflictKind(Enum):
    """What both have changed, and what was done about it."""

    BOTH_EDITED = "both-edited"
    """Ours stays, theirs comes in as a note of its own."""
    EDIT_WON = "edit-won"
    """One has deleted what the other has edited; it is there."""
    ONE_KEPT = "one-kept"
    """Both have counted hands for a note, or arranged it; the same one of the two stays on both sides."""
    OURS_KEPT = "ours-kept"
    """A part of the meeting, or a table of others: ours stays, theirs was left out."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that was changed on both sides since they were one."""

    kind: ConflictKind
    table: str
    key: str
    ours: Doc | None
    theirs: Doc | None


def other_id(id: str, doc: Doc) -> str:
    """The id of a version of a note that comes in beside another one; the same on every machine."""
    parts = [id, *(str(doc.get(field)) for field in _WHAT_IT_SAYS)]
    return sha256("\0".join(parts).encode()).hexdigest()[:_ID_LENGTH]


class ThreeWayMerge:
    """The notes of both: what is to be put in, and what was in conflict."""

    def __init__(self, ours: Docs, theirs: Docs, past: Ancestry) -> None:
        """Decide about every note."""
        self.added: dict[str, Doc] = {}
        self.changed: dict[str, Doc] = {}
        self.conflicts: list[Conflict] = []
        self._ours, self._theirs = keyed(NOTES, ours), keyed(NOTES, theirs)
        self._past = past
        base = past.base
        self._base = keyed(NOTES, base.get(NOTES, {})) if base is not None else None
        for id, doc in self._theirs.items():
            here = self._ours.get(id)
            if here is None:
                self.added[id] = doc
            elif here != doc:
                self._decide(id, here, doc)

    def _decide(self, id: str, ours: Doc, theirs: Doc) -> None:
        takes = _newer(NOTES, id, (ours, theirs), self._past, self._base)
        if takes is None and _says(ours) == _says(theirs):
            if (both := self._gone_on_from(id, self._combined(id, ours, theirs), ours, theirs)) != ours:
                self.changed[id] = both
            return
        if takes is None:
            takes = self._takes_other(id, ours, theirs)
        if takes:
            self.changed[id] = theirs

    def _combined(self, id: str, ours: Doc, theirs: Doc) -> Doc:
        """What both know of a note whose words are the same: the outcome is the same on both sides."""
        base = self._base.get(id) if self._base is not None else None
        times = theirs if self._takes_same(ours, theirs) else ours
        both: Doc = {}
        clashes = set()
        for field in {**ours, **theirs}:
            if field in _TIMES:
                both[field] = times.get(field)
                continue
            decide: _Decide = _BY_FIELD.get(field, _one_of)
            value, clash = decide(ours.get(field), theirs.get(field), (base or {}).get(field))
            if value is not None:
                both[field] = value
            if clash:
                clashes.add(field)
        _keep_to_what_was_judged(both, ours, theirs)
        if clashes - {"line"}:
            self._tell(ConflictKind.ONE_KEPT, id, ours, theirs)
        return both

    def _gone_on_from(self, id: str, both: Doc, ours: Doc, theirs: Doc) -> Doc:
        """What both say, unless one side has had just that already: then what it has made of it since."""
        version = version_of(both)
        here, there = (
            version in seen.get((NOTES, id), ()) for seen in (self._past.seen_here, self._past.seen_there)
        )
        if here == there:
            return both
        return ours if here else theirs

    def _takes_same(self, ours: Doc, theirs: Doc) -> bool:
        """They differ in when it was edited or deleted only."""
        if bool(ours.get("deleted_at")) != bool(theirs.get("deleted_at")):
            just_deleted = self._base is None and ours.get("edited_at") == theirs.get("edited_at")
            return just_deleted is bool(theirs.get("deleted_at"))
        return version_of(theirs) > version_of(ours)

    def _takes_other(self, id: str, ours: Doc, theirs: Doc) -> bool:
        """They say different things."""
        if bool(ours.get("deleted_at")) != bool(theirs.get("deleted_at")):
            self._tell(ConflictKind.EDIT_WON, id, ours, theirs)
            return bool(ours.get("deleted_at"))
        if self._base is None and bool(ours.get("edited_at")) != bool(theirs.get("edited_at")):
            return bool(theirs.get("edited_at"))
        beside_ours, beside_theirs = other_id(id, theirs), other_id(id, ours)
        if beside_theirs in self._theirs:  # they have brought both together before
            return beside_ours not in self._ours or version_of(theirs) > version_of(ours)
        if beside_ours not in self._ours:
            self._tell(ConflictKind.BOTH_EDITED, id, ours, theirs)
            self.added[beside_ours] = {**theirs, "id": beside_ours}
        return False

    def _tell(self, kind: ConflictKind, id: str, ours: Doc, theirs: Doc) -> None:
        self.conflicts.append(Conflict(kind, NOTES, id, ours, theirs))


def _one_of(ours: object, theirs: object, base: object) -> tuple[Any, bool]:
    """What was changed since they were one; of two changes the higher one, and that there were two."""
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    return max(ours, theirs, key=_rank), True


def _rank(value: object) -> tuple[bool, bool, int, str]:
    number = value if isinstance(value, int) else 0
    return value is not None, isinstance(value, int), number, json.dumps(value, sort_keys=True)


def _both_translations(ours: Any, theirs: Any, base: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """Language by language; an approval is of the very words that it was given to."""
    by_language = [{one["language"]: one for one in side or ()} for side in (ours, theirs, base)]
    decided = [
        _one_translation(*(side.get(code) for side in by_language))
        for code in sorted({**by_language[0], **by_language[1]})
    ]
    kept = [one for one, _ in decided if one is not None]
    return kept or None, any(clash for _, clash in decided)


def _one_translation(ours: Doc | None, theirs: Doc | None, base: Doc | None) -> tuple[Any, bool]:
    """As `_one_of`; of the same words on both sides only the approval is decided about."""
    words = _words(ours)
    if words is None or words != _words(theirs):
        return _one_of(ours, theirs, base)
    approvals = (
        one.get("approved") if one and _words(one) == words else None for one in (ours, theirs, base)
    )
    approved, _ = _one_of(*approvals)
    return words | ({"approved": approved} if approved else {}), False


def _words(translation: Doc | None) -> Doc | None:
    """A translation whether it is approved or not."""
    return translation and {field: value for field, value in translation.items() if field != "approved"}


def _both_standings(ours: Any, theirs: Any, base: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """The stricter of two decisions: what one side has rejected is not public because the other did not."""
    decided, clash = _one_of(ours, theirs, base)
    return (min(ours, theirs, key=_STRICTEST.index) if clash else decided), clash


_BY_FIELD: dict[str, _Decide] = {
    "translations": _both_translations,
    "standing": _both_standings,
}
"""How it is decided about some fields; about all others by `_one_of`."""


def _keep_to_what_was_judged(both: Doc, ours: Doc, theirs: Doc) -> None:
    """Let a decision bear its own reason, and nothing be public in words that nobody has approved."""
    judged = [side for side in (ours, theirs) if side.get("standing") == both.get("standing")]
    if len(judged) == 1:
        both.pop("standing_why", None)
        if why := judged[0].get("standing_why"):
            both["standing_why"] = why
    if all(side.get("wording") != both.get("wording") for side in judged):
        both.pop("standing", None)


def merge_section(name: str, ours: Docs, theirs: Docs, past: Ancestry) -> tuple[list[Doc], list[Conflict]]:
    """The documents of a section of the meeting, in their order, and those that both have changed."""
    here, there = keyed(name, ours), keyed(name, theirs)
    base = keyed(name, past.base.get(name, {})) if past.base is not None else None
    untouched = not any(table == name for table, _ in past.seen_here)
    if untouched and base is not None and list(here.values()) == list(base.values()):
        return list(there.values()), []
    conflicts = []
    result = dict(here)
    for key in dict.fromkeys([*here, *there]):
        both = here.get(key), there.get(key)
        if both[0] == both[1]:
            continue
        takes = _newer(name, key, both, past, base)
        if takes is None and base is None and None in both:
            takes = both[0] is None
        if takes is None:
            conflicts.append(Conflict(ConflictKind.OURS_KEPT, name, key, *both))
        elif takes:
            result = _put(result, key, both[1], list(there))
    return list(result.values()), conflicts


def _put(docs: dict[str, Doc], key: str, doc: Doc | None, order: list[str]) -> dict[str, Doc]:
    """Remove, replace, or insert behind what it stands behind over there."""
    if doc is None:
        return {one: kept for one, kept in docs.items() if one != key}
    if key in docs:
        return {**docs, key: doc}
    before = next((one for one in reversed(order[: order.index(key)]) if one in docs), None)
    place = list(docs).index(before) + 1 if before is not None else 0
    items = list(docs.items())
    return dict([*items[:place], (key, doc), *items[place:]])


def _newer(
    table: str, key: str, both: tuple[Doc | None, Doc | None], past: Ancestry, base: dict[str, Doc] | None
) -> bool | None:
    """Whether theirs comes after ours (True) or before it (False); None if neither, or nobody knows."""
    ours, theirs = both
    seen_here = version_of(theirs) in past.seen_here.get((table, key), ())
    seen_there = version_of(ours) in past.seen_there.get((table, key), ())
    if seen_here != seen_there:
        return seen_there
    if base is not None and base.get(key) in both:
        return base.get(key) == ours
    return None


def _says(doc: Doc) -> tuple[object, ...]:
    return tuple(doc.get(field) for field in _WHAT_IT_SAYS)
