"""News: what others have changed, and what the clock says, is shown when it is so."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.timer import Timer

from ttchan_tui.tui.session import Session

if TYPE_CHECKING:
    from ttchan_tui.store import Watch

SECONDS_BETWEEN_LOOKS: Final = 10
"""The clock is looked at when it is to show something new, and this often in case that it was set."""
MOMENT: Final = 0.01
"""Seconds after which a timer that ended a little too early has surely ended late enough."""


class News:
    """Looks at the store when that has changed, and at the clock when it has something new to show."""

    def __init__(self, app: App[Any], session: Session, show_again: Callable[[], None]) -> None:
        """Look on behalf of `session`, and have the screen show what is new."""
        self._app = app
        self._session = session
        self._show_again = show_again
        self._watch: Watch | None = None
        self._hears = False
        """Whether somebody is going to look already."""
        self._clock: Timer | None = None
        self._told_by_clock: object = None

    def begin(self) -> None:
        """What is shown first is no news."""
        self._session.connection.has_news()
        self._wait_for_the_clock()

    def watch(self) -> None:
        """Hear of what others change from now on."""
        self._watch = self._session.repository.watch(self._heard)
        self.look()

    @property
    def is_watching(self) -> bool:
        """Whether one hears of what others change."""
        return self._watch is not None

    def close(self) -> None:
        """Want to know nothing any more."""
        if self._watch:
            self._watch.close()

    def look(self) -> None:
        """See whether the store has changed."""
        self._hears = False
        if self._app.is_running and self._session.connection.has_news():
            self._wait_for_the_clock()
            self._show_again()

    def _heard(self) -> None:
        """The watch, on its thread, has found something new. Where nothing moves, once is enough."""
        if not self._hears:
            self._hears = True
            with suppress(RuntimeError):  # the app is leaving
                self._app.call_later(self.look)

    def _wait_for_the_clock(self) -> None:
        """What it says now is shown, or is going to be: look again when it says something else."""
        if self._clock:
            self._clock.stop()
        self._told_by_clock = self._by_the_clock()
        pause = min(self._session.seconds_until_news() + MOMENT, SECONDS_BETWEEN_LOOKS)
        self._clock = self._app.set_timer(pause, self._look_at_the_clock)

    def _by_the_clock(self) -> object:
        minute = self._session.clock.now().replace(second=0, microsecond=0)
        return minute, self._session.connection.announcements(), self._session.connection.calls()

    def _look_at_the_clock(self) -> None:
        if not self._app.is_running:
            return
        is_new = self._by_the_clock() != self._told_by_clock
        self._wait_for_the_clock()
        if is_new:
            self._show_again()
