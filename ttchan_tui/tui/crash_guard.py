"""Crash guard: what happens when the app itself fails. All that touches Textual's private parts is here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.css.query import NoMatches
from textual.events import Key

from ttchan_tui.tui.terminal.signals import left


class CrashGuard(App[Any], inherit_bindings=False):
    """Leaves the terminal in order and keeps the error, instead of printing a trace at the public."""

    failure: Exception | None = None
    """What ended the app, for whoever started it."""

    def run_to_its_end(self) -> int:
        """Run in this terminal until somebody or something ends it, and give the exit code for the process.

        Raises:
            Exception: Whatever ended the app unexpectedly; the terminal is in order again.
        """
        self.run()
        left()
        if self.failure:
            raise self.failure
        return self.return_code or 0

    def _handle_exception(self, error: Exception) -> None:
        # Once it is asked to end, an app mounts nothing more: a screen that opens just then finds no widgets.
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.failure = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Something failed outside the app's own messages; what Textual wants to print goes to the log."""
        self.failure = self.failure or RuntimeError("panic", *map(str, renderables))
        self._close_messages_no_wait()

    def press(self, keys: Iterable[Key]) -> None:
        """Act on keys that do not come from the driver, as if they did."""
        if driver := self._driver:
            for key in keys:
                driver.send_message(key)

    def write(self, sent: str) -> None:
        """Send something to the terminal that is no part of a screen."""
        if driver := self._driver:
            driver.write(sent)
