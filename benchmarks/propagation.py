"""How long it takes until every open session has read what one of them has stored."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from threading import Semaphore
from typing import Any, Final

from benchmarks.ratio import Ratio
from ttchan_tui.store import Repository, open_repository

PROCESSES: Final = 20
GOAL: Final = 150
"""Milliseconds in which 99 of 100 have it."""
PAUSE: Final = 0.25
"""Seconds between two changes: it is people who make them."""


def rows(directory: Path, changes: int = 40) -> Iterator[Ratio]:
    """The slowest of a hundred, against the middle."""
    late = sorted(latencies(directory, changes))
    p99, middle = quantiles(late, n=100)[-1], median(late)
    yield Ratio(
        f"propagation to {PROCESSES} processes, p99",
        f"{p99 * 1000:.0f} ms",
        "median",
        f"{middle * 1000:.0f} ms",
        p99 * 1000,
        GOAL,
        "ms",
    )


def latencies(directory: Path, changes: int) -> list[float]:
    """Seconds from before a note is added until each of the others has read it."""
    repository = open_repository(directory)
    context = multiprocessing.get_context("spawn")
    ready, results = context.Barrier(PROCESSES + 1), context.Queue()
    readers = [
        context.Process(target=_read, args=(directory, changes, ready, results)) for _ in range(PROCESSES)
    ]
    for reader in readers:
        reader.start()
    ready.wait()
    began = [_add(repository) for _ in range(changes)]
    late = [at - before for _ in readers for before, at in zip(began, results.get(timeout=60), strict=True)]
    for reader in readers:
        reader.join()
    repository.close()
    return late


def _add(repository: Repository) -> float:
    time.sleep(PAUSE)
    prompt = repository.meeting().prompts[0]
    began = time.monotonic()
    repository.notebook.add(prompt.id, prompt.groups[0], prompt.categories[0].id, "said", "en")
    return began


def _read(directory: Path, changes: int, ready: Any, results: Any) -> None:  # noqa: ANN401
    repository = open_repository(directory)
    before = len(repository.notes())
    heard = Semaphore(0)
    watch = repository.watch(heard.release)
    heard.acquire(timeout=1)  # by then it watches
    ready.wait()
    read: list[float] = []
    while len(read) < changes:
        heard.acquire()
        there = len(repository.notes()) - before
        read += [time.monotonic()] * (there - len(read))
    results.put(read)
    watch.close()
    repository.close()


if __name__ == "__main__":
    import tempfile

    from benchmarks.ratio import HEAD

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        print(HEAD)
        for row in rows(Path(place)):
            print(row.row)
