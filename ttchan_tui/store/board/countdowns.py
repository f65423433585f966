"""The time that groups have for a prompt, or for a step of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ttchan_tui.meeting.board.countdown import LONGEST, Countdown
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.history.change_kinds import COUNT_DOWN
from ttchan_tui.meeting.references import check_known_prompt
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import COUNTDOWNS, moment, moment_in
from ttchan_tui.store.engine.table import Document
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class NoTime(Explained):
    """That is no time for a countdown; nothing was changed."""


class Countdowns:
    """The times that are running at a meeting, or paused: one for each prompt."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context.database.storage, COUNTDOWNS, _countdown_in)

    def for_prompt(self, prompt: str) -> Countdown | None:
        """The time that groups have for a prompt; None if nobody has given them one.

        Raises:
            StoreDamaged: What the store says of it is no countdown.
        """
        kept = self._kept.for_meeting(self._context.meeting().id).values()
        return next((one for one in reversed(kept) if one.prompt == prompt), None)

    def start(self, prompt: str, time: timedelta, *, step: str = "", bell: bool = False) -> Countdown:
        """Give the work on a prompt so much time from now, in the place of what it had.

        Raises:
            NoTime: That is no time, or more than half a day.
            UnknownId: There is no such prompt, or it has no such step.
        """
        if not timedelta() < time <= LONGEST:
            raise NoTime(_NO_TIME, hours=LONGEST // _HOUR)
        with self._context.changing(COUNT_DOWN, ""):
            meeting = self._context.meeting()
            check_known_prompt(meeting, prompt)
            steps = [one.id for one in meeting.prompt[prompt].steps]
            if step and step not in steps:
                raise UnknownId(_NO_STEP, id=step, valid=", ".join(steps) or "–")
            countdown = Countdown(prompt, step, datetime.now(UTC) + time, None, bell)
            self._put(countdown)
        return countdown

    def pause(self, prompt: str) -> Countdown:
        """Stop the countdown where it is. Does nothing if it is paused.

        Raises:
            NoTime: There is none.
        """
        with self._context.changing(COUNT_DOWN, ""):
            countdown = self._running(prompt)
            countdown = replace(countdown, ends=None, paused=countdown.left(datetime.now(UTC)))
            self._put(countdown)
        return countdown

    def go_on(self, prompt: str) -> Countdown:
        """Let a paused countdown go on. Does nothing if it runs.

        Raises:
            NoTime: There is none.
        """
        with self._context.changing(COUNT_DOWN, ""):
            countdown, now = self._running(prompt), datetime.now(UTC)
            if countdown.ends is None:
                countdown = replace(countdown, ends=now + countdown.left(now), paused=None)
                self._put(countdown)
        return countdown

    def add(self, prompt: str, more: timedelta) -> Countdown:
        """Give more time, or less; what is over begins anew with it.

        Raises:
            NoTime: There is no countdown, or it would be longer than half a day.
        """
        with self._context.changing(COUNT_DOWN, ""):
            countdown, now = self._running(prompt), datetime.now(UTC)
            left = max(countdown.left(now) + more, timedelta())
            if left > LONGEST:
                raise NoTime(_NO_TIME, hours=LONGEST // _HOUR)
            if countdown.ends is None:
                countdown = replace(countdown, paused=left)
            else:
                countdown = replace(countdown, ends=now + left)
            self._put(countdown)
        return countdown

    def end(self, prompt: str) -> None:
        """Take the countdown off all screens. Does nothing if there is none."""
        with self._context.changing(COUNT_DOWN, ""):
            numbers = self._numbers(prompt)
            self._context.database.table(COUNTDOWNS).remove(doc_ids=numbers)

    def _running(self, prompt: str) -> Countdown:
        countdown = self.for_prompt(prompt)
        if countdown is None:
            raise NoTime(N_("No time is running for this prompt. Start it first."))
        return countdown

    def _put(self, countdown: Countdown) -> None:
        table = self._context.database.table(COUNTDOWNS)
        document = _countdown_document(countdown, self._context.meeting().id)
        if numbers := self._numbers(countdown.prompt):
            table.upsert(Document(document, numbers[-1]))
        else:
            table.insert(document)

    def _numbers(self, prompt: str) -> list[int]:
        countdowns = self._kept.for_meeting(self._context.meeting().id)
        return [number for number, one in countdowns.items() if one.prompt == prompt]


def _countdown_in(document: Mapping[str, Any]) -> Countdown:
    paused = document["paused"]
    return Countdown(
        str(document["prompt"]),
        str(document["step"]),
        moment_in(document["ends"]) if document["ends"] else None,
        None if paused is None else timedelta(seconds=float(paused)),
        document["bell"] is True,
    )


def _countdown_document(countdown: Countdown, meeting: str) -> dict[str, Any]:
    return {
        "id": countdown.prompt,
        "meeting": meeting,
        "prompt": countdown.prompt,
        "step": countdown.step,
        "ends": moment(countdown.ends),
        "paused": None if countdown.paused is None else countdown.paused.total_seconds(),
        "bell": countdown.bell,
    }


_HOUR: Final = timedelta(hours=1)
_NO_TIME: Final = N_("A countdown takes from one second to {hours} hours.")
_NO_STEP: Final = N_("There is no step “{id}” for this prompt. There are: {valid}.")
