"""A pseudo-terminal with a clock."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

import psutil

COLUMNS: Final = 80
ROWS: Final = 24

SECONDS_TO_WAIT: Final = 60.0
SECONDS_OF_QUIET: Final = 0.1
"""Nothing more comes of a key after so long."""

_ASKED: Final = b"\x1b[?2026$p"
_ANSWER: Final = b"\x1b[?2026;2$y"
"""This terminal wants to be told where a repaint begins and ends."""
_REPAINTED: Final = b"\x1b[?2026l"
_CONTROL: Final = re.compile(rb"\x1b\[[^@-~]*[@-~]")


class Terminal:
    """A process on a terminal of 80×24."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        """Start the process and the clock."""
        self._ours, its = os.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._sent = b""
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=its, stdout=its, stderr=its, env=environment, start_new_session=True
        )
        os.close(its)

    def __enter__(self) -> Terminal:
        """The process is running."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def seconds_until(self, *marks: str) -> float:
        """Wait until all of them have been painted; the seconds since the process was started."""
        missing = [mark.encode() for mark in marks]
        while missing:
            if time.perf_counter() - self._began > SECONDS_TO_WAIT:  # what is shown may move for ever
                raise TimeoutError(f"not within {SECONDS_TO_WAIT} s: {missing}")
            self._read(SECONDS_TO_WAIT)
            missing = [mark for mark in missing if mark not in self._sent]
        return time.perf_counter() - self._began

    def settle(self) -> None:
        """Wait until nothing more comes."""
        while self._read(SECONDS_OF_QUIET, needed=False):
            pass

    def read_for(self, seconds: float) -> None:
        """Take for so long whatever comes."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left, needed=False)

    def send(self, key: str) -> None:
        """Press a key, and do not wait for anything."""
        os.write(self._ours, key.encode())

    def press(self, key: str) -> float:
        """Press a key; the seconds until the last repaint that comes of it is complete."""
        self._sent = b""
        began = time.perf_counter()
        self.send(key)
        repainted = 0.0
        while self._read(SECONDS_OF_QUIET if repainted else SECONDS_TO_WAIT, needed=not repainted):
            if _REPAINTED in self._sent:
                repainted = time.perf_counter() - began
                self._sent = self._sent.rpartition(_REPAINTED)[2]
        return repainted

    def seconds_to_show(self, letter: str) -> float:
        """Type a letter; the seconds until a repaint in which it is sent is complete."""
        self._sent, shown = b"", letter.encode()
        began = time.perf_counter()
        self.send(letter)
        while shown not in _CONTROL.sub(b"", self._sent.rpartition(_REPAINTED)[0]):
            self._read(SECONDS_TO_WAIT)
        return time.perf_counter() - began

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    @property
    def memory(self) -> int:
        """Bytes of main memory that the process has now."""
        return int(psutil.Process(self._process.pid).memory_info().rss)

    @property
    def processor(self) -> float:
        """Seconds that the process has had a processor, in the program and in the system."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        if not (tasks / str(self._process.pid) / "schedstat").exists():
            used = psutil.Process(self._process.pid).cpu_times()
            return float(used.user + used.system)
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9

    def _read(self, seconds: float, *, needed: bool = True) -> bool:
        """Read what has been sent; whether there was anything."""
        if not select.select([self._ours], [], [], seconds)[0]:
            if needed:
                raise TimeoutError(f"nothing within {seconds} s; before: {self._sent[-500:]!r}")
            return False
        arrived = os.read(self._ours, 65536)
        if _ASKED in arrived:
            os.write(self._ours, _ANSWER)
        self._sent += arrived
        return True
