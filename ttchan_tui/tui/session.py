"""What all screens of one running app share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.published import PublishedSite
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.spoken import offered, which_offered
from ttchan_tui.meeting.visibility import ORGANISER, PUBLIC, Viewer
from ttchan_tui.text.languages import Language, language
from ttchan_tui.tui.connection import Connection

if TYPE_CHECKING:
    from ttchan_tui.access.directory import AccessDirectory
    from ttchan_tui.meeting.announcement import Announcement
    from ttchan_tui.meeting.belonging import Belonging
    from ttchan_tui.meeting.call import Call
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange
    from ttchan_tui.store import Presence, Repository, SinceLastLook


@dataclass(frozen=True, slots=True)
class Desk:
    """What a session at a desk has besides the store."""

    presence: Presence | None = None
    """What it lets others know of itself; none where nobody is told."""
    access: AccessDirectory | None = None
    """Who comes in over the line; none where nobody does."""


NO_DESK: Final = Desk()
"""Where nobody is told who is here, and nobody comes in over the line."""


@dataclass
class Session:
    """Who sits here, and the clock and the language that the screens speak to them."""

    repository: Repository
    language_code: str
    standing_at: datetime | None = None
    public: bool = False
    """Whether whoever comes by uses it, and nobody who could answer for what is done."""
    group: str = ""
    """Id of the group whose facilitator uses it; empty if it is nobody's."""
    kiosk: str = ""
    """What the kiosk is called, if this is one."""
    venue: str | None = None
    """Id of the venue where a kiosk stands, empty if nobody has said; None if this is no kiosk."""
    offers: tuple[str, ...] = ()
    """Codes of the languages that are offered; if there are none, those of the meeting and of its people."""
    keeps_drafts: bool = True
    """Whether what is typed outlives this session on the disk; not at a kiosk, which forgets its visitors."""
    desk: Desk = NO_DESK
    """What there is besides, where people run the meeting."""
    first_language: str = field(init=False)
    """Code of the language that it began in."""
    connection: Connection = field(init=False)
    """What the store says to them."""
    began_behind: int = field(default=0, init=False)
    """The last record when the session began; what is undone here was done behind it."""
    since_last_look: SinceLastLook | None = field(default=None, init=False)
    """What is new to the people whom the person belongs to; none if nobody from there has looked before."""
    _belongs_to: str = field(default="", init=False)
    _read: frozenset[str] = field(default=frozenset(), init=False)
    """Ids of the urgent announcements that the person has read."""
    _clock: tuple[Meeting, Clock] | None = field(default=None, init=False)
    _changes: tuple[tuple[object, ...], Mapping[str, ProgrammeChange]] = field(
        default=((), MappingProxyType({})), init=False
    )
    """What was asked of the programme last, and the answer: a screen asks for each of its lines."""

    def __post_init__(self) -> None:
        """Begin."""
        self.first_language = self.language_code
        viewer = Viewer(groups=frozenset({self.group})) if self.group else ORGANISER
        self.connection = Connection(
            self.repository,
            PUBLIC if self.public else viewer,
            self.venue,
            lambda: self.clock.now().date(),
        )
        self.began_behind = self.repository.last_record

    @property
    def meeting(self) -> Meeting:
        """The meeting, as the connection has it."""
        return self.connection.meeting

    @property
    def published(self) -> PublishedSite:
        """The site that codes lead to, as the connection has it."""
        return self.connection.published()

    @property
    def mine(self) -> Belonging | None:
        """Where the person has said to be from; none if they have not, or nobody is from there any more."""
        if not self._belongs_to:
            return None
        from ttchan_tui.meeting.belonging import belonging  # nobody has said it at the start

        return belonging(self.meeting, self._belongs_to)

    def tell(self, *, where: str | None = None, changing: str | None = None) -> None:
        """Let others know which screen is open here (a catalogue key), or what is open for change."""
        if self.desk.presence:
            self.desk.presence.tell(where=where, changing=changing)

    def belong_to(self, country: str, since: SinceLastLook | None = None) -> None:
        """The person is from there, or from nowhere if it is empty; and what is new to people from there."""
        self._belongs_to, self.since_last_look = country, since

    def seconds_until_news(self) -> float:
        """Seconds until time by itself changes what is shown: a minute begins, or something expires."""
        now = datetime.now(UTC)
        announced = (one.until for one in self.connection.announcements())
        called = (one.until for one in self.connection.calls())
        ends = ((until - now).total_seconds() for until in (*announced, *called))
        return min((60 - now.second - now.microsecond / 1e6, *ends))

    def urgent(self) -> tuple[Announcement, ...]:
        """The announcements that have to cover the screen: urgent ones that were not read yet."""
        announced = self.connection.announcements()
        return tuple(one for one in announced if one.urgent and one.id not in self._read)

    def has_read(self) -> None:
        """The person has read what is urgent at present."""
        self._read |= {one.id for one in self.urgent()}

    @property
    def is_guest(self) -> bool:
        """Whether somebody uses it who sees what the public sees, though not at a kiosk."""
        return not self.public and not self.repository.person.may(Right.LOOK_BACK)

    @property
    def programme_changes(self) -> Mapping[str, ProgrammeChange]:
        """What has become of activities lately, by their ids."""
        if not (steps := self.repository.recent_steps):
            return {}
        minute = datetime.now(UTC).replace(second=0, microsecond=0)
        asked = steps, self.meeting, minute
        if self._changes[0] != asked:
            self._changes = asked, self.connection.programme_changes()
        return self._changes[1]

    def calls(self) -> tuple[Call, ...]:
        """The calls for an organiser: all for those who may answer, its own for a kiosk, none for a group."""
        if self.group or not (self.public or self.repository.person.may(Right.ANSWER_CALLS)):
            return ()
        calls = self.connection.calls()
        return tuple(call for call in calls if call.kiosk == self.kiosk) if self.public else calls

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
        return language(self.language_code).on(self.meeting.start)

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that can be chosen, by their own names."""
        return offered(self.meeting, self.first_language, only=self.offers)

    @property
    def other_language(self) -> Language | None:
        """The other one, if there are just two; else they are chosen from."""
        others = which_offered(self.meeting, self.first_language, only=self.offers) - {self.language_code}
        return language(next(iter(others))) if len(others) == 1 else None
