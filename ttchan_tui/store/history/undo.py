"""What can be undone and redone, as the history alone tells it, and how it is done.

To undo is a record of its own, which says what record it takes back (`undoes`); to redo is to take that
one back. So undoing steps back through one's own acts, redoing goes forward again, and a new act leaves
nothing to redo.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from ttchan_tui.meeting.history.change_kinds import UNDO, UNDO_PART, UNDOABLE
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.history.undoing import StandsOtherwise
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.changes import Change, Operation
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.history.entries import history_entry, part_id


@dataclass(frozen=True, slots=True)
class OwnChanges:
    """Whose acts are meant, and which of them."""

    meeting: str
    """Notes of other meetings are left alone, as nobody sees them."""
    who: str
    process: int | None = None
    """Only acts of that process."""
    after: int = 0
    """Only acts behind that record."""
    where: tuple[str | None, str] | None = None
    """Only acts on notes of that prompt and group; without a group, on whatever belongs to that prompt;
    without a prompt, on whatever is of the meeting."""
    verbs: frozenset[str] = UNDOABLE
    """Only acts that the history calls so."""

    def has(self, change: Change) -> bool:
        """Whether that is one of them."""
        return (
            change.who == self.who
            and change.origin is None  # what came over a link is nobody's own act here
            and self.process in (None, change.process)
            and all(map(self._is_here, change.operations))
        )

    def _is_here(self, operation: Operation) -> bool:
        if operation.id is None:
            return self.where is None
        document = operation.after or operation.before or {}
        if operation.table != NOTES and self.where is None:
            return True
        prompt, group = self.where or (None, "")
        return (
            document.get("meeting") == self.meeting
            and prompt in (None, document.get("prompt"))
            and (not group or (operation.table, document.get("group")) == (NOTES, group))
        )


def to_undo(backwards: Iterable[Change], own: OwnChanges) -> Change | None:
    """The last of one's own acts that nobody has taken back; None if there is none.

    Args:
        backwards: All changes, the newest first. No more of them are read than is needed.
        own: Whose acts.
    """
    for change in _standing(backwards, own.after):
        if change.what in own.verbs and own.has(change):
            return change
    return None


def to_redo(backwards: Iterable[Change], own: OwnChanges) -> Change | None:
    """The last of one's own undoings that nobody has taken back; None if something new was done since."""
    for change in _standing(backwards, own.after):
        if own.has(change):
            if change.what == UNDO:
                return change
            if change.what in own.verbs:
                return None
    return None


def _standing(backwards: Iterable[Change], after: int) -> Iterator[Change]:
    """All changes behind that record that were not taken back by later ones."""
    taken_back: set[int] = set()
    for change in backwards:
        if change.sequence <= after:
            return
        if change.sequence not in taken_back:
            taken_back |= taken_back_since(change, taken_back)
            yield change


def taken_back_since(change: Change, later: Container[int]) -> set[int]:
    """The record that a change takes back as a whole, if it stands itself.

    Args:
        change: Looked at from the newest on.
        later: The records that later ones take back.
    """
    if change.undoes is None or change.what == UNDO_PART or change.sequence in later:
        return set()
    return {change.undoes}


def take_back(pending: WriteSet, change: Change, meeting: Meeting) -> None:
    """Let all documents that a record has changed be as they were before it.

    Raises:
        StandsOtherwise: Some of them are not as the record has left them.
    """
    documents = [operation for operation in change.operations if operation.id is not None]
    now = (pending.get(one.table, str(one.id)) for one in documents)
    others = [
        replace(one, before=one.after, after=there)
        for one, there in zip(documents, now, strict=True)
        if there != one.after
    ]
    if others:
        entry = history_entry(replace(change, operations=tuple(others)))
        raise StandsOtherwise(entry, meeting)
    for one in sorted(documents, key=lambda one: one.id or 0):
        if one.before is None:
            pending.remove(one.table, str(one.id))
        else:
            pending.set(one.table, str(one.id), one.before)


def put_back(pending: WriteSet, part: PartChange, meeting: Meeting) -> None:
    """Let one part of the meeting be as it was before, wherever its document stands by now.

    Raises:
        StandsOtherwise: It is not as it was left.
    """
    documents = pending.docs(part.section).items()
    found = next(((number, one) for number, one in documents if part_id(one) == part.id), None)
    number, now = found or (None, None)
    if now != part.after:
        raise StandsOtherwise.of_part(replace(part, before=part.after, after=now), meeting)
    if part.before is not None:
        pending.set(part.section, number or str(pending.next_id(part.section)), part.before)
    elif number is not None:
        pending.remove(part.section, number)
