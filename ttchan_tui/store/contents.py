"""The meeting and its notes as they are in an engine, whoever looks: what the parts of a store work with.

What is handed on to a person goes through `Repository`, which knows how much of it they may see.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import SECTIONS, BadMeeting, read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.documents import VISITORS, sections_in
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.errors import VANISHED, StoreDamaged, StoreVanished
from ttchan_tui.store.note_index import NoteIndex
from ttchan_tui.store.zones import not_zones
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.board import Board
    from ttchan_tui.store.visitors import Visitors


class Contents:
    """One meeting and what is said at it, read from an engine; a `NoteSource`."""

    def __init__(self, engine: Engine, board: Callable[[], Board], visitors: Callable[[], Visitors]) -> None:
        """Read from an engine; the parts of the store are asked for when they are needed."""
        self._engine = engine
        self._get_board = board
        self._get_visitors = visitors
        self.index = NoteIndex(engine)
        """The notes of all meetings, deleted ones too."""
        self._meeting: Meeting | None = None
        self._meeting_of: tuple[int, ...] | None = None
        self._turn = threading.RLock()

    @property
    def board(self) -> Board:
        """What becomes of notes when a room works on them."""
        return self._get_board()

    @property
    def last_record(self) -> int:
        """The number of the last change of anything."""
        return self._engine.sequence()

    def meeting(self) -> Meeting:
        """The meeting, as `Repository.meeting` says; the same object until somebody changes it."""
        with self._turn:
            of = self._engine.version(*SECTIONS)
            if self._meeting is None or of is None or of != self._meeting_of:
                self.check_there()
                self._meeting = None
                file = self._engine.path.name
                meeting = read_meeting(sections_in(self._documents, file))
                if problems := tuple(not_zones(meeting, file)):
                    raise BadMeeting(problems)
                self._meeting, self._meeting_of = meeting, of
            return self._meeting

    def check_there(self) -> None:
        """See to it that there is a meeting.

        Raises:
            StoreVanished: The data file is gone.
            StoreDamaged: There is no meeting in it.
        """
        if not self._engine.count("meeting"):
            if self._engine.new:
                raise StoreVanished(VANISHED, path=self._engine.path)
            raise StoreDamaged(self._engine.path, N_("there is no meeting in it"))

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting, deleted ones left out; behind them visitors' notes that are approved."""
        meeting = self.meeting().id
        with self._turn:
            self.index.refresh()
            if prompt is not None and group:
                notes = self.index.of_group((meeting, prompt, group))
                return tuple(note for note in notes if note.deleted_at is None)
            own = self.index.living(meeting)
        visitors = self._get_visitors().shown() if self._engine.count(VISITORS) else ()
        if prompt is None and group is None and not visitors:
            return own
        return tuple(
            note
            for note in chain(own, visitors)
            if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted.

        Raises:
            UnknownId: There is no such note.
        """
        meeting = self.meeting().id
        with self._turn:
            self.index.refresh()
            note = self.index.get(id)
        if note is not None and note.meeting == meeting:
            return note
        raise UnknownId(NO_NOTE, id=id)

    def deleted_notes(self) -> tuple[Note, ...]:
        """The notes of this meeting that were deleted, in the order of their creation."""
        meeting = self.meeting().id
        return tuple(note for note in self.every_note() if note.meeting == meeting and note.deleted_at)

    def every_note(self) -> tuple[Note, ...]:
        """The notes of all meetings, deleted ones too."""
        with self._turn:
            self.index.refresh()
            return tuple(self.index)

    def _documents(self, table: str) -> Iterator[Doc]:
        return (document for _, document in self._engine.docs(table))


NO_NOTE = N_("There is no note “{id}”.")
