"""What was typed before there was an app: it is not lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from textual.events import Key
from textual.message import Message


def keys_typed(typed: bytes) -> Iterator[Key]:
    """The keys that came while the terminal was asked what it can show."""
    if typed:
        yield from (message for message in _messages(typed) if isinstance(message, Key))


def _messages(typed: bytes) -> Iterator[Message]:
    from ttchan_tui.tui.terminal.reading import Reading

    reading = Reading(sys.__stdin__)
    yield from reading.feed(typed)
    while reading.patience is not None:
        yield from reading.pause()
