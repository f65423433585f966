"""The meeting and its notes, for everything above the store. Hands out domain objects only.

Every method may be called from any thread. Reading never waits for anybody, so it may be done on an
event loop; a change may wait seconds for another process and must not. A change that has returned is
on the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import SECTIONS, BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import IMPORT_BOARD, LOAD_MEETING
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.references import orphaned_notes
from ttchan_tui.meeting.visibility import ORGANISER, Viewer
from ttchan_tui.store.documents import VISITORS, documents_of, sections_in
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.errors import VANISHED, StoreDamaged, StoreError, StoreVanished, StoreWarning
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.store.first_run import begin
from ttchan_tui.store.note_index import NoteIndex
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.store.zones import not_zones
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
    from ttchan_tui.store.announcements import Announcements
    from ttchan_tui.store.board import Board
    from ttchan_tui.store.board.board_import import ImportResult
    from ttchan_tui.store.engine.protocol import Watch
    from ttchan_tui.store.meeting_history import MeetingHistory
    from ttchan_tui.store.moderation import Moderation
    from ttchan_tui.store.notebook import Notebook
    from ttchan_tui.store.side_files.drafts import Drafts
    from ttchan_tui.store.visible_board import VisibleBoard
    from ttchan_tui.store.visitors import Visitors

DATA_FILE = "ttchan.json"
"""Name of the data file."""


class Repository:
    """One meeting and what is said at it."""

    def __init__(self, engine: Engine) -> None:
        """Stand before an engine; `open_repository` makes sure that there is a meeting in it."""
        self._engine = engine
        self._file = engine.path
        self._notes = NoteIndex(engine)
        self._context = StoreContext(engine, self.meeting, self._change)
        self._meeting: Meeting | None = None
        self._meeting_of: tuple[int, ...] | None = None
        self._turn = threading.RLock()

    def change_token(self) -> ChangeToken:
        """Differs as soon as anybody has changed anything. Cheap: asks the file system only."""
        return self._engine.token()

    def obstacle(self) -> StoreError | None:
        """What keeps changes from being stored at present, as far as that can be told without making one."""
        try:
            self._engine.check_writable()
        except StoreError as obstacle:
            return obstacle
        return None

    def watch(self, changed: Callable[[], object]) -> Watch:
        """Tell of every change, and of every new obstacle and its end, until the watch is closed.

        Args:
            changed: Called on a thread of the watch, which has read what is new. It must not wait.
        """
        return self._engine.watch(self._looked_at, changed)

    def drafts(self) -> Drafts:
        """Where a session keeps what is typed and not stored yet; one for each session."""
        from ttchan_tui.store.side_files.drafts import Drafts

        return Drafts(self._file.parent)

    def _looked_at(self) -> object:
        """Read what is new, off the thread of whoever shows it; give what differs after any change."""
        obstacle = self.obstacle()
        try:
            token = self.change_token()
            self.notes()
        except Explained as trouble:
            return str(obstacle), str(trouble)
        return str(obstacle), token

    @property
    def last_record(self) -> int:
        """The number of the last change of anything; that of the next one is higher."""
        return self._engine.sequence()

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What was found damaged, and what was done about it."""
        return self._engine.warnings

    @property
    def engine(self) -> Engine:
        """Where everything is kept, for its history and maintenance; documents are changed here only."""
        return self._engine

    def close(self) -> None:
        """Let go of the data."""
        self._engine.close()

    def meeting(self) -> Meeting:
        """The meeting; the same object until somebody changes it.

        Raises:
            StoreVanished: The data file is gone.
            StoreDamaged: There is no meeting in it.
            BadMeeting: The data file was changed by hand and is no meeting any more.
        """
        with self._turn:
            of = self._engine.version(*SECTIONS)
            if self._meeting is None or of is None or of != self._meeting_of:
                self._check_there()
                self._meeting = None
                meeting = read_meeting(sections_in(self._documents, self._file.name))
                if problems := tuple(not_zones(meeting, self._file.name)):
                    raise BadMeeting(problems)
                self._meeting, self._meeting_of = meeting, of
            return self._meeting

    def replace_meeting(self, sections: Sections) -> Meeting:
        """Put another meeting, or another version of it, in the place of this one.

        Notes of other meetings stay stored, and are there again when their meeting is.

        Raises:
            BadMeeting: It is not sound, or lacks what notes of this meeting belong to.
        """
        meeting = read_meeting(sections, thorough=True)
        self._check_there()
        with acting(Act(what=LOAD_MEETING)), self._engine.transaction() as pending:
            if problems := tuple(orphaned_notes(meeting, self._all_notes())):
                raise BadMeeting(problems)
            pending.replace_tables(documents_of(sections))
        return meeting

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting in the order of their creation, deleted ones left out.

        Behind them those of visitors that an organiser has approved; they are of no group.
        """
        meeting = self.meeting().id
        with self._turn:
            self._notes.refresh()
            if prompt is not None and group:
                notes = self._notes.of_group((meeting, prompt, group))
                return tuple(note for note in notes if note.deleted_at is None)
            own = self._notes.living(meeting)
        visitors = self._shown_of_visitors()
        if prompt is None and group is None and not visitors:
            return own
        return tuple(
            note
            for note in chain(own, visitors)
            if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def seen_by(self, viewer: Viewer) -> VisibleBoard:
        """Notes, themes and promises as the viewer may see them."""
        from ttchan_tui.store.visible_board import VisibleBoard

        return VisibleBoard(self, viewer)

    def board_snapshot(self, viewer: Viewer = ORGANISER) -> BoardSnapshot:
        """The board as it stood after one and the same change, whatever others do meanwhile.

        Args:
            viewer: Whoever it is for; only what they may see is in it.

        Raises what `notes` raises.
        """
        from ttchan_tui.store.board.board_snapshot import board_snapshot

        while True:
            token = self.change_token()
            found = board_snapshot(self, self.seen_by(viewer), viewer)
            if self.change_token() == token:
                return found

    def bring(self, board_snapshot: BoardSnapshot, *, why: str = "") -> ImportResult:
        """Take in what is not here yet of a board that was taken along: all of it as one change, or nothing.

        What is decided about a prompt (hidden, frozen, ready) comes along if there is nothing on it here.

        Raises what `BoardImport.carry_out` raises.
        """
        from ttchan_tui.store.board.board_import import BoardImport

        with self._change(IMPORT_BOARD, why):
            return BoardImport(self, self.visitors, self._engine, board_snapshot).carry_out()

    def _shown_of_visitors(self) -> tuple[Note, ...]:
        return self.visitors.shown() if self._engine.count(VISITORS) else ()

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted.

        Raises:
            UnknownId: There is no such note.
        """
        meeting = self.meeting().id
        with self._turn:
            self._notes.refresh()
            note = self._notes.get(id)
        if note is not None and note.meeting == meeting:
            return note
        raise UnknownId(N_("There is no note “{id}”."), id=id)

    def deleted_notes(self) -> tuple[Note, ...]:
        """The notes of this meeting that were deleted, in the order of their creation."""
        meeting = self.meeting().id
        return tuple(note for note in self._all_notes() if note.meeting == meeting and note.deleted_at)

    @cached_property
    def notebook(self) -> Notebook:
        """What is done to notes."""
        from ttchan_tui.store.notebook import Notebook

        return Notebook(self._context, self.board.notes, self.board.hands, lambda: self.past)

    @cached_property
    def board(self) -> Board:
        """What becomes of notes when a room works on them."""
        from ttchan_tui.store.board import Board

        return Board(self._context, self._notes, self.note)

    @cached_property
    def past(self) -> MeetingHistory:
        """What was done, how things stood, and the way back."""
        from ttchan_tui.store.meeting_history import MeetingHistory

        return MeetingHistory(self, self._engine)

    @cached_property
    def announcements(self) -> Announcements:
        """What the organisers tell everybody."""
        from ttchan_tui.store.announcements import Announcements

        return Announcements(self._context)

    @cached_property
    def visitors(self) -> Visitors:
        """What visitors say, and which prompts are open to them."""
        from ttchan_tui.store.visitors import Visitors

        return Visitors(self._context)

    @cached_property
    def moderation(self) -> Moderation:
        """What leaves the room."""
        from ttchan_tui.store.moderation import Moderation

        return Moderation(self._context, self.notes, self.board.notes, self.visitors)

    @contextmanager
    def _change(self, what: str, why: str) -> Iterator[None]:
        self.meeting()  # where there is none, not even a journal is to be begun
        why = admit(why, limit=NOTE_LIMIT) if why else ""
        with acting(Act(what=what, why=why)), self._engine.transaction():
            yield

    def _documents(self, table: str) -> Iterator[Doc]:
        return (document for _, document in self._engine.docs(table))

    def _all_notes(self) -> tuple[Note, ...]:
        with self._turn:
            self._notes.refresh()
            return tuple(self._notes)

    def _check_there(self) -> None:
        if not self._engine.count("meeting"):
            if self._engine.new:
                raise StoreVanished(VANISHED, path=self._file)
            raise StoreDamaged(self._file, N_("there is no meeting in it"))


def open_repository(directory: Path) -> Repository:
    """Open the data directory; the first time, make it and put the bundled meeting into it.

    Raises:
        StoreVanished: There has been a data file, and it is gone.
        StoreDamaged: The data file is not what this program writes; it is left as it is.
    """
    disk.make_data_directory(directory.absolute())
    engine = JournalStorage(directory / DATA_FILE)
    begin(engine, directory / DATA_FILE)
    return Repository(engine)
