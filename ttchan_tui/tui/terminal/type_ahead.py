"""What was typed before there was an app: it is not lost."""

from __future__ import annotations

from collections.abc import Iterator

from textual.events import Key


def keys_typed(typed: bytes) -> Iterator[Key]:
    """The keys that came while the terminal was asked what it can show."""
    if typed:
        from textual._xterm_parser import XTermParser

        yield from (
            event for event in XTermParser().feed(typed.decode(errors="replace")) if isinstance(event, Key)
        )
