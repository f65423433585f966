"""Asks the terminal how wide it draws some characters: draw one, ask where the cursor is, wipe it away.

Only terminals that are not known well enough are asked. One that does not answer costs a moment, once.
"""

from __future__ import annotations

import os
import re
import select
import termios
import time
import tty
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

SAMPLES: Final = ("ā", "š", "▌", "▀", "─", "•", "…", "“", "→", "e\N{COMBINING ACUTE ACCENT}", "你")
"""What to draw: each takes one column, except the last, which takes two."""

EXPECTED: Final = (1,) * 10 + (2,)

SECONDS_TO_ANSWER: Final = 0.15
"""After which there is no answer to be expected; over a slow line the app goes without it."""

_ANSWER: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_QUESTION: Final = b"\x1b[6n"


@dataclass(frozen=True, slots=True)
class Widths:
    """What the terminal answered."""

    columns: tuple[int, ...] = ()
    """The columns that each of the samples takes; empty if there was no answer."""
    typed: bytes = b""
    """What somebody typed meanwhile; it belongs to the app."""

    @property
    def answered(self) -> bool:
        """Whether there was an answer."""
        return bool(self.columns)

    @property
    def as_expected(self) -> bool:
        """Whether the samples are as wide as we take them to be; else everything behind them is misplaced."""
        return self.columns[:-1] == EXPECTED[:-1]


def widths(reading: int, writing: int) -> Widths:
    """Ask the terminal behind two file descriptors. It is left as it was found."""
    question = b"".join(b"\r" + sample.encode() + _QUESTION for sample in SAMPLES)
    arrived = ask(
        reading,
        writing,
        question + b"\r\x1b[K",
        lambda arrived: len(_ANSWER.findall(arrived)) >= len(SAMPLES),
    )
    answers = _ANSWER.findall(arrived)
    columns = answers if len(answers) >= len(SAMPLES) else []
    return Widths(tuple(int(column) - 1 for column in columns), _ANSWER.sub(b"", arrived))


def ask(reading: int, writing: int, question: bytes, is_answered: Callable[[bytes], bool]) -> bytes:
    """What arrives behind a question until it is answered, or there is no answer to be expected any more.

    Nothing is asked if somebody has typed already: the answer would stand among what was typed.
    """
    try:
        before = termios.tcgetattr(reading)
    except (OSError, termios.error):
        return b""
    if select.select([reading], [], [], 0)[0]:
        return b""
    arrived = b""
    try:
        tty.setraw(reading, termios.TCSANOW)
        os.write(writing, question)
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while not is_answered(arrived):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([reading], [], [], left)[0]:
                break
            arrived += os.read(reading, 1024)
    except OSError:
        pass
    finally:
        with suppress(OSError, termios.error):
            termios.tcsetattr(reading, termios.TCSANOW, before)
    return arrived
