"""How long it takes from Enter in one app until the line is on the screen of another."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.ratio import Ratio
from benchmarks.terminal import Terminal
from ttchan_tui.store import open_repository

GOAL: Final = 250
"""Milliseconds in which 99 of 100 lines are there."""
DESK: Final = ("board", "--prompt", "promote-my-partner", "--group", "lv")


LINES: Final = 9
"""As many as are on a screen at once, without anybody scrolling."""


ROUNDS: Final = 7


def rows(directory: Path, rounds: int = ROUNDS) -> Iterator[Ratio]:
    """The slowest of a hundred, against the middle."""
    late = [one for number in range(rounds) for one in latencies(directory / f"screens-{number}")]
    p99, middle = quantiles(late, n=100)[-1], median(late)
    yield Ratio(
        "a line typed in one app on another's screen, p99",
        f"{p99 * 1000:.0f} ms",
        "median",
        f"{middle * 1000:.0f} ms",
        p99 * 1000,
        GOAL,
        "ms",
    )


def latencies(data: Path) -> list[float]:
    """Seconds from Enter until the line is painted elsewhere."""
    open_repository(data).close()
    command = (sys.executable, "-m", "ttchan_tui.cli.main", "--data", str(data), *DESK)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(data),
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
    }
    late = []
    with Terminal(command, environment) as writer, Terminal(command, environment) as reader:
        for app in (writer, reader):
            app.seconds_until("heritage")
            app.settle()
        for number in range(LINES):
            said = f"line{number:04}"
            writer.send(said)
            writer.settle()
            reader.settle()
            began = time.perf_counter()
            writer.send("\r")
            reader.seconds_until(said)
            late.append(time.perf_counter() - began)
            writer.settle()
    return late


if __name__ == "__main__":
    import tempfile

    from benchmarks.ratio import HEAD

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        print(HEAD)
        for row in rows(Path(place)):
            print(row.row)
