"""A kiosk that nobody visits: what it takes of the machine while it attracts."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from benchmarks.ratio import Ratio
from benchmarks.terminal import Terminal

SECONDS: Final = 10
"""For each thing that it shows."""
FEWEST: Final = 3
MOST: Final = 12
"""Things that are watched, one for each round; the more, the less it counts that each is new once."""
INVITATION: Final = "Press any key"


def rows(directory: Path, rounds: int) -> Iterator[Ratio]:
    """Its share of a core once it has started, with a new thing to see every ten seconds."""
    seconds = SECONDS * min(max(rounds, FEWEST), MOST)
    command = (
        sys.executable,
        "-m",
        "ttchan_tui.cli.main",
        "--data",
        str(directory / "kiosk"),
        "--lang",
        "en",
        "kiosk",
    )
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(directory),
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
    }
    with Terminal(command, environment) as kiosk:
        kiosk.seconds_until(INVITATION)
        kiosk.settle()
        kiosk.read_for(SECONDS)  # what the start leaves to be done belongs to the start
        process = psutil.Process(kiosk.pid)
        files, used, began = process.num_fds(), process.cpu_times(), time.perf_counter()
        kiosk.read_for(seconds)
        now = process.cpu_times()
        share = (now.user + now.system - used.user - used.system) / (time.perf_counter() - began)
        yield Ratio(
            "kiosk that nobody visits, share of a core",
            f"{process.num_fds()} open files",
            "before",
            f"{files} open files",
            share * 100,
            0.2,
            "%",
        )
