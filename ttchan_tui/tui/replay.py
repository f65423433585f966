"""Replay: walking through the days of the meeting again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.timer import Timer

from ttchan_tui.meeting.schedule.clock import Running
from ttchan_tui.tui.session import Session

SECONDS_A_MOMENT = 6
"""How long the replay stays at one moment before it goes on by itself."""


class Replay:
    """Turns the clock back, moment by moment, and forward again."""

    def __init__(self, app: App[Any], session: Session, show_again: Callable[[], None]) -> None:
        """Turn the clock of `session`, and have the screen show each moment."""
        self._app = app
        self._session = session
        self._show_again = show_again
        self._going_on: Timer | None = None

    @property
    def is_running(self) -> bool:
        """Whether the clock shows another time because of it."""
        return self._session.clock.running is Running.REPLAY

    @property
    def goes_by_itself(self) -> bool:
        """Whether it goes on from moment to moment without a hand."""
        return self._going_on is not None

    def turn(self) -> None:
        """Begin the replay, or end it; it goes by itself, unless nothing is to move on this terminal."""
        if self.is_running:
            self.end()
        else:
            self._session.clock.replay()
            if self._app.animation_level != "none":
                self._let_run()
        self._show_again()

    def step(self, by: int) -> None:
        """Move by hand; from then on the replay waits for the hand."""
        if self.is_running:
            self._stop()
            self._session.clock.step(by)
            self._show_again()

    def turn_by_itself(self) -> None:
        """Have it go on by itself, or no longer."""
        if self.is_running:
            if self.goes_by_itself:
                self._stop()
            else:
                self._let_run()
            self._show_again()

    def _let_run(self) -> None:
        self._going_on = self._app.set_interval(SECONDS_A_MOMENT, self._go_on)

    def _stop(self) -> None:
        if self._going_on:
            self._going_on.stop()
            self._going_on = None

    def _go_on(self) -> None:
        if not self._session.clock.step(1):
            self.end()
        self._show_again()

    def end(self) -> None:
        """Back to the time that it is."""
        self._stop()
        self._session.clock.end_replay()
