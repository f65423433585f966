"""The meeting and its notes, for everything above the store. Hands out domain objects only.

Every method may be called from any thread. Reading never waits for anybody, so it may be done on an
event loop; a change may wait seconds for another process and must not. A change that has returned is
on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import OWNER, Person, Right
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC, Viewer
from ttchan_tui.store.contents import NO_NOTE, Contents
from ttchan_tui.store.engine.changes import Act, acting
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.errors import StoreError, StoreWarning
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.group_bounds import must_keep_to_groups
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange, Step
    from ttchan_tui.store.announcements import Announcements
    from ttchan_tui.store.board import Board
    from ttchan_tui.store.board.exchange import BoardExchange
    from ttchan_tui.store.engine.protocol import Watch
    from ttchan_tui.store.history.meeting_history import MeetingHistory
    from ttchan_tui.store.history.recent_programme import RecentProgramme
    from ttchan_tui.store.history.states import MeetingStates
    from ttchan_tui.store.meeting.aside import MeetingsAside
    from ttchan_tui.store.meeting.editing import MeetingEditing
    from ttchan_tui.store.meeting.loading import MeetingLoader
    from ttchan_tui.store.meeting.meeting_draft import MeetingDraft
    from ttchan_tui.store.moderation import Moderation
    from ttchan_tui.store.notebook import Notebook
    from ttchan_tui.store.pictures import Pictures
    from ttchan_tui.store.results import Results
    from ttchan_tui.store.side_files.side_files import SideFiles
    from ttchan_tui.store.visible_board import VisibleBoard
    from ttchan_tui.store.visitors import Visitors


class Repository:
    """One meeting and what is said at it, for a person: gives what they may see, does what they may do."""

    def __init__(self, engine: Engine, person: Person = OWNER) -> None:
        """Stand before an engine; `open_repository` makes sure that there is a meeting in it."""
        self.person = person
        """Whom it was opened for."""
        self._engine = engine
        self._layout = FileLayout(engine.path)
        self._contents = Contents(engine, lambda: self.board, lambda: self.visitors)
        self._context = StoreContext(engine, self.meeting, self._change)
        self._is_looked_at = False
        self.recent_steps: tuple[Step, ...] = ()
        """What was done to the programme lately, as far as the watch has found it out; costs nothing."""

    def change_token(self) -> ChangeToken:
        """Differs as soon as anybody has changed anything. Cheap: asks the file system only."""
        return (*self._engine.token(), *disk.change_token(self._layout.calls))

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

    def _looked_at(self) -> object:
        """Read what is new, off the thread of whoever shows it; give what differs after any change."""
        obstacle = self.obstacle()
        try:
            token = self.change_token()
            self.notes()
            if self._is_looked_at:  # the first time somebody waits for it, who has just opened a screen
                self.recent_steps = self.recent.look()
            self._is_looked_at = True
        except Explained as trouble:
            return str(obstacle), str(trouble)
        return str(obstacle), token, self.recent_steps

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
        return self._contents.meeting()

    @cached_property
    def loader(self) -> MeetingLoader:
        """What brings another meeting, or another version of this one, in its place."""
        from ttchan_tui.store.meeting.loading import MeetingLoader

        return MeetingLoader(self._context, self._contents, self.aside, self.person)

    @cached_property
    def aside(self) -> MeetingsAside:
        """The other meetings."""
        from ttchan_tui.store.meeting.aside import MeetingsAside

        return MeetingsAside(self._engine)

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting in the order of their creation, deleted ones left out.

        Behind them those of visitors that an organiser has approved; they are of no group. What the person
        may not see is left out.
        """
        if self.person.viewer == ORGANISER:
            return self._contents.notes(prompt, group)
        return self.seen_by(ORGANISER).notes(prompt, group)

    def seen_by(self, viewer: Viewer) -> VisibleBoard:
        """Notes, themes and promises as the viewer may see them; never more than the person may."""
        from ttchan_tui.store.visible_board import VisibleBoard

        return VisibleBoard(self._contents, viewer.no_more_than(self.person.viewer))

    @cached_property
    def exchange(self) -> BoardExchange:
        """What travels of the board."""
        from ttchan_tui.store.board.exchange import BoardExchange

        viewer = self.person.viewer
        return BoardExchange(self._context, self._contents, self.visitors, viewer, self.change_token)

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted.

        Raises:
            UnknownId: There is no such note, or none that the person may see.
        """
        note = self._contents.note(id)
        if self.person.viewer == ORGANISER:
            return note
        seen = self.seen_by(ORGANISER).among([note])
        if not seen:
            raise UnknownId(NO_NOTE, id=id)
        return seen[0]

    def _note_to_change(self, id: str) -> Note:
        """A note that the person sees, as it is stored: not without the words that are kept from them."""
        self.note(id)
        return self._contents.note(id)

    def deleted_notes(self) -> tuple[Note, ...]:
        """The notes of this meeting that were deleted, in the order of their creation.

        Raises:
            NotAllowed: They are not for the person.
        """
        self.person.must(Right.LOOK_BACK)
        return self.seen_by(ORGANISER).among(self._contents.deleted_notes())

    @cached_property
    def notebook(self) -> Notebook:
        """What is done to notes."""
        from ttchan_tui.store.notebook import Notebook

        return Notebook(self._context, self.board.notes, self.board.hands, lambda: self.past)

    @cached_property
    def board(self) -> Board:
        """What becomes of notes when a room works on them."""
        from ttchan_tui.store.board import Board

        return Board(self._context, self._contents.index, self._note_to_change)

    @cached_property
    def past(self) -> MeetingHistory:
        """What was done, how things stood, and the way back."""
        from ttchan_tui.store.history.meeting_history import MeetingHistory

        return MeetingHistory(self._contents, self._engine, self.person)

    @cached_property
    def recent(self) -> RecentProgramme:
        """What was done to the programme lately."""
        from ttchan_tui.store.history.recent_programme import RecentProgramme

        return RecentProgramme(self._engine)

    def programme_changes(self) -> Mapping[str, ProgrammeChange]:
        """What has become of activities within the last day, by their ids, the latest first.

        Raises what `meeting` raises.
        """
        return self.recent.changes(self.meeting()) if self.recent.look() else {}

    @cached_property
    def editing(self) -> MeetingEditing:
        """What is done to one part of the meeting."""
        from ttchan_tui.store.meeting.editing import MeetingEditing

        return MeetingEditing(self._context, self._contents)

    @cached_property
    def draft(self) -> MeetingDraft:
        """What is changed in the meeting and is not public yet; takes the same acts as `editing`."""
        from ttchan_tui.store.meeting.meeting_draft import MeetingDraft

        return MeetingDraft(self._context, self.editing, self.person)

    @cached_property
    def states(self) -> MeetingStates:
        """The states that the meeting has been in, to be compared."""
        from ttchan_tui.store.history.states import MeetingStates

        return MeetingStates(self._engine, self.draft.releases, self.person)

    @cached_property
    def pictures(self) -> Pictures:
        """What the pictures of places and venues show."""
        from ttchan_tui.store.pictures import Pictures

        return Pictures(self._engine.path)

    @cached_property
    def announcements(self) -> Announcements:
        """What the organisers tell everybody."""
        from ttchan_tui.store.announcements import Announcements

        return Announcements(self._context)

    @cached_property
    def side_files(self) -> SideFiles:
        """What is kept beside the data."""
        from ttchan_tui.store.side_files.side_files import SideFiles

        return SideFiles(self._layout, self.person)

    @cached_property
    def results(self) -> Results:
        """What becomes of the results when they leave the house."""
        from ttchan_tui.store.results import Results

        return Results(self._context, self.seen_by(PUBLIC), self.person)

    @cached_property
    def visitors(self) -> Visitors:
        """What visitors say, and which prompts are open to them."""
        from ttchan_tui.store.visitors import Visitors

        return Visitors(self._context)

    @cached_property
    def moderation(self) -> Moderation:
        """What leaves the room."""
        from ttchan_tui.store.moderation import Moderation

        return Moderation(self._context, self._contents.notes, self.board.notes, self.visitors, self.person)

    @contextmanager
    def _change(self, what: str, why: str) -> Iterator[None]:
        self.person.must_do(what)
        self.meeting()  # where there is none, not even a journal is to be begun
        why = admit(why, limit=NOTE_LIMIT) if why else ""
        act = Act(who=self.person.name, what=what, why=why)
        with acting(act), self._engine.transaction() as pending:
            yield
            must_keep_to_groups(self.person, pending, self._contents.note)
