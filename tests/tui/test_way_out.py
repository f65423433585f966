"""There is one way out of the app, and none to the machine that it runs on."""

from __future__ import annotations

import asyncio
import os
import webbrowser

import pytest
from textual.command import CommandPalette
from textual.widgets import Footer, Header

from tests.tui.driving import ROUTES, WHOLE, running
from ttchan_tui.store import Repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.start_at import DESK

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
ASIDE = ("ctrl+p", "ctrl+c", "ctrl+z", "ctrl+d", "ctrl+s", "ctrl+backslash", "ctrl+o", "ctrl+w", "f11")
"""Keys with which other programs open palettes, suspend, end, save."""


async def test_no_palette_and_no_other_way_out(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in ROUTES:
            await driver.go(name)
            await driver.press(*ASIDE)
            assert driver.app.is_running
            assert not isinstance(driver.app.screen, CommandPalette)
            assert not driver.app.screen.query(Footer)
            assert not driver.app.screen.query(Header)


async def test_ctrl_q_leaves_at_once(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("ctrl+q")
        assert not driver.app.is_running
        assert driver.app.return_code == 0


async def test_who_is_asked_to_leave_while_a_screen_opens_just_leaves(repository: Repository) -> None:
    """As over a line, where a session is ended in the moment in which it begins."""

    async def leave_after(ticks: int) -> None:
        while not app.is_running:
            await asyncio.sleep(0)
        for _ in range(ticks):
            await asyncio.sleep(0)
        app.exit(return_code=7)

    for ticks in range(16, 40, 4) if not STRESS else range(0, 400, 5):
        app = TTChanApp(Session(repository, "en", None), beginning=DESK)
        leaving = asyncio.create_task(leave_after(ticks))
        await app.run_async(headless=True, size=(80, 24))
        await leaving
        assert (app.failure, app.return_code) == (None, 7), ticks


async def test_nothing_on_any_screen_is_a_link(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address, **_: opened.append(address))
    async with running(repository, size=WHOLE) as driver:
        for name in ROUTES:
            await driver.go(name)
            for row in driver.styled():
                for segment in row:
                    style = segment.style
                    assert style is None or style.link is None
                    assert style is None or not {"@click", "@mouse.up"} & set(style.meta)
        for name, address in (("about", "https://www.daugavpils.lv"), ("place", "https://www.daugavpils.lv")):
            await driver.go(name)
            await driver.click(address)
        assert not opened
