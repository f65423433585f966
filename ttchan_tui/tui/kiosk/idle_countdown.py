"""Idle countdown: how long nobody has touched a kiosk, and what is due then."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from textual.events import Event

from ttchan_tui.tui.kiosk.settings import KioskSettings
from ttchan_tui.tui.kiosk.stuck_key import StuckKeys

_STEP: Final = 1.0
"""Seconds between two pictures of the question with the seconds that are left."""


class Due(Enum):
    """What a kiosk does about being left alone."""

    NOTHING = "nothing"
    ASK = "ask"
    BEGIN_ANEW = "begin anew"


class IdleCountdown:
    """Begins with each touch; later it is asked whether anybody is there, then the visitor is forgotten."""

    def __init__(self, settings: KioskSettings, seconds: Callable[[], float]) -> None:
        """Count by `seconds`, from now on."""
        self._settings = settings
        self._seconds = seconds
        self._touched = seconds()
        self._held = StuckKeys(settings.idle)

    def touch(self, event: Event) -> bool:
        """Somebody does something; whether it counts, or something only lies on a key."""
        counts = not self._held.is_held(event, self._seconds())
        if counts:
            self._touched = self._seconds()
        return counts

    def due(self, *, asks: bool) -> Due:
        """What is due now; where nothing is asked, one begins anew at once."""
        if self._idle_left > 0:
            return Due.NOTHING
        return Due.ASK if asks and self._question_left > 0 else Due.BEGIN_ANEW

    @property
    def question_left(self) -> int:
        """Seconds that the question still stands."""
        return round(self._question_left)

    @property
    def pause(self) -> float:
        """Seconds until there is something to do."""
        return self._idle_left if self._idle_left > 0 else _STEP

    @property
    def _idle_left(self) -> float:
        return self._touched + self._settings.idle - self._seconds()

    @property
    def _question_left(self) -> float:
        return self._idle_left + self._settings.question
