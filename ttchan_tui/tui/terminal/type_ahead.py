"""What was typed before there was an app: it is not lost."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.events import Key


class TypeAhead(App[Any], inherit_bindings=False):
    """The part of the app that takes keys from somebody else than the terminal."""

    def type_again(self, typed: bytes) -> None:
        """Act on keys that came while the terminal was asked what it can show."""
        if not typed:
            return
        from textual._xterm_parser import XTermParser

        for event in XTermParser().feed(typed.decode(errors="replace")):
            if isinstance(event, Key) and self._driver:
                self._driver.send_message(event)
