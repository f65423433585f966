"""What becomes of two versions of the same note. Knows no files; `merge` does the rest.

Who brings whom together, and in what order, makes no difference: of versions that do not know of each other
one keeps the place of the note by what it says, and the others stand beside it as notes whose ids are made of
what *they* say. So a version that comes by another way is known again.
"""

from __future__ import annotations

from collections.abc import Collection

from ttchan_tui.store.copies.common_ancestor import Ancestry
from ttchan_tui.store.copies.fields import combined
from ttchan_tui.store.copies.foreign_copy import keyed
from ttchan_tui.store.copies.merge_conflict import MergeConflict, MergeConflictKind
from ttchan_tui.store.copies.versions import other_id, says, version_of, wins
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.state import Doc, Docs


class ThreeWayMerge:
    """The notes of both: what is to be put in, and what was in conflict."""

    def __init__(self, ours: Docs, theirs: Docs, past: Ancestry, needed: Collection[str] = ()) -> None:
        """Decide about every note; those that are `needed`, as others refer to them, stay in any case."""
        self.added: dict[str, Doc] = {}
        self.changed: dict[str, Doc] = {}
        self.removed: dict[str, Doc] = {}
        self.conflicts: list[MergeConflict] = []
        self._ours, self._theirs = keyed(NOTES, ours), keyed(NOTES, theirs)
        self._past = past
        base = past.base
        self._base = keyed(NOTES, base.get(NOTES, {})) if base is not None else None
        self._needed = needed
        self._differing: list[str] = []
        self._beside: list[tuple[str, Doc]] = []
        for id, doc in self._theirs.items():
            here = self._ours.get(id)
            if here is None:
                self.added[id] = doc
            elif here != doc:
                self._decide(id, here, doc)
        for id, doc in self._beside:
            self._put_beside(id, doc)
        for id in self._differing:
            self._have_once(id)
        self._leave_what_they_went_on_from()

    def _decide(self, id: str, ours: Doc, theirs: Doc) -> None:
        if version_of(NOTES, ours) == version_of(NOTES, theirs):
            self._put(id, ours | {"line": max(doc.get("line", 0) for doc in (ours, theirs))})
            return
        self._differing.append(id)
        takes = self._past.is_newer(NOTES, id, (ours, theirs), self._base)
        if takes is False and self._past.is_set_back(NOTES, id, theirs):
            self._tell(MergeConflictKind.SET_BACK, id, ours, theirs)
        elif takes is not None and self._past.is_apart(NOTES, id):
            self._tell(MergeConflictKind.ONE_KEPT, id, ours, theirs)
        if takes is None and says(NOTES, ours) == says(NOTES, theirs):
            self._put(id, self._gone_on_from(id, self._combined(id, ours, theirs), ours, theirs))
            return
        if takes is None:
            takes = self._takes_other(id, ours, theirs)
        self._put(id, self._numbered(*((theirs, ours) if takes else (ours, theirs))))

    def _numbered(self, stays: Doc, leaves: Doc) -> Doc:
        """What stays, with the higher number of both: the lower one may be that of another line by now."""
        if any(stays.get(field) != leaves.get(field) for field in ("prompt", "group")):
            return stays
        return {**stays, "line": max(doc.get("line", 0) for doc in (stays, leaves))}

    def _combined(self, id: str, ours: Doc, theirs: Doc) -> Doc:
        """What both know of a note whose words are the same: the outcome is the same on both sides."""
        base = self._base.get(id) if self._base is not None else None
        both, clash = combined(ours, theirs, base, is_base_known=self._base is not None)
        if clash:
            self._tell(MergeConflictKind.ONE_KEPT, id, ours, theirs)
        return both

    def _gone_on_from(self, id: str, both: Doc, ours: Doc, theirs: Doc) -> Doc:
        """What both say, unless one side has had just that already: then what it has made of it since."""
        version = version_of(NOTES, both)
        here, there = (
            version in seen.get((NOTES, id), ()) for seen in (self._past.seen_here, self._past.seen_there)
        )
        if here == there:
            return both
        return ours if here else theirs

    def _takes_other(self, id: str, ours: Doc, theirs: Doc) -> bool:
        """They say different things, and neither comes after the other."""
        known_here, known_there = self._knows(self._ours, id, theirs), self._knows(self._theirs, id, ours)
        if known_here != known_there:  # who has brought both together has seen both
            takes = known_there
        elif bool(ours.get("deleted_at")) != bool(theirs.get("deleted_at")):
            return self._takes_alive(id, ours, theirs)
        elif self._base is None and bool(ours.get("edited_at")) != bool(theirs.get("edited_at")):
            return bool(theirs.get("edited_at"))
        else:
            left_here, left_there = self._leaves(self._ours, id, theirs), self._leaves(self._theirs, id, ours)
            if known_here and left_here != left_there:
                return left_there
            takes = wins(NOTES, ours, theirs)
            if not known_here:
                self._tell(MergeConflictKind.BOTH_EDITED, id, ours, theirs)
        self._beside.append((id, ours if takes else theirs))
        return takes

    def _takes_alive(self, id: str, ours: Doc, theirs: Doc) -> bool:
        """One is deleted: the other one stays, unless it stands beside that one and was worked on there."""
        here = bool(ours.get("deleted_at"))
        side, alive = (self._ours, theirs) if here else (self._theirs, ours)
        if other_id(NOTES, id, alive) in side and self._leaves(side, id, alive):
            return not here
        self._tell(MergeConflictKind.EDIT_WON, id, ours, theirs)
        return here

    def _knows(self, side: dict[str, Doc], id: str, doc: Doc) -> bool:
        """Whether a side has had the words of that version of a note."""
        seen = self._past.seen_here if side is self._ours else self._past.seen_there
        return version_of(NOTES, doc) in seen.get((NOTES, id), ()) or other_id(NOTES, id, doc) in side

    def _leaves(self, side: dict[str, Doc], id: str, doc: Doc) -> bool:
        """Whether a side has nothing any more that says what that version of a note does."""
        beside = side.get(other_id(NOTES, id, doc))
        return beside is None or bool(beside.get("deleted_at")) or says(NOTES, beside) != says(NOTES, doc)

    def _put_beside(self, id: str, doc: Doc) -> None:
        """Let a version stand beside the one that has its place; what is known of it there already stays."""
        beside = other_id(NOTES, id, doc)
        doc, known = {**doc, "id": beside}, self._result(beside)
        if known is not None and not doc.get("deleted_at") and says(NOTES, known) == says(NOTES, doc):
            doc, _ = combined(known, doc, None, is_base_known=True)
            doc |= {"line": known.get("line", 0)}
        elif known is not None:
            return
        self._put(beside, doc)

    def _have_once(self, id: str) -> None:
        """Let no other note say what stands in the place of this one by now."""
        doc = self._result(id)
        assert doc is not None
        beside = other_id(NOTES, id, doc)
        twice = self._result(beside)
        gone = any(one is None or one.get("deleted_at") for one in (doc, twice))
        if twice is None or gone or beside in self._needed or says(NOTES, twice) != says(NOTES, doc):
            return
        both, _ = combined(doc, {**twice, "id": id}, None, is_base_known=True)
        self._put(id, both | {"line": doc.get("line", 0)})
        self._drop(beside)

    def _leave_what_they_went_on_from(self) -> None:
        """Leave out what stands beside a note as a version that its own side has changed since."""
        sides = (
            (self._ours, self._theirs, self._past.seen_there),
            (
                self._theirs,
                self._ours,
                self._past.seen_here,
            ),
        )
        for holding, other, seen in sides:
            for (table, id), versions in seen.items():
                now = other.get(id)
                if table != NOTES or now is None:
                    continue
                for version, doc in versions.items():
                    beside = other_id(NOTES, id, doc) if doc is not None else ""
                    held = holding.get(beside)
                    if held is None or held.get("deleted_at") or beside in {*other, *self._needed}:
                        continue
                    untouched = version_of(NOTES, {**held, "id": id}) == version
                    if untouched and (now.get("deleted_at") or other_id(NOTES, id, now) != beside):
                        self._drop(beside)

    def _result(self, id: str) -> Doc | None:
        if id in self.removed:
            return None
        return self.changed.get(id) or self.added.get(id) or self._ours.get(id)

    def _put(self, id: str, doc: Doc) -> None:
        if id not in self._ours:
            self.added[id] = doc
        elif doc == self._ours[id]:
            self.changed.pop(id, None)
        else:
            self.changed[id] = doc

    def _drop(self, id: str) -> None:
        self.changed.pop(id, None)
        self.added.pop(id, None)
        if id in self._ours:
            self.removed[id] = self._ours[id]

    def _tell(self, kind: MergeConflictKind, id: str, ours: Doc, theirs: Doc) -> None:
        self.conflicts.append(MergeConflict(kind, NOTES, id, ours, theirs))
