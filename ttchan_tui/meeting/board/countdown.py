"""The time that a step of the work has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from ttchan_tui.meeting.codec import FLAG, ID, MOMENT, Form, Record, optional
from ttchan_tui.meeting.errors import NoTime
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

LONGEST: Final = timedelta(hours=12)
"""More than any step takes: beyond it somebody has mistyped."""


_TYPED: Final = re.compile(r"\s*([+-]?)(\d{1,3})(?::([0-5]\d))?\s*", re.ASCII)


class NotATime(Explained):
    """What was typed is no number of minutes."""


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

    def stopped(self, now: datetime) -> Countdown:
        """With what is left of it, until it goes on."""
        return replace(self, ends=None, paused=self.left(now))

    def going_on(self, now: datetime) -> Countdown:
        """Running again, if it was paused."""
        return replace(self, ends=now + self.left(now), paused=None) if self.ends is None else self

    def with_more(self, more: timedelta, now: datetime) -> Countdown:
        """With more time, or less; what is over begins anew with it.

        Raises:
            NoTime: It would be longer than half a day.
        """
        left = max(self.left(now) + more, timedelta())
        if left > LONGEST:
            raise NoTime(_NO_TIME, hours=_HOURS)
        return replace(self, paused=left) if self.ends is None else replace(self, ends=now + left)


def check_time(time: timedelta) -> None:
    """See to it that a countdown can take that long.

    Raises:
        NoTime: That is no time, or more than half a day.
    """
    if not timedelta() < time <= LONGEST:
        raise NoTime(_NO_TIME, hours=_HOURS)


_SECONDS: Final = Form(lambda value: timedelta(seconds=float(value)), store=timedelta.total_seconds)

COUNTDOWN: Final = Record(
    Countdown, prompt=ID, step=optional(ID, ""), ends=optional(MOMENT), paused=optional(_SECONDS), bell=FLAG
)


def time_in(typed: str) -> timedelta:
    """Minutes as people type them: "15", "1:30", "+1", "-2".

    Raises:
        NotATime: It is nothing like that.
    """
    found = _TYPED.fullmatch(typed)
    if found is None:
        raise NotATime(N_("“{typed}” is no number of minutes. Type it like 15, or 1:30."), typed=typed)
    sign, minutes, seconds = found.groups()
    time = timedelta(minutes=int(minutes), seconds=int(seconds or 0))
    return -time if sign == "-" else time


_HOURS: Final = LONGEST // timedelta(hours=1)
_NO_TIME: Final = N_("A countdown takes from one second to {hours} hours.")
