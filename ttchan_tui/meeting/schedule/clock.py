"""What time it is at the meeting: really, as set for a demonstration, or in a replay."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.schedule.whats_on import replay_moments


class Running(Enum):
    """How a clock runs; anything but the real time has to be marked as such."""

    REAL = "real"
    SET = "set"
    REPLAY = "replay"


class Clock:
    """The meeting's clock. All its times are in the meeting's time zone."""

    def __init__(self, meeting: Meeting, standing_at: datetime | None = None) -> None:
        """Start the clock.

        Args:
            meeting: Gives the time zone and the moments of the replay.
            standing_at: Stop it there, for demonstrations and tests; without a time zone it is
                meant in the meeting's.
        """
        self._zone = ZoneInfo(meeting.time_zone)
        self._moments = [moment.replace(tzinfo=self._zone) for moment in replay_moments(meeting)]
        self._replayed: int | None = None
        self._standing_at = standing_at and self._at_the_meeting(standing_at)

    def _at_the_meeting(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone) if moment.tzinfo else moment.replace(tzinfo=self._zone)

    @property
    def running(self) -> Running:
        """How the clock runs at present."""
        if self._replayed is not None:
            return Running.REPLAY
        return Running.SET if self._standing_at else Running.REAL

    def now(self) -> datetime:
        """The time at the meeting."""
        if self._replayed is not None:
            return self._moments[self._replayed]
        return self._standing_at or datetime.now(self._zone)

    def replay(self) -> None:
        """Go back to the first moment of the meeting."""
        if self._moments:
            self._replayed = 0

    def step(self, by: int) -> bool:
        """Move the replay by that many moments; tell whether it could move."""
        if self._replayed is None or not 0 <= self._replayed + by < len(self._moments):
            return False
        self._replayed += by
        return True

    @property
    def replay_progress(self) -> tuple[int, int]:
        """Which moment of the replay this is, counted from 1, and of how many."""
        return (0 if self._replayed is None else self._replayed + 1), len(self._moments)

    def end_replay(self) -> None:
        """Back to the time it was before."""
        self._replayed = None
