"""The meeting and its notes, for everything above the store. Hands out domain objects only.

Every method may be called from any thread. Reading never waits for anybody, so it may be done on an
event loop; a change may wait seconds for another process and must not. A change that has returned is
on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import Sections
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import IMPORT_BOARD
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.roles import OWNER, Person, Right
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC, Viewer
from ttchan_tui.store.contents import NO_NOTE, Contents
from ttchan_tui.store.documents import PUBLICATIONS, sections_in
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
    from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange, Step
    from ttchan_tui.meeting.qr.published import PublishedSite
    from ttchan_tui.store.announcements import Announcements
    from ttchan_tui.store.board import Board
    from ttchan_tui.store.board.board_import import ImportResult
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
    from ttchan_tui.store.publications import Publications
    from ttchan_tui.store.retention import Retention
    from ttchan_tui.store.sheet_days import SheetDays
    from ttchan_tui.store.short_paths import ShortPaths
    from ttchan_tui.store.side_files.calls import Calls
    from ttchan_tui.store.side_files.drafts import Drafts
    from ttchan_tui.store.side_files.last_looks import LastLooks
    from ttchan_tui.store.side_files.presence import Heartbeat
    from ttchan_tui.store.visible_board import VisibleBoard
    from ttchan_tui.store.visitors import Visitors


class Repository:
    """One meeting and what is said at it, for a person: gives what they may see, does what they may do."""

    def __init__(self, engine: Engine, person: Person = OWNER) -> None:
        """Stand before an engine; `open_repository` makes sure that there is a meeting in it."""
        self.person = person
        """Whom it was opened for."""
        self._engine = engine
        self._file = engine.path
        self._calls = FileLayout(engine.path).calls
        self._contents = Contents(engine, lambda: self.board, lambda: self.visitors)
        self._context = StoreContext(engine, self.meeting, self._change)
        self._is_looked_at = False
        self.recent_steps: tuple[Step, ...] = ()
        """What was done to the programme lately, as far as the watch has found it out; costs nothing."""

    def change_token(self) -> ChangeToken:
        """Differs as soon as anybody has changed anything. Cheap: asks the file system only."""
        return (*self._engine.token(), *disk.change_token(self._calls))

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

        return Drafts(self._file.parent, self.person.name)

    def sessions(self) -> tuple[Heartbeat, ...]:
        """Who is here at present, kiosks first; for those only who may know.

        Raises:
            NotAllowed: That is not for the person.
        """
        from ttchan_tui.store.side_files.presence import connected

        self.person.must(Right.LOOK_BACK)
        return connected(self._file.parent, datetime.now(UTC))

    def last_looks(self) -> LastLooks:
        """What the people of each country have seen of the meeting."""
        from ttchan_tui.store.side_files.last_looks import LastLooks

        return LastLooks(self._file.parent)

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

    def sections(self) -> Sections:
        """The meeting as its files would have it."""
        self.meeting()
        return sections_in(
            lambda table: (document for _, document in self._engine.docs(table)), self._engine.path.name
        )

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

    def board_snapshot(self, viewer: Viewer = ORGANISER) -> BoardSnapshot:
        """The board as it stood after one and the same change, whatever others do meanwhile.

        Args:
            viewer: Whoever it is for; only what they may see is in it.

        Raises what `notes` raises.
        """
        from ttchan_tui.store.board.board_snapshot import board_snapshot

        viewer = viewer.no_more_than(self.person.viewer)
        while True:
            token = self.change_token()
            found = board_snapshot(self._contents, self.seen_by(viewer), viewer)
            if self.change_token() == token:
                return found

    def bring(self, board_snapshot: BoardSnapshot, *, why: str = "") -> ImportResult:
        """Take in what is not here yet of a board that was taken along: all of it as one change, or nothing.

        What is decided about a prompt (hidden, frozen, ready) comes along if there is nothing on it here.

        Raises what `BoardImport.carry_out` raises.
        """
        from ttchan_tui.store.board.board_import import BoardImport

        with self._change(IMPORT_BOARD, why):
            return BoardImport(self._contents, self.visitors, self._engine, board_snapshot).carry_out()

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
        steps = self.recent.look()
        if not steps:
            return {}
        from ttchan_tui.meeting.history.programme_changes import programme_changes
        from ttchan_tui.meeting.limits import CHANGE_LASTS

        return programme_changes(steps, self.meeting(), datetime.now(UTC) - CHANGE_LASTS)

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

        return Pictures(self._file)

    @cached_property
    def announcements(self) -> Announcements:
        """What the organisers tell everybody."""
        from ttchan_tui.store.announcements import Announcements

        return Announcements(self._context)

    @property
    def has_calls(self) -> bool:
        """Whether anybody has ever called from a kiosk; most have not, and need not load what follows."""
        return bool(disk.change_token(self._calls))

    @cached_property
    def calls(self) -> Calls:
        """The calls for an organiser, from the kiosks."""
        from ttchan_tui.store.side_files.calls import Calls

        return Calls(self._calls, self.person)

    @cached_property
    def short_paths(self) -> ShortPaths:
        """The register of short paths to the pages of the site."""
        from ttchan_tui.store.short_paths import ShortPaths

        return ShortPaths(self._context)

    @cached_property
    def retention(self) -> Retention:
        """What is removed for ever when it is needed no more."""
        from ttchan_tui.store.retention import Retention

        return Retention(self._context, self.seen_by(PUBLIC), self.publications)

    @cached_property
    def publications(self) -> Publications:
        """The register of where the results are published, and of the dates that go with it."""
        from ttchan_tui.store.publications import Publications

        return Publications(self._context, self.person)

    def published_site(self) -> PublishedSite:
        """The site that codes lead to, as the register knows it."""
        from ttchan_tui.meeting.qr.published import UNPUBLISHED

        return self.publications.site() if self._engine.count(PUBLICATIONS) else UNPUBLISHED

    @cached_property
    def sheet_days(self) -> SheetDays:
        """What persons have made of the paragraphs of the description sheet."""
        from ttchan_tui.store.sheet_days import SheetDays

        return SheetDays(self._context)

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
