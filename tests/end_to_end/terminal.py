"""Runs the real app in a real pseudo-terminal, and reads its screen as a terminal would show it."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pexpect
import pyte
from pyte.screens import Char

from ttchan_tui import start_file

APP: Final = (sys.executable, "-m", "ttchan_tui.cli.main")

SECONDS_TO_WAIT: Final = 30.0
"""How long to wait for what has to happen; a busy machine is slow."""

DURING: Final = "2018-11-09T14:00"
HOME_SHOWN: Final = "2018"
"""On the first screen in every language and size: the year of the meeting."""

LEFT_PROPERLY: Final = {
    "alternate screen off": b"\x1b[?1049l",
    "cursor shown": b"\x1b[?25h",
    "mouse off": b"\x1b[?1000l",
    "any-motion mouse off": b"\x1b[?1003l",
    "bracketed paste off": b"\x1b[?2004l",
}

# Private questions to the terminal, which pyte would show as text.
_QUESTIONS: Final = re.compile(rb"\x1b\[[>?<=][0-9;]*(?:\$p|[uqm])|\x1b\[[<>=?]u")


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of the tester's own can matter."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
        start_file.VARIABLE: "off",
        **more,
    }


def wait_until(condition: Callable[[], bool], what: str, seconds: float = SECONDS_TO_WAIT) -> None:
    """Look again and again until it is so; fail if that takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.01)


def seen(cell: Char) -> Char:
    """What is seen of a cell: of a blank that nothing is drawn through or below, only the background."""
    if cell.data != " " or cell.underscore or cell.strikethrough or cell.reverse:
        return cell
    return Char(" ", bg=cell.bg)


class Terminal:
    """One running app and the terminal in front of it."""

    def __init__(
        self,
        data: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
        within: tuple[str, ...] = (),
        command: tuple[str, ...] = (),
    ) -> None:
        program, *words = command or (*within, *APP, "--data", str(data), *arguments)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        """All that the app has sent to the terminal."""
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            program,
            words,
            dimensions=(rows, columns),
            env=clean_environment(data.parent, **(environment or {})),
            echo=False,
            preexec_fn=before,
            timeout=SECONDS_TO_WAIT,
        )
        self.process.delaybeforesend = None

    def read(self) -> None:
        """Show what has arrived."""
        try:
            arrived = self.process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return
        self.sent += arrived
        self._stream.feed(_QUESTIONS.sub(b"", arrived))

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    @property
    def cells(self) -> list[list[object]]:
        """What is seen on the screen, with its colours."""
        screen = self.screen
        return [
            [seen(screen.buffer[row][column]) for column in range(screen.columns)]
            for row in range(screen.lines)
        ]

    def shows(self, *words: str) -> bool:
        """Whether all of it stands on the screen now."""
        self.read()
        return all(word in self.text for word in words)

    def wait_for(self, *words: str) -> None:
        """Wait until all of it stands on the screen."""
        deadline = time.monotonic() + SECONDS_TO_WAIT
        while not self.shows(*words):
            assert self.process.isalive(), f"the app has ended:\n{self.text}"
            assert time.monotonic() < deadline, f"{words} did not appear:\n{self.text}"

    def wait_until_gone(self, word: str) -> None:
        """Wait until it does not stand on the screen any more."""
        wait_until(lambda: not self.shows(word), f"“{word}” gone from\n{self.text}")

    def press(self, keys: str | bytes) -> None:
        """Send keys as a terminal does."""
        self.process.send(keys if isinstance(keys, bytes) else keys.encode())

    def press_one_by_one(self, *keys: str | bytes) -> None:
        """Send each key when what the one before has done is on the screen."""
        for key in keys:
            self.press(key)
            wait_until(self.settled, "a still screen")

    def settled(self) -> bool:
        """Whether nothing has arrived for a moment."""
        before = len(self.sent)
        for _ in range(4):
            self.read()
        return len(self.sent) == before

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def ended(self) -> bool:
        """Whether the process is gone; reads on meanwhile, so that it can go."""
        self.read()
        return not self.process.isalive()

    def exit_code(self, seconds: float = SECONDS_TO_WAIT) -> int | None:
        """Wait for the end; return the exit code, or minus the signal that ended it."""
        wait_until(self.ended, f"the end of the app, which shows\n{self.text}", seconds)
        self.read()
        signal = self.process.signalstatus
        return -signal if signal is not None else self.process.exitstatus

    def has_left(self, after: int) -> bool:
        """Whether an app has left the whole screen since so much was sent, be there another one by now."""
        self.read()
        return _LEAVES_THE_SCREEN in self.sent[after:]

    def not_restored(self) -> list[str]:
        """What the app has left behind in the terminal."""
        return [
            what
            for what, sequence in LEFT_PROPERLY.items()
            if self.sent.rfind(sequence) <= self.sent.rfind(sequence[:-1] + _OPPOSITE[sequence[-1:]])
        ]


_LEAVES_THE_SCREEN: Final = b"\x1b[?1049l"

_OPPOSITE: Final = {b"l": b"h", b"h": b"l"}


@contextmanager
def terminal(
    data: Path,
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """An app that has drawn its first screen; it is ended in any case."""
    opened = Terminal(data, "--now", DURING, *arguments, columns=columns, rows=rows, environment=environment)
    try:
        opened.wait_for(HOME_SHOWN)
        yield opened
    finally:
        with suppress(OSError):  # the test may have hung up itself
            opened.process.close(force=True)
