"""Walking through the days of the meeting again."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.timer import Timer

from ttchan_tui.meeting.clock import Running
from ttchan_tui.tui.session import Session

SECONDS_A_MOMENT = 6
"""How long the replay stays at one moment before it goes on by itself."""


class Replay(App[Any], inherit_bindings=False):
    """The part of the app that turns the clock back, moment by moment, and forward again."""

    session: Session
    _going_on: Timer | None = None

    def show_again(self) -> None:
        """Another moment: the screen on top says everything anew."""
        raise NotImplementedError

    def action_replay(self) -> None:
        """Begin the replay, or end it."""
        if self.session.clock.running is Running.REPLAY:
            self.end_replay()
        else:
            self.session.clock.replay()
            self._going_on = self.set_interval(SECONDS_A_MOMENT, self._go_on)
        self.show_again()

    def action_step(self, by: int) -> None:
        """Move by hand; from then on the replay waits for the hand."""
        if self.session.clock.running is Running.REPLAY:
            if self._going_on:
                self._going_on.pause()
            self.session.clock.step(by)
            self.show_again()

    def _go_on(self) -> None:
        if not self.session.clock.step(1):
            self.end_replay()
        self.show_again()

    def end_replay(self) -> None:
        """Back to the time that it is."""
        if self._going_on:
            self._going_on.stop()
            self._going_on = None
        self.session.clock.end_replay()
