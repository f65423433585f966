"""Taking back what a record has done: one's own last act, or whatever record is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.errors import Frozen, NothingToTakeBack, UnknownId
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import REDO, UNDO, UNDO_PART, UNDOABLE
from ttchan_tui.meeting.history.entries import Effect, HistoryEntry
from ttchan_tui.meeting.references import check_references, orphaned_notes
from ttchan_tui.meeting.roles import Person
from ttchan_tui.store.announcements import withdraw_those_of
from ttchan_tui.store.documents import NOTES, THEMES, note_in
from ttchan_tui.store.engine.changes import Act, Change, acting, actor
from ttchan_tui.store.group_bounds import must_keep_to_groups
from ttchan_tui.store.history.entries import history_entry
from ttchan_tui.store.history.undo import put_back, take_back, taken_back_since
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.engine.protocol import Engine
    from ttchan_tui.store.note_source import NoteSource


class TakingBack:
    """What a person takes back in the meeting of a repository."""

    def __init__(self, repository: NoteSource, engine: Engine, person: Person) -> None:
        """Take back in that repository, as that person."""
        self._repository = repository
        self._engine = engine
        self._person = person

    def record(self, number: int, part: tuple[str, str] | None) -> HistoryEntry:
        """Take back that record, or one part of the meeting in it; raises what `MeetingHistory` says."""
        taken_back: set[int] = set()
        for change in self._engine.changes(newest_first=True):
            if change.sequence == number:
                break
            taken_back |= taken_back_since(change, taken_back)
        else:
            raise UnknownId(
                N_("There is no change {id}. “ttchan history” shows those that there are."), id=number
            )
        if change.sequence in taken_back:
            raise NothingToTakeBack(N_("That was taken back already."))
        if change.origin is not None:
            raise NothingToTakeBack(
                N_("That was done on another machine, and came over the link. It is taken back there.")
            )
        if change.what not in {*UNDOABLE, UNDO, REDO}:
            raise NothingToTakeBack(N_("This is not taken back: there is nothing before it to go back to."))
        is_own = change.who == (self._person.name or actor())
        self._person.must_undo(self._done_at_first(change), is_own=is_own)
        if part is None:
            return self.take_back(change, UNDO)
        return self._take_back_part(change, part)

    def _take_back_part(self, change: Change, which: tuple[str, str]) -> HistoryEntry:
        entry = history_entry(change)
        only = entry.only(*which)
        if not only.parts:
            raise UnknownId(N_("Change {number} did nothing to “{id}”."), number=change.sequence, id=which[1])
        act = Act(who=self._person.name, what=UNDO_PART, undoes=change.sequence)
        with acting(act), self._engine.transaction() as pending:
            put_back(pending, only.parts[0], self._repository.meeting())
            self._check_meeting()
        return only

    def take_back(self, change: Change, verb: str) -> HistoryEntry:
        """Let everything be as before a record; `verb` says whether that undoes or redoes something."""
        # What to take back was looked for without a turn, since that may take a while: should somebody
        # have been faster, its documents are not what they were.
        self._person.must_do(verb)
        self._person.must_do(self._done_at_first(change))
        entry = history_entry(change)
        act = Act(who=self._person.name, what=verb, undoes=change.sequence)
        with acting(act), self._engine.transaction() as pending:
            for one in entry.notes:
                if one.before and one.before.deleted_at is None:
                    check_references(self._repository.meeting(), one.before)
            frozen = [where for where in self._groups_in(entry) if self._is_frozen(where)]
            take_back(pending, change, self._repository.meeting())
            withdraw_those_of(change, pending)
            for where in frozen:  # unless the freeze itself is what goes, as with a board that was brought in
                self._repository.board.steps.check_not_frozen(*where)
            if any(operation.table != NOTES for operation in change.operations):
                self._check_meeting()
            must_keep_to_groups(self._person, pending, self._repository.note)
        return entry

    def _done_at_first(self, change: Change) -> str:
        """What was done by the act that a change has undone or redone, and so undoes or redoes anew."""
        backwards = self._engine.changes(newest_first=True)
        while change.undoes is not None:
            change = next((older for older in backwards if older.sequence == change.undoes), _FORGOTTEN)
        return change.what

    def _groups_in(self, entry: HistoryEntry) -> Iterator[tuple[str, str]]:
        """Whose notes were changed on what; without a group, what was made of them."""
        meeting = self._repository.meeting().id
        for part in entry.parts:
            fields = part.after or part.before or {}
            if (part.section, fields.get("meeting")) == (THEMES, meeting):
                yield str(fields.get("prompt")), ""
        for one in entry.notes:
            before, after = one.before, one.after
            if one.note.meeting != meeting or (before and after and one.effect in _WHILE_FROZEN):
                continue
            gathered = before and after and before.text == after.text and _place(before) != _place(after)
            yield one.note.prompt, "" if gathered else one.note.group

    def _is_frozen(self, where: tuple[str, str]) -> bool:
        try:
            self._repository.board.steps.check_not_frozen(*where)
        except Frozen:
            return True
        return False

    def _check_meeting(self) -> None:
        """See to it that the meeting that comes back has a place for every note."""
        notes = tuple(note_in(document) for _, document in self._engine.docs(NOTES))
        if problems := tuple(orphaned_notes(self._repository.meeting(), notes)):
            raise BadMeeting(problems)


_FORGOTTEN: Final = Change(0, datetime.min, "", 0, "", "", ())
"""A change that the history does not tell of any more; only a lead may take it back."""

_WHILE_FROZEN: Final = {Effect.TRANSLATED, Effect.JUDGED}
"""What changes nothing of what was said, and so is done and undone while that is frozen."""


def _place(note: Note) -> tuple[str, ...]:
    """Where a note stands among those of others; it may move while what its group said is frozen."""
    return note.theme, note.under, note.wording
