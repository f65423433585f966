"""The line that tells how far the work on a prompt has come."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.app import App, ComposeResult

from tests.tui.driving import running
from tests.tui.stillness import stillness
from ttchan_tui.store import Repository
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.start_at import StartAt
from ttchan_tui.tui.widgets.progress_line import ProgressLine

PROMPT = "promote-my-partner"


class Shown(App[None]):
    """A window with nothing but the line, which counts how often it rings."""

    rings = 0

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.line = ProgressLine(session)

    def compose(self) -> ComposeResult:
        yield self.line

    def get_css_variables(self) -> dict[str, str]:
        names = ("alarm-foreground", "alarm-background", "success", "accent", "error")
        return {**super().get_css_variables(), **dict.fromkeys(names, "red")}

    def bell(self) -> None:
        self.rings += 1

    @property
    def words(self) -> str:
        return str(self.line.content)


@asynccontextmanager
async def shown(repository: Repository, group: str = "") -> AsyncIterator[Shown]:
    app = Shown(Session(repository, "en"))
    async with app.run_test():
        app.line.show(PROMPT, group)
        yield app


async def until(app: Shown, words: str) -> None:
    deadline = time.monotonic() + 10
    while words not in app.words:
        assert time.monotonic() < deadline, app.words
        await stillness()


async def test_there_is_no_line_while_there_is_nothing_to_say(repository: Repository) -> None:
    async with shown(repository) as app:
        assert not app.line.display
        repository.board.steps.hide(PROMPT)
        app.line.show(PROMPT)
        assert app.line.display
        assert app.words == "hidden until revealed"


async def test_who_is_ready_and_why_it_is_frozen(repository: Repository) -> None:
    steps = repository.board.steps
    steps.tell_ready(PROMPT, "lv")
    steps.freeze(PROMPT, "lt", why="it is lunch")
    async with shown(repository) as app:
        assert app.words == "1 of 14 groups ready"
        app.line.show(PROMPT, "lv")
        assert app.words == "our group is ready"
        app.line.show(PROMPT, "lt")
        assert app.words == "FROZEN: it is lunch"


@pytest.mark.parametrize("bell", [True, False])
async def test_time_runs_out_by_itself_and_rings_only_if_it_is_to(repository: Repository, bell: bool) -> None:
    countdowns = repository.board.countdowns
    countdowns.start(PROMPT, timedelta(minutes=15), step="group-work", bell=bell)
    countdowns.pause(PROMPT)
    async with shown(repository) as app:
        assert app.words == "work in national groups 15 min left (paused)"
        countdowns.start(PROMPT, timedelta(seconds=3), step="presentations", bell=bell)
        app.line.show(PROMPT)
        assert re.search(r"LAST MINUTE \d s", app.words)
        await until(app, "TIME IS UP")
        app.line.show(PROMPT)
        assert app.rings == bell


async def test_a_bell_does_not_ring_for_who_comes_late(repository: Repository) -> None:
    repository.board.countdowns.start(PROMPT, timedelta(microseconds=1), bell=True)
    async with shown(repository) as app:
        assert "TIME IS UP" in app.words
        assert not app.rings


async def test_it_stands_beside_what_is_read_back_and_the_history_too(repository: Repository) -> None:
    repository.board.countdowns.start(PROMPT, timedelta(minutes=15))
    repository.board.countdowns.pause(PROMPT)
    repository.notebook.add(PROMPT, "lv", "heritage", "The rye harvest", "en")
    async with running(repository, beginning=StartAt(prompt=PROMPT, group="lv")) as driver:
        await driver.press("ctrl+p")
        assert driver.on == "ReadBackScreen"
        assert "time 15 min left (paused)" in driver.words
        await driver.press("escape")
        await driver.press("ctrl+g")
        assert driver.on == "HistoryScreen"
        await driver.until(lambda: "The rye harvest" in driver.words, "the history")
        assert "time 15 min left (paused)" in driver.words
