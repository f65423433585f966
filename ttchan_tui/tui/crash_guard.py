"""What happens when the app itself fails. The one module that touches Textual's private parts."""

from __future__ import annotations

from typing import Any

from textual.app import App


class CrashGuard(App[Any], inherit_bindings=False):
    """Leaves the terminal in order and keeps the error, instead of printing a trace at the public."""

    failure: Exception | None = None
    """What ended the app, for whoever started it."""

    def _fatal_error(self) -> None:
        self.failure = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Something failed outside the app's own messages; what Textual wants to print goes to the log."""
        self.failure = self.failure or RuntimeError("panic", *map(str, renderables))
        self._close_messages_no_wait()
