"""What all screens of one running app share."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.clock import Clock
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.visibility import PUBLIC, Viewer
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, Language, language

if TYPE_CHECKING:
    from ttchan_tui.meeting.announcement import Announcement
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.groupwork import Note
    from ttchan_tui.store import Repository, VisibleBoard


@dataclass
class Session:
    """The repository, the clock and the language that the screens speak."""

    repository: Repository
    language_code: str
    standing_at: datetime | None = None
    public: bool = False
    """Whether whoever comes by uses it, and nobody who could answer for what is done."""
    group: str = ""
    """Id of the group whose facilitator uses it; empty if it is nobody's."""
    kiosk: str = ""
    """What the kiosk is called, if this is one."""
    saved_at: datetime | None = None
    """When the store last acknowledged something typed here; at the meeting's time."""
    keeps_drafts: bool = True
    """Whether what is typed outlives this session on the disk; not at a kiosk, which forgets its visitors."""
    unsaved: int = 0
    """Lines typed here that the store has not acknowledged."""
    warned: bool = field(default=False, init=False)
    """Whether the person has been warned of these very lines when leaving."""
    trouble: Explained | None = field(default=None, init=False)
    """Why the store cannot be read; the screens go on with what was read last, and say so."""
    began_behind: int = field(default=0, init=False)
    """The last record when the session began; what is undone here was done behind it."""
    obstacle: Explained | None = field(default=None, init=False)
    """Why nothing can be stored at present; the screens go on, and say so."""
    refusal: Explained | None = field(default=None, init=False)
    """Why the store did not take a line that was typed here and is waiting."""
    _given_up: bool = field(default=False, init=False)
    """Whether reading failed; it takes long, and is tried again when somebody asks for news."""
    _meeting: Meeting | None = field(default=None, init=False)
    _notes: tuple[Note, ...] = field(default=(), init=False)
    _announced: tuple[Announcement, ...] = field(default=(), init=False)
    _read: frozenset[str] = field(default=frozenset(), init=False)
    """Ids of the urgent announcements that the person has read."""
    _token: object = field(default=None, init=False)
    _clock: tuple[Meeting, Clock] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self.began_behind = self.repository.last_record

    @property
    def meeting(self) -> Meeting:
        """The meeting as the store has it now; as it was read last, if it cannot be read.

        Raises:
            Explained: It could never be read.
        """
        if self._meeting is not None and self._given_up:
            return self._meeting
        try:
            self._meeting = self.repository.meeting()
            self.trouble = None
        except Explained as trouble:
            if self._meeting is None:
                raise
            self.trouble = trouble
            self._given_up = True
        return self._meeting

    @property
    def _seen(self) -> VisibleBoard:
        """The board as whoever sits here may see it."""
        return self.repository.seen_by(PUBLIC if self.public else Viewer(group=self.group))

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes that may be seen here, as the store has them now; as they were read last if not."""
        if not self._given_up:
            with suppress(Explained):  # `meeting` has told already
                self._notes = self._seen.notes()
                return self._seen.notes(prompt, group)
        return tuple(
            note for note in self._notes if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def progress(self, prompt: str) -> Progress:
        """How far the work on a prompt has come; nothing is known of it while the store cannot be read."""
        with suppress(Explained):
            return self.repository.board.steps.for_prompt(prompt)
        return Progress(prompt)

    def themes(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt that may be seen here; none while the store cannot be read."""
        with suppress(Explained):
            return self._seen.themes(prompt)
        return ()

    def promises(self) -> tuple[Promise, ...]:
        """The promises that may be seen here; none while the store cannot be read."""
        with suppress(Explained):
            return self._seen.promises()
        return ()

    def may_see(self, prompt: str, group: str) -> bool:
        """Whether what that group says on a prompt is not hidden from who sits here."""
        with suppress(Explained):
            return self._seen.may_see(prompt, group)
        return True  # as it was when it could be read

    def may_know(self, note: str) -> bool:
        """Whether what was made of the note of that id, or of none, gives away nothing that is hidden."""
        with suppress(Explained):
            return self._seen.may_know(note)
        return not note  # nobody can tell whose it was

    def announcements(self) -> tuple[Announcement, ...]:
        """What is announced at present, by the real time, the newest first."""
        now = datetime.now(UTC)
        if not self._given_up:
            with suppress(Explained):
                self._announced = self.repository.announcements.standing(now)
        return tuple(one for one in self._announced if one.stands(now))

    def urgent(self) -> tuple[Announcement, ...]:
        """The announcements that have to cover the screen: urgent ones that were not read yet."""
        return tuple(one for one in self.announcements() if one.urgent and one.id not in self._read)

    def has_read(self) -> None:
        """The person has read what is urgent at present."""
        self._read |= {one.id for one in self.urgent()}

    def open_prompts(self) -> tuple[str, ...]:
        """Ids of the prompts that visitors may answer; none while the store cannot be read."""
        with suppress(Explained):
            return self.repository.visitors.open_prompts()
        return ()

    @property
    def clock(self) -> Clock:
        """The clock that every screen goes by; a new one when another meeting is loaded."""
        meeting = self.meeting
        if self._clock is None or self._clock[0] is not meeting:
            self._clock = (meeting, Clock(meeting, self.standing_at))
        return self._clock[1]

    @property
    def language(self) -> Language:
        """The language in use."""
        return language(self.language_code)

    def next_language(self) -> None:
        """Go on to the next language."""
        self.language_code = CODES[(CODES.index(self.language_code) + 1) % len(CODES)]

    def tell_saved(self) -> None:
        """The store has just acknowledged something typed here."""
        self.saved_at = datetime.now(ZoneInfo(self.meeting.time_zone))

    def tell_unsaved(self, number: int, refusal: Explained | None) -> None:
        """So many lines typed here are not acknowledged yet, one of them for that reason."""
        self.refusal = refusal
        if number != self.unsaved:
            self.unsaved, self.warned = number, False

    @property
    def read_only(self) -> Explained | None:
        """Why one can only read at present; none if one can write."""
        return self.trouble or self.obstacle or self.refusal

    def has_news(self) -> bool:
        """Whether the store has changed since this was last asked."""
        self._given_up = False
        before, self._token = self._token, self.change_token()
        return before is not None and self._token != before

    def change_token(self) -> object:
        """What changes whenever the store does, or can or cannot be read or written any more."""
        self.obstacle = self.repository.obstacle()
        try:
            return self.repository.change_token(), self.trouble is None, str(self.obstacle)
        except Explained as trouble:
            self.trouble = trouble
            return str(trouble)
