"""The time that groups have for a prompt, or for a step of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from ttchan_tui.meeting.board.countdown import COUNTDOWN, Countdown, check_time
from ttchan_tui.meeting.errors import NoTime, UnknownId
from ttchan_tui.meeting.history.change_kinds import COUNT_DOWN
from ttchan_tui.meeting.references import check_known_prompt
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import COUNTDOWNS
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.languages import N_


class Countdowns:
    """The times that are running at a meeting, or paused: one for each prompt."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context, COUNTDOWNS, COUNTDOWN)

    def for_prompt(self, prompt: str) -> Countdown | None:
        """The time that groups have for a prompt; None if nobody has given them one.

        Raises:
            StoreDamaged: What the store says of it is no countdown.
        """
        return next((one for one in reversed(self._kept.all().values()) if one.prompt == prompt), None)

    def start(self, prompt: str, time: timedelta, *, step: str = "", bell: bool = False) -> Countdown:
        """Give the work on a prompt so much time from now, in the place of what it had.

        Raises:
            NoTime: That is no time, or more than half a day.
            UnknownId: There is no such prompt, or it has no such step.
        """
        check_time(time)
        with self._context.changing(COUNT_DOWN, ""):
            meeting = self._context.meeting()
            check_known_prompt(meeting, prompt)
            steps = [one.id for one in meeting.prompt[prompt].steps]
            if step and step not in steps:
                raise UnknownId.among(_NO_STEP, step, steps)
            countdown = Countdown(prompt, step, datetime.now(UTC) + time, None, bell)
            self._put(countdown)
        return countdown

    def pause(self, prompt: str) -> Countdown:
        """Stop the countdown where it is. Does nothing if it is paused.

        Raises:
            NoTime: There is none.
        """
        return self._change(prompt, Countdown.stopped)

    def go_on(self, prompt: str) -> Countdown:
        """Let a paused countdown go on. Does nothing if it runs.

        Raises:
            NoTime: There is none.
        """
        return self._change(prompt, Countdown.going_on)

    def add(self, prompt: str, more: timedelta) -> Countdown:
        """Give more time, or less; what is over begins anew with it.

        Raises:
            NoTime: There is no countdown, or it would be longer than half a day.
        """
        return self._change(prompt, lambda countdown, now: countdown.with_more(more, now))

    def end(self, prompt: str) -> None:
        """Take the countdown off all screens. Does nothing if there is none."""
        with self._context.changing(COUNT_DOWN, ""):
            self._kept.remove(self._numbers(prompt))

    def _change(self, prompt: str, change: Callable[[Countdown, datetime], Countdown]) -> Countdown:
        with self._context.changing(COUNT_DOWN, ""):
            countdown = self.for_prompt(prompt)
            if countdown is None:
                raise NoTime(N_("No time is running for this prompt. Start it first."))
            changed = change(countdown, datetime.now(UTC))
            if changed != countdown:
                self._put(changed)
        return changed

    def _put(self, countdown: Countdown) -> None:
        if numbers := self._numbers(countdown.prompt):
            self._kept.put(numbers[-1], countdown)
        else:
            self._kept.insert(countdown, countdown.prompt)

    def _numbers(self, prompt: str) -> list[int]:
        return self._kept.numbers(lambda one: one.prompt == prompt)


_NO_STEP: Final = N_("There is no step “{id}” for this prompt. There are: {valid}.")
