"""How long it takes from a key to its letter on screen, on a full board, at the pace of a quick scribe."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from string import ascii_lowercase
from typing import Final

from benchmarks.ratio import Ratio
from benchmarks.terminal import Terminal
from ttchan_tui.store import NewNote, Repository, open_repository

NOTES: Final = 5_000
IN_THE_GROUP: Final = 500
"""Of these, in the group and on the prompt that are typed for."""
PACE: Final = 0.1
"""Seconds from one key to the next."""
LINE: Final = 25
"""Letters before Enter."""
GOAL: Final = 50
"""Milliseconds."""
ENTER: Final = "\r"


def rows(directory: Path, lines: int = 8) -> Iterator[Ratio]:
    """All but the slowest twentieth, against the middle and the slowest."""
    seconds = latencies(directory, lines)
    middle, late, slowest = median(seconds), quantiles(seconds, n=20)[-1], max(seconds)
    yield Ratio(
        f"letter to paint among {NOTES:,} notes at {1 / PACE:.0f} a second, p95",
        f"{late * 1000:.0f} ms",
        "median, slowest",
        f"{middle * 1000:.0f} ms, {slowest * 1000:.0f} ms",
        late * 1000,
        GOAL,
        "ms",
    )


def latencies(directory: Path, lines: int) -> list[float]:
    """Seconds from each letter to its paint, while the lines before it are being saved."""
    data = directory / "typing"
    repository = open_repository(data)
    _fill(repository)
    repository.close()
    command = (sys.executable, "-m", "ttchan_tui.cli.main", "--data", str(data), "--lang", "en")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(directory),
        "LANG": "en_GB.UTF-8",
        "TERM": "xterm-256color",
    }
    with Terminal(command, environment) as app:
        app.seconds_until("TTChan", "159")
        for key in ("3", ENTER, ENTER):
            app.settle()
            app.send(key)
        app.seconds_until("Enter saves it")
        app.settle()
        return list(_typed(app, lines))


def _typed(app: Terminal, lines: int) -> Iterator[float]:
    letters, due = cycle(ascii_lowercase), time.perf_counter()
    for _ in range(lines):
        for letter in islice(letters, LINE):
            due = _wait(app, due)
            yield app.seconds_to_show(letter)
        due = _wait(app, due)
        app.send(ENTER)


def _wait(app: Terminal, due: float) -> float:
    """Take what comes until the next key is due; give when the one behind it is."""
    app.read_for(due - time.perf_counter())
    return max(due, time.perf_counter()) + PACE


def _fill(repository: Repository) -> None:
    """The first group on the first prompt says most; the others the rest."""
    meeting = repository.meeting()
    desks = [(prompt, group) for prompt in meeting.prompts for group in prompt.groups]
    each = (NOTES - IN_THE_GROUP) // (len(desks) - 1)
    for place, (prompt, group) in enumerate(desks):
        repository.notebook.add_all(
            NewNote(
                *(prompt.id, group, prompt.categories[number % len(prompt.categories)].id),
                f"What somebody said about it as number {number}",
                "en",
            )
            for number in range(each if place else IN_THE_GROUP)
        )


if __name__ == "__main__":
    import tempfile

    from benchmarks.ratio import HEAD

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        print(HEAD)
        for row in rows(Path(place)):
            print(row.row)
