"""From the bytes that a terminal sends to what Textual is told."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TextIO

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from ttchan_tui.tui.terminal.key_filter import ESCAPE, KeyFilter
from ttchan_tui.tui.terminal.layouts import command_key
from ttchan_tui.tui.terminal.paste_buffer import PASTE_BEGINS, PASTE_ENDS
from ttchan_tui.tui.terminal.surroundings import encoding_of

_A_LETTER: Final = 5.0
"""Seconds after which the rest of a letter will not come any more."""


class Reading:
    """Makes messages of bytes that come in any parts."""

    def __init__(self, terminal: TextIO | None = None, *, is_slow: bool = False) -> None:
        """Nothing has come yet.

        Args:
            terminal: What is read, in its encoding; by itself it is UTF-8.
            is_slow: Whether a key may come in parts, with pauses between them.
        """
        self._decoder = getincrementaldecoder(encoding_of(terminal))("surrogateescape")
        self._filter = KeyFilter(is_slow=is_slow)
        self._parser = XTermParser()

    def feed(self, arrived: bytes, types: Callable[[], bool] = lambda: False) -> Iterator[Message]:
        """The messages about what has arrived.

        Args:
            arrived: The bytes.
            types: Whether letters go into a text field now; asked again before each message.
        """
        return self._messages(self._filter.feed(self._decoder.decode(arrived)), types)

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `pause` has to be told; none if nothing was begun."""
        patience = self._filter.patience
        return _A_LETTER if patience is None and self._decoder.getstate()[0] else patience

    def pause(self) -> Iterator[Message]:
        """The messages about what was begun, when nothing has followed for so long."""
        begun = self._filter.pause() if self._filter.patience else self._filter.feed(self._rest())
        return self._messages(begun, lambda: False)

    def _rest(self) -> str:
        rest = self._decoder.decode(b"", final=True)
        self._decoder.reset()
        return rest

    def _messages(self, passed: Iterable[str], types: Callable[[], bool]) -> Iterator[Message]:
        for message in self._parsed(passed, types):
            if isinstance(message, Key) and "+" in message.key:
                message.key = command_key(message.key, None)  # Ctrl and a letter is no text anywhere
            yield message

    def _parsed(self, passed: Iterable[str], types: Callable[[], bool]) -> Iterator[Message]:
        for piece in passed:
            if piece.startswith(PASTE_BEGINS):
                text = piece[len(PASTE_BEGINS) : -len(PASTE_ENDS)].replace("\0", "")
                yield Paste(text)
            elif piece == ESCAPE:
                yield _escape()
            elif len(piece) == len("\x1bf") and piece[0] == ESCAPE and not types():
                yield _escape()  # keys held with Alt are for words in a text field
                yield from self._parser.feed(piece[1])
            else:
                yield from self._parser.feed(piece)


def _escape() -> Key:
    return Key("escape", ESCAPE)
