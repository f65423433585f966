"""The time that a step of the work has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LONGEST: Final = timedelta(hours=12)
"""More than any step takes: beyond it somebody has mistyped."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long a prompt is still worked on. Goes by the real time, whatever clock the screens go by."""

    prompt: str
    step: str
    """Id of the step, empty for the prompt as a whole."""
    ends: datetime | None
    """When it ends, in UTC; None while it is paused."""
    paused: timedelta | None
    """What is left of it while it is paused."""
    bell: bool
    """Whether a bell rings at its end."""

    def left(self, now: datetime) -> timedelta:
        """The time that is left, not below zero."""
        left = self.paused if self.ends is None else self.ends - now
        return max(left or timedelta(), timedelta())

    def is_over(self, now: datetime) -> bool:
        """Whether no time is left."""
        return self.left(now) == timedelta()
