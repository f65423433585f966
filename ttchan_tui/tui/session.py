"""What all screens of one running app share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.clock import Clock
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import CODES, Language, language

if TYPE_CHECKING:
    from ttchan_tui.meeting.search import Index
    from ttchan_tui.store import Repository


@dataclass
class Session:
    """The repository, the clock and the language that the screens speak."""

    repository: Repository
    language_code: str
    standing_at: datetime | None = None
    saved_at: datetime | None = None
    """When the store last acknowledged something typed here; at the meeting's time."""
    unsaved: int = 0
    """Lines typed here that the store has not acknowledged."""
    _token: object = field(default=None, init=False)

    @property
    def meeting(self) -> Meeting:
        """The meeting as the store has it now."""
        return self.repository.meeting()

    @cached_property
    def clock(self) -> Clock:
        """The clock that every screen goes by."""
        return Clock(self.meeting, self.standing_at)

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

    def has_news(self) -> bool:
        """Whether the store has changed since this was last asked."""
        token = self.repository.change_token()
        changed = self._token is not None and token != self._token
        self._token = token
        return changed

    def search_index(self) -> Index:
        """An index over everything as it is now."""
        from ttchan_tui.meeting.search import Index

        return Index(self.meeting, self.repository.notes(), self.language_code)
