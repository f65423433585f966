"""What is measured, and how. Both sides take turns, so that a busy machine is busy for both."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.minimal import PAINTED
from benchmarks.ratio import Ratio, of_sizes, of_times
from benchmarks.terminal import Terminal

APP: Final = (sys.executable, "-m", "ttchan_tui.cli.main")
MINIMAL: Final = (sys.executable, "-m", "benchmarks.minimal")

HOME: Final = ("TTChan", "159")
"""In the first and in the lower lines of the first screen: when both are painted, it is complete."""

DOWN: Final = "\x1b[B"
UP: Final = "\x1b[A"
ESCAPE: Final = "\x1b"
ENTER: Final = "\r"
RUBOUT: Final = "\x7f"
SEARCH: Final = "\x1bOR"
WORD: Final = "raska"

EVERY_SCREEN: Final = (
    ("1", ENTER, "h"),
    ("2", ENTER, "h"),
    ("3", ENTER, ENTER, ESCAPE, "h"),
    ("4", ENTER, "h"),
    (SEARCH, ESCAPE),
    ("?", "h"),
    ("a", "h"),
)
"""The keys that lead from home through every screen and back."""

VISITS_BEFORE: Final = 5 * len(EVERY_SCREEN)
"""So many fill the caches."""

SECONDS_TO_PREPARE: Final = 3
"""After which the first start has kept what makes later ones quicker."""

VISITS_A_ROUND: Final = 20
MOST_VISITS: Final = 200


class Spent:
    """Seconds that processes took until what was waited for, by the clock and of the processor."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.clock: list[float] = []
        self.used: list[float] = []

    @contextmanager
    def processor(self) -> Iterator[None]:
        """Note what the process that begins and ends here takes of the processor."""
        before = _processor_seconds()
        yield
        self.used.append(_processor_seconds() - before)

    def against(self, least: Spent, what: str, against: str, goal: float) -> Iterator[Ratio]:
        """Both ratios; the second says more on a busy machine."""
        yield of_times(what, median(self.clock), against, median(least.clock), goal)
        ours, theirs = median(self.used), median(least.used)
        yield of_times(f"{what}, processor time", ours, against, theirs, goal)


def _processor_seconds() -> float:
    """Of all processes that have ended, in the program and in the system."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Bench:
    """The measurements, on one store that is filled."""

    def __init__(self, data: Path, rounds: int) -> None:
        """Measure so many times, and take the median."""
        self._rounds = rounds
        self._command = (*APP, "--data", str(data))
        self._app = (*self._command, "--lang", "lv", "--now", "2018-11-09T14:00")
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(data),
            "LANG": "en_GB.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        self._run((*self._command, "programme"))
        with self._open(self._app) as first:  # the one that writes the start file
            first.seconds_until(*HOME)
            first.read_for(SECONDS_TO_PREPARE)
        self._run((*self._command, "programme", "--json"))  # what the app has not kept, it keeps

    def all(self) -> Iterator[Ratio]:
        """Every ratio."""
        yield from self.start()
        yield from self.arrow()
        yield from self.search()
        yield from self.memory()
        yield from self.twin()

    def start(self) -> Iterator[Ratio]:
        """From the start of the process to the first screen, whole: by the clock, and by the processor."""
        ours, theirs = Spent(), Spent()
        for _ in range(self._rounds):
            with ours.processor(), self._open(self._app) as app:
                ours.clock.append(app.seconds_until(*HOME))
            with theirs.processor(), self._minimal("static") as least:
                theirs.clock.append(least.seconds_until(PAINTED))
        yield from ours.against(theirs, "start to first paint", "`Static`", 1.3)

    def arrow(self) -> Iterator[Ratio]:
        """From an arrow key to what it changes on screen."""
        with self._open(self._app) as app, self._minimal("list") as least:
            app.seconds_until(*HOME)
            least.seconds_until(PAINTED)
            app.press("1")  # the programme: a list, as the tiles of the first screen are a row
            keys = (DOWN, UP) * self._rounds
            ours, theirs = self._pressed(app, least, keys)
        yield from ours.against(theirs, "arrow key to repaint", "`OptionList`", 1.5)

    def search(self) -> Iterator[Ratio]:
        """From a letter to what is found, on screen."""
        with self._open(self._app) as app, self._minimal("search") as least:
            app.seconds_until(*HOME)
            least.seconds_until(PAINTED)
            app.press(SEARCH)
            keys = (*WORD, *(RUBOUT for _ in WORD)) * max(1, self._rounds // 5)
            ours, theirs = self._pressed(app, least, keys)
        yield from ours.against(theirs, "letter to all that is found", "`Input`, `OptionList`", 2)

    def memory(self) -> Iterator[Ratio]:
        """With every screen open, and what two hundred more visits add."""
        with self._open(self._app) as app, self._minimal("static") as least:
            app.seconds_until(*HOME)
            least.seconds_until(PAINTED)
            least.settle()
            self._visit(app, VISITS_BEFORE)
            before = app.memory
            yield of_sizes("memory with every screen open", before, "`Static`", least.memory, 1.7)
            visits = min(self._rounds * VISITS_A_ROUND, MOST_VISITS)
            self._visit(app, visits)
            grown = (app.memory - before) / 1e6
        yield Ratio(
            f"memory after {visits} more visits",
            f"{grown:+.1f} MB",
            "before",
            f"{before / 1e6:.0f} MB",
            grown * 1e6 / before * 100,
            5,
            "%",
        )

    def twin(self) -> Iterator[Ratio]:
        """The plain programme as JSON, against a Python that does nothing."""
        ours, theirs = Spent(), Spent()
        for _ in range(self._rounds):
            with ours.processor():
                ours.clock.append(self._run((*self._command, "programme", "--json")))
            with theirs.processor():
                theirs.clock.append(self._run((sys.executable, "-c", "import json")))
        yield from ours.against(theirs, "`ttchan programme --json`", "`import json`", 4)

    def _open(self, command: Sequence[str]) -> Terminal:
        return Terminal(command, self._environment)

    def _minimal(self, widget: str) -> Terminal:
        return self._open((*MINIMAL, widget))

    def _pressed(self, app: Terminal, least: Terminal, keys: Sequence[str]) -> tuple[Spent, Spent]:
        """What both take for each key, in turns."""
        ours, theirs = Spent(), Spent()
        app.settle()
        least.settle()
        for key in keys:
            for side, spent in ((app, ours), (least, theirs)):
                before = side.processor
                spent.clock.append(side.press(key))
                spent.used.append(side.processor - before)
        return ours, theirs

    def _visit(self, app: Terminal, times: int) -> None:
        for visit in range(times):
            for key in EVERY_SCREEN[visit % len(EVERY_SCREEN)]:
                app.send(key)
                app.settle()

    def _run(self, command: Sequence[str]) -> float:
        began = time.perf_counter()
        subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=self._environment,
        )
        return time.perf_counter() - began
