"""The past of a meeting: what was done, as it stood, and the way back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ttchan_tui.meeting.errors import NothingToTakeBack, NothingYet, UnknownId
from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import REDO, UNDO, UNDOABLE
from ttchan_tui.meeting.history.entries import HistoryEntry
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import OWNER, Person, Right
from ttchan_tui.store.documents import NOTES, note_in, sections_in
from ttchan_tui.store.engine.changes import actor
from ttchan_tui.store.history.entries import history_entries, history_entry
from ttchan_tui.store.history.undo import OwnChanges, to_redo, to_undo
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.engine.protocol import Engine
    from ttchan_tui.store.history.taking_back import TakingBack
    from ttchan_tui.store.note_source import NoteSource
    from ttchan_tui.store.visible_board import VisibleBoard

GroupFilter = tuple[str | None, str]
"""A prompt and a group; without a group all of them, and what was made of it; without a prompt, all."""


class AsOf(NamedTuple):
    """A meeting and its notes, deleted ones left out, as they stood at some time."""

    meeting: Meeting
    notes: tuple[Note, ...]


class MeetingHistory:
    """What was done to the meeting of a repository; `Repository.past` gives it."""

    def __init__(self, repository: NoteSource, engine: Engine, person: Person = OWNER) -> None:
        """Look back from where a repository is now, with the eyes of a person."""
        self._repository = repository
        self._engine = engine
        self._person = person

    def entries(
        self, prompt: str | None = None, group: str | None = None, after: int = 0, naming: str = ""
    ) -> Iterator[HistoryEntry]:
        """All that was done and the person may see, the newest first; read only as far as one goes on.

        What was done elsewhere stands behind the merge that has brought it, each with who, when and why.

        Args:
            prompt: Only what was done to notes on that prompt, of whatever meeting.
            group: Only what was done to notes of that group.
            after: Only what was done after the entry of that number.
            naming: Only what has to do with something of that id, and perhaps more.

        Raises:
            NotAllowed: The past is not for the person.
        """
        self._person.must(Right.LOOK_BACK)
        return self._seen.entries(self._every_entry(prompt, group, after, naming))

    @property
    def _seen(self) -> VisibleBoard:
        from ttchan_tui.store.visible_board import VisibleBoard

        return VisibleBoard(self._repository, self._person.viewer)

    def _every_entry(
        self, prompt: str | None, group: str | None, after: int, naming: str
    ) -> Iterator[HistoryEntry]:
        for change in self._engine.changes(newest_first=True, naming=naming):
            if change.sequence <= after:
                return
            for whole in history_entries(change):
                entry = whole if (prompt, group) == (None, None) else whole.on(prompt, group)
                if entry:
                    yield entry

    def of_note(self, id: str) -> tuple[HistoryEntry, ...]:
        """What was done to one note or one part of the meeting, the newest first.

        Args:
            id: The id of a part, or that of a note, of which the beginning is enough.

        Raises:
            UnknownId: Nothing is known of it, or several notes begin like that.
        """
        if found := self._about(id):
            return found
        known = {change.note.id for entry in self.entries() for change in entry.notes}
        return self._about(find_id(known, id, _NONE))

    def _about(self, id: str) -> tuple[HistoryEntry, ...]:
        return tuple(filter(None, (entry.about(id) for entry in self.entries(naming=id))))

    def note_id(self, beginning: str) -> str:
        """The id of the only note of this meeting that begins like that, be it there or not.

        Raises:
            UnknownId: There is none, or there are several.
        """
        notes = self._seen.among((*self._repository.notes(), *self._repository.deleted_notes()))
        there = {note.id for note in notes}
        if any(id.startswith(beginning) for id in there):
            return find_id(there, beginning, _NONE)
        return find_id(
            (change.note.id for entry in self.entries() for change in entry.notes), beginning, _NONE
        )

    def at(self, moment: datetime) -> AsOf:
        """The meeting and its notes as they stood at that moment.

        Raises:
            NothingYet: There was no meeting yet, or nobody knows of it.
            BadMeeting: Somebody had changed it by hand, and it was none.
            NotAllowed: The past is not for the person.
        """
        self._person.must(Right.LOOK_BACK)
        tables = self._engine.as_of(moment)
        if not tables.get("meeting"):
            raise NothingYet
        file = self._engine.path.name
        meeting = read_meeting(sections_in(lambda name: tables.get(name, {}).values(), file))
        documents = sorted(tables.get(NOTES, {}).items(), key=lambda item: int(item[0]))
        notes = (note_in(document) for _, document in documents)
        there = (note for note in notes if note.meeting == meeting.id and note.deleted_at is None)
        return AsOf(meeting, self._seen.among(there))

    def stood(self, notes: Iterable[Note], after: int) -> tuple[Note, ...]:
        """Notes as they stood when the entry of that number was done, without those that came later.

        Raises:
            UnknownId: Nothing has that number yet.
        """
        if after > self._repository.last_record:
            raise UnknownId(N_("There is no change {id} yet."), id=after)
        before: dict[str, Note | None] = {}
        for change in self._engine.changes(newest_first=True):
            if change.sequence <= after:
                break
            before |= {one.note.id: one.before for one in history_entry(change).notes}
        return tuple(filter(None, (before.get(note.id, note) for note in notes)))

    def undo(
        self, where: GroupFilter | None = None, after: int = 0, verbs: frozenset[str] | None = None
    ) -> HistoryEntry:
        """Take back one's own last act that is not taken back yet.

        Args:
            where: Only what this very process has done to notes of that prompt and group; otherwise whatever
                the same person did.
            after: Only what was done after the entry of that number.
            verbs: Only acts that the history calls so; all that can be undone if none are given.

        Returns:
            What was taken back.

        Raises:
            NothingToTakeBack: There is none.
            ChangedSince: Somebody has changed the same since; nothing was changed.
            UnknownId: A note belongs to what is not in the meeting any more.
            BadMeeting: Notes belong to what was not in the meeting before.
        """
        change = to_undo(self._engine.changes(newest_first=True), self._own(where, after, verbs))
        if change is None:
            raise NothingToTakeBack(N_("There is nothing to undo."))
        return self._taking_back.take_back(change, UNDO)

    def redo(
        self, where: GroupFilter | None = None, after: int = 0, verbs: frozenset[str] | None = None
    ) -> HistoryEntry:
        """Do again what was undone last, unless something new was done since.

        Takes, returns and raises what `undo` does.
        """
        change = to_redo(self._engine.changes(newest_first=True), self._own(where, after, verbs))
        if change is None:
            raise NothingToTakeBack(N_("There is nothing to redo."))
        return self._taking_back.take_back(change, REDO).reversed()

    def undo_record(self, number: int, part: tuple[str, str] | None = None) -> HistoryEntry:
        """Take back one record, whoever did it, if everything in it stands as it has left it.

        Args:
            number: That of the record, as the entries have it.
            part: Section and id of the only part of the meeting that is to be as before; the rest stays.

        Returns:
            What was taken back.

        Raises:
            UnknownId: There is no such record, or no such part in it.
            StandsOtherwise: Something of it was changed since; it says both versions. Nothing was changed.
            NotAllowed: It is somebody else's, or of a kind that the person may not do.
            NothingToTakeBack: It is of a kind that is not taken back, or was taken back already.
            BadMeeting: Notes belong to what was not in the meeting before.
        """
        self.entry(number)
        return self._taking_back.record(number, part)

    def entry(self, number: int) -> HistoryEntry:
        """What the record of that number has done itself.

        Raises:
            UnknownId: There is none, or none that the person may see.
            NotAllowed: The past is not for the person.
        """
        for entry in self.entries(after=number - 1):
            if entry.number == number and not entry.place:
                return entry
        raise UnknownId(NO_CHANGE, id=number)

    def is_own(self, entry: HistoryEntry) -> bool:
        """Whether the person has done that themselves."""
        return entry.who == (self._person.name or actor())

    def gone(self, id: str) -> tuple[int, Note] | None:
        """A note of this meeting that is there no more: the number of its document, and what it was."""
        wanted = (NOTES, id, self._repository.meeting().id)
        for change in self._engine.changes(newest_first=True):
            for one in change.operations:
                document = one.before or {}
                if one.id is not None and (one.table, document.get("id"), document.get("meeting")) == wanted:
                    return one.id, note_in(document)
        return None

    def _own(self, where: GroupFilter | None, after: int, verbs: frozenset[str] | None) -> OwnChanges:
        process = None if where is None else os.getpid()
        who = self._person.name or actor()
        return OwnChanges(self._repository.meeting().id, who, process, after, where, verbs or UNDOABLE)

    @cached_property
    def _taking_back(self) -> TakingBack:
        from ttchan_tui.store.history.taking_back import TakingBack

        return TakingBack(self._repository, self._engine, self._person)


NO_CHANGE: Final = N_("There is no change {id}. “ttchan history” shows those that there are.")
_NONE: Final = N_("Nothing is known of “{id}”. “ttchan notes list --ids” shows the ids of notes.")
