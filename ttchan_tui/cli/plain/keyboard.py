"""Lines from whoever types; from a pipe or a terminal, whatever is sent."""

from __future__ import annotations

import os
import select
import termios
from contextlib import suppress
from types import TracebackType
from typing import Final, TextIO

LINE_LIMIT: Final = 1000
"""Bytes of a line that are looked at; what is behind them is read and forgotten."""


class Ended(Exception):
    """Nothing more will be typed."""


class Silence(Exception):
    """Nobody typed a line for as long as was waited."""


class Keyboard:
    """Reads lines. In front of the public no key stops or suspends the program."""

    def __init__(self, stream: TextIO, *, locked: bool) -> None:
        """Read from that stream; `locked` takes their power from the keys that end or suspend programs."""
        self._file: Final = stream.fileno()
        self._locked = locked
        self._before: list[int | list[bytes | int]] | None = None
        self._arrived = b""

    def __enter__(self) -> Keyboard:
        if self._locked and os.isatty(self._file):
            self._before = termios.tcgetattr(self._file)
            settings = termios.tcgetattr(self._file)
            settings[0] &= ~(termios.IXON | termios.IXOFF)  # Ctrl+S would stop the output for ever
            settings[3] &= ~(termios.ISIG | termios.IEXTEN)
            settings[6][termios.VEOF] = b"\0"
            termios.tcsetattr(self._file, termios.TCSANOW, settings)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before:
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(self._file, termios.TCSANOW, self._before)

    def line(self, seconds: float | None) -> str:
        """The next line, without its end.

        Args:
            seconds: How long to wait; for ever if none.

        Raises:
            Ended: There is none, and there will be none.
            Silence: Nobody typed one in time; what was half typed is forgotten.
        """
        while b"\n" not in self._arrived:
            if not select.select([self._file], [], [], seconds)[0]:
                self._forget()
                raise Silence
            try:
                more = os.read(self._file, LINE_LIMIT)
            except OSError:  # a terminal that is gone
                more = b""
            if not more:
                raise Ended
            self._arrived = self._arrived[:LINE_LIMIT] + more
        line, _, self._arrived = self._arrived.partition(b"\n")
        return line[:LINE_LIMIT].decode(errors="replace")

    def _forget(self) -> None:
        self._arrived = b""
        with suppress(termios.error):
            termios.tcflush(self._file, termios.TCIFLUSH)
