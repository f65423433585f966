"""Days of visits in fast time: what a kiosk takes of the machine must not grow."""

from __future__ import annotations

import gc
import os
import random
from typing import Final

import psutil

from tests.tui.test_kiosk import SETTINGS, Visit, kiosk
from ttchan_tui.store import Repository

VISITS: Final = 2000 if os.environ.get("TTCHAN_STRESS") else 10
WARMING_UP: Final = 8
SLIDES: Final = 2000 if os.environ.get("TTCHAN_STRESS") else 30
SLIDES_OF_A_ROUND: Final = 200 if os.environ.get("TTCHAN_STRESS") else 30
MEGABYTES: Final = 12
"""By which memory may be larger in the end: caches that fill."""

_WAYS: Final = (
    ("1", "right", "down", "enter", "escape", "v", "down", "enter"),
    ("2", "down", "down", "enter", "end", "escape"),
    ("3", "enter", "enter", "escape"),
    ("4", "enter", "right", "escape", "l"),
    ("f3", "r", "a", "down", "enter"),
    ("question_mark", "escape", "a", "escape", "t"),
    ("c", "2", "plus", "h", "1", "end"),
)


async def test_days_of_visits_leave_nothing_behind(repository: Repository) -> None:
    chance = random.Random(2018)
    process = psutil.Process()
    async with kiosk(repository) as visit:
        for _ in range(WARMING_UP):
            await _visited(visit, chance)
        gc.collect()
        before, files = process.memory_info().rss, process.num_fds()
        for _ in range(VISITS):
            await _visited(visit, chance)
        gc.collect()
        grown = (process.memory_info().rss - before) / 1e6
        print(f"{VISITS} visits: {grown:+.1f} MB, {process.num_fds() - files:+d} open files")
        assert grown < MEGABYTES
        assert process.num_fds() <= files
        assert len(visit.kiosk.screen_stack) == 2


async def test_the_loop_can_go_on_for_ever(repository: Repository) -> None:
    process = psutil.Process()
    async with kiosk(repository, size=(120, 40)) as visit:
        for _ in range(SLIDES_OF_A_ROUND):
            await visit.later(SETTINGS.slide)
        gc.collect()
        before = process.memory_info().rss
        for _ in range(SLIDES):
            await visit.later(SETTINGS.slide)
        gc.collect()
        grown = (process.memory_info().rss - before) / 1e6
        print(f"{SLIDES} slides: {grown:+.1f} MB")
        assert grown < MEGABYTES


async def _visited(visit: Visit, chance: random.Random) -> None:
    await visit.press("x", *chance.choice(_WAYS))
    visit.now += 3600
    visit.kiosk.wait()
    await visit.settle()
    assert visit.on == "AttractScreen"
    await visit.later(SETTINGS.slide)
