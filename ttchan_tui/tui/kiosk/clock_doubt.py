"""Whether the clock of the machine can be believed. A kiosk has no network to set it right."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final

_JUMP: Final = 120.0
"""Seconds by which the clock may have been set without anybody having to look."""


class ClockDoubt:
    """Compares the clock on the wall with the one that counts the seconds since the machine was started."""

    def __init__(self) -> None:
        """Believe the clock as it is."""
        self._believed = self._difference()
        self._jumped = False

    def doubts(self, now: datetime, first_year: int) -> bool:
        """Whether somebody should look at the clock: it has jumped, or shows a time before that year."""
        difference = self._difference()
        if abs(difference - self._believed) > _JUMP:
            self._jumped = True
            self._believed = difference
        return self._jumped or now.year < first_year

    def believe(self) -> None:
        """Somebody has looked."""
        self._believed = self._difference()
        self._jumped = False

    @staticmethod
    def _difference() -> float:
        return time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
