"""How long it takes to draw what a screen draws first: the map, and a poster."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.ratio import Ratio
from ttchan_tui.meeting.geography import outlines
from ttchan_tui.store import open_repository
from ttchan_tui.text.languages import language
from ttchan_tui.tui.looks.posters.poster import poster, posters
from ttchan_tui.tui.map import picture
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.terminal.drawing import FULL

ROUNDS = 15
GOAL = 30
"""Milliseconds that a screen may take longer with it."""


def rows(directory: Path, rounds: int = ROUNDS) -> Iterator[Ratio]:
    """The first time, with nothing kept from before; for comparison once more."""
    repository = open_repository(directory / "drawing")
    subject = map_subject(repository.meeting(), language("lv"))
    repository.close()
    assert subject
    yield _row(
        "the map of 72×20, drawn first", lambda: picture.chart(subject, 72, 20, picture.BRAILLE), rounds
    )
    words = "Projekta oficiālā atklāšanas ceremonija"
    yield _row("a poster of 113×32, drawn first", lambda: poster(words, 113, 32, FULL), rounds)


def _row(what: str, draw: Callable[[], object], rounds: int) -> Ratio:
    first, again = [], []
    for _ in range(rounds):
        for kept in (outlines._read, picture._window, picture._background, posters):
            kept.cache_clear()
        first.append(_seconds(draw))
        again.append(_seconds(draw))
    ours, theirs = median(first) * 1000, median(again) * 1000
    return Ratio(what, f"{ours:.1f} ms", "once more", f"{theirs:.1f} ms", ours, GOAL, "ms")


def _seconds(draw: Callable[[], object]) -> float:
    """Of the processor: nothing is waited for, and others may be busy on the same machine."""
    begin = time.process_time()
    draw()
    return time.process_time() - begin
