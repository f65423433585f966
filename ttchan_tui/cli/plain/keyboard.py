"""Lines from whoever types; from a pipe or a terminal, whatever is sent."""

from __future__ import annotations

import math
import os
import select
import termios
import time
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from ttchan_tui.tui.kiosk.watchdog import Watchdog

from ttchan_tui.tui.terminal.surroundings import encoding_of

LINE_LIMIT: Final = 1000
"""Bytes of a line that are looked at; what is behind them is read and forgotten."""


class Ended(Exception):
    """Nothing more will be typed."""


class Silence(Exception):
    """Nobody typed a line for as long as was waited."""


class Keyboard:
    """Reads lines. In front of the public no key stops or suspends the program."""

    def __init__(self, stream: TextIO, *, locked: bool, watchdog: Watchdog | None = None) -> None:
        """Read from that stream.

        Args:
            stream: Where lines come from.
            locked: Whether keys that end or suspend programs have no power.
            watchdog: Who waits for signs of life meanwhile, if anybody.
        """
        self._file: Final = stream.fileno()
        self._encoding: Final = encoding_of(stream)
        self._locked = locked
        self._watchdog = watchdog
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
            if not self._arrives(seconds):
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
        if os.isatty(self._file):
            return _typed(line[:LINE_LIMIT].decode(self._encoding, "surrogateescape"))
        return line[:LINE_LIMIT].decode(self._encoding, "replace")

    def _arrives(self, seconds: float | None) -> bool:
        """Whether anything is typed in that time."""
        watchdog = self._watchdog
        if watchdog is None or watchdog.every is None:
            return bool(select.select([self._file], [], [], seconds)[0])
        end = math.inf if seconds is None else time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            watchdog.alive()
            if select.select([self._file], [], [], min(left, watchdog.every))[0]:
                return True
        return False

    def _forget(self) -> None:
        self._arrived = b""
        with suppress(termios.error):
            termios.tcflush(self._file, termios.TCIFLUSH)


def _typed(line: str) -> str:
    """A line without what the terminal has answered to others, and without keys that are no letters."""
    if line.isprintable():
        return line
    from ttchan_tui.tui.terminal.key_filter import ESCAPE, KeyFilter

    keys = KeyFilter()
    return "".join(piece for piece in (*keys.feed(line), *keys.pause()) if not piece.startswith(ESCAPE))
