"""Connection: what the store says to a session, what it has taken, and why it does not at present."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.qr.published import UNPUBLISHED, PublishedSite
from ttchan_tui.text.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ttchan_tui.meeting.announcement import Announcement
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.call import Call
    from ttchan_tui.meeting.groupwork import Note
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.meeting.visibility import Viewer
    from ttchan_tui.store import Repository, VisibleBoard


class Connection:
    """Reads what a viewer may see; while it cannot be read, the screens go on with the last good answer."""

    def __init__(
        self, repository: Repository, viewer: Viewer, venue: str | None, today: Callable[[], date]
    ) -> None:
        """Read from `repository` on behalf of `viewer`.

        Args:
            repository: The store.
            viewer: Who sits here.
            venue: Id of the venue that this is at; None if it is anywhere.
            today: Gives the day by the clock that the screens go by.
        """
        self._today = today
        self._venue = venue
        self._repository = repository
        self._viewer = viewer
        self._meeting: Meeting | None = None
        self._notes: tuple[Note, ...] = ()
        self._announced: tuple[Announcement, ...] = ()
        self._published = UNPUBLISHED
        self._unreadable: Explained | None = None
        self._given_up = False
        """Whether reading failed since somebody asked for news; it takes long, and waits until then."""
        self._unwritable: Explained | None = None
        self._token: object = None
        self.refusal: Explained | None = None
        """Why the store did not take a line that was typed here and is waiting."""
        self.unsaved = 0
        """Lines typed here that the store has not acknowledged."""
        self.warned = False
        """Whether the person has been warned of these very lines when leaving."""
        self.saved_at: datetime | None = None
        """When the store last acknowledged something typed here; at the meeting's time."""

    @property
    def trouble(self) -> Explained | None:
        """Why one can only read at present, and perhaps only what was read before; none if all is well."""
        return self._unreadable or self._unwritable or self.refusal

    # What it says

    @cached_property
    def _board(self) -> VisibleBoard:
        return self._repository.seen_by(self._viewer)

    @property
    def meeting(self) -> Meeting:
        """The meeting as the store has it now; as it was read last, if it cannot be read.

        Raises:
            Explained: It could never be read.
        """
        if self._meeting is not None and self._given_up:
            return self._meeting
        try:
            self._meeting = self._repository.meeting()
            self._unreadable = None
        except Explained as trouble:
            if self._meeting is None:
                raise
            self._unreadable = trouble
            self._given_up = True
        return self._meeting

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes that may be seen here, as the store has them now; as they were read last if not."""
        if not self._given_up:
            with suppress(Explained):  # `meeting` has told already
                self._notes = self._board.notes()
                return self._board.notes(prompt, group)
        return tuple(
            note for note in self._notes if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def progress(self, prompt: str) -> Progress:
        """How far the work on a prompt has come; nothing is known of it while the store cannot be read."""
        with suppress(Explained):
            return self._repository.board.steps.for_prompt(prompt)
        return Progress(prompt)

    def themes(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt that may be seen here; none while the store cannot be read."""
        with suppress(Explained):
            return self._board.themes(prompt)
        return ()

    def promises(self) -> tuple[Promise, ...]:
        """The promises that may be seen here; none while the store cannot be read."""
        with suppress(Explained):
            return self._board.promises()
        return ()

    def may_see(self, prompt: str, group: str) -> bool:
        """Whether what that group says on a prompt is not hidden from who sits here."""
        with suppress(Explained):
            return self._board.may_see(prompt, group)
        return True  # as it was when it could be read

    def may_know(self, note: str) -> bool:
        """Whether what was made of the note of that id, or of none, gives away nothing that is hidden."""
        with suppress(Explained):
            return self._board.may_know(note)
        return not note  # nobody can tell whose it was

    def announcements(self) -> tuple[Announcement, ...]:
        """What is announced at present, by the real time, the newest first."""
        now = datetime.now(UTC)
        if not self._given_up:
            with suppress(Explained):
                self._announced = self._repository.announcements.standing(now)
        announced = (one for one in self._announced if one.stands(now) and one.is_for(self._venue))
        return (*announced, *self._state_notices())

    def _state_notices(self) -> tuple[Announcement, ...]:
        meeting = self.meeting
        states = (*(one.state for one in meeting.venues), *(one.state for one in meeting.activities))
        if not any(states):
            return ()
        from ttchan_tui.meeting.states import state_notices

        return state_notices(meeting, self._today())

    def programme_changes(self) -> Mapping[str, ProgrammeChange]:
        """What has become of activities lately, by their ids, by the real time; as far as it is known."""
        return self._repository.recent.changes(self.meeting) if self._repository.recent_steps else {}

    def published(self) -> PublishedSite:
        """The site that codes lead to, as the register has it; as it was read last, if it cannot be read."""
        if not self._given_up:
            with suppress(Explained):
                self._published = self._repository.results.site()
        return self._published

    def calls(self) -> tuple[Call, ...]:
        """The calls for an organiser that stand at present, by the real time, the oldest first."""
        beside = self._repository.side_files
        return beside.calls.standing(datetime.now(UTC)) if beside.has_calls else ()

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer; none while the store cannot be read."""
        with suppress(Explained):
            return self._repository.visitors.open_prompts()
        return ()

    def has_other_meetings(self) -> bool:
        """Whether other meetings are kept here; not, while the store cannot be read."""
        with suppress(Explained):
            return bool(self._repository.aside.ids)
        return False

    # What is new

    def has_news(self) -> bool:
        """Whether the store has changed since this was last asked."""
        self._given_up = False
        before, self._token = self._token, self.change_token()
        return before is not None and self._token != before

    def change_token(self) -> object:
        """What changes whenever the store does, or can or cannot be read or written any more."""
        self._unwritable = self._repository.obstacle()
        try:
            token = self._repository.change_token()
            return token, self._unreadable is None, str(self._unwritable), self._repository.recent_steps
        except Explained as trouble:
            self._unreadable = trouble
            return str(trouble)

    # What it has taken

    def tell_saved(self) -> None:
        """The store has just acknowledged something typed here."""
        self.saved_at = datetime.now(ZoneInfo(self.meeting.time_zone))

    def tell_unsaved(self, number: int, refusal: Explained | None) -> None:
        """So many lines typed here are not acknowledged yet, one of them for that reason."""
        self.refusal = refusal
        if number != self.unsaved:
            self.unsaved, self.warned = number, False
