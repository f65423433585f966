"""The meeting is replaced, or is as small as a meeting may be, while people look at it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.meetings import files, sections
from tests.tui.driving import CLASSES, ROUTES, running
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.meeting.format import Sections
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui.screens.visitor.home import OTHER_MEETINGS


def least() -> Sections:
    """A meeting with nothing in it that the format does not insist on."""
    changed = files()
    changed["programme.toml"].pop("activity")
    changed["venues.toml"].clear()
    changed["groupwork.toml"].pop("prompt")
    changed["groupwork.toml"].pop("group")
    for name in ("note", "greeting", "fact", "website"):
        changed["places/raska.toml"].pop(name)
    for name in ("source", "project_event", "fact_category"):
        changed["meeting.toml"].pop(name)
    changed["meeting.toml"]["day"][1].pop("source")
    return sections(changed)


KEYS = ("right", "left", "down", "up", "x", "q", "enter", "escape")


@pytest.mark.parametrize("turn", range(2) if os.environ.get("TTCHAN_STRESS") else range(1))
async def test_another_meeting_is_loaded_under_every_screen(
    repository: Repository, data: Path, turn: int
) -> None:
    """The small one under one screen and the least one under the next; in the long run each under each."""
    elsewhere = open_repository(data)
    async with running(repository, now=None) as driver:
        for number, name in enumerate(ROUTES, turn):
            if CLASSES[name] == "ChooseScreen" and name == "venues":
                continue
            await driver.visit(name)
            if name == "programme":
                await driver.press("k", "down", "down", "enter")
            elsewhere.loader.replace((sections, least)[number % 2]())
            await driver.press(*KEYS)
            driver.app.show_again()
            await driver.press(*KEYS)
            assert driver.app.is_running, name
            await driver.go("home")
            assert "Small" in driver.rows()[0], name
            restore(elsewhere)
            driver.app.show_again()
            await driver.settle()
            assert "TTChan" in driver.rows()[0], name
    elsewhere.close()


def restore(repository: Repository) -> None:
    """Put the bundled meeting back."""
    from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

    repository.loader.replace(read_folder(bundled_folder()))


async def test_the_least_meeting_can_be_walked_through(repository: Repository) -> None:
    repository.loader.replace(least())
    async with running(repository, now=None) as driver:
        for keys in (*ROUTES.values(), ("r", "right", "r"), ("1", "k", "enter"), ("4", "enter", "right")):
            await driver.go("home")
            await driver.press(*keys)
            await driver.speak("lv")
            await driver.press("right", "left", "q", "enter", "escape")
            assert driver.app.is_running


async def test_clock_times_are_shown_where_a_meeting_has_them(repository: Repository) -> None:
    repository.loader.replace(sections())
    async with running(repository, now=datetime(2021, 5, 1, 9, 45)) as driver:
        assert "09:30–10:30" in driver.text
        await driver.press("1")
        assert "09:30–10:30" in driver.text
        assert "Evening" in driver.text or "Welcome" in driver.text


async def test_what_is_missing_in_a_language_says_so(repository: Repository) -> None:
    changed = files()
    for activity in changed["programme.toml"]["activity"]:
        activity["title"].pop("lv")
    repository.loader.replace(sections(changed))
    async with running(repository, language="lv", now=None) as driver:
        await driver.press("1")
        assert "Welcome [EN]" in driver.text
        await driver.press("enter")
        assert "Welcome [EN]" in driver.text
        await driver.speak("en")
        assert "[EN]" not in driver.text


async def test_the_other_meetings_are_one_key_away(repository: Repository) -> None:
    async with running(repository, now=datetime(2021, 5, 1, 9)) as driver:
        await driver.press("m")
        assert driver.on == "HomeScreen", "there is no other one"
        repository.loader.replace(sections())
        driver.app.show_again()
        await driver.settle()
        assert "Small" in driver.rows()[0]
        await driver.press("m")
        assert driver.on == "ChooseScreen"
        assert "A small meeting" in driver.text
        await driver.press("up", "enter")
        await driver.until(lambda: "TTChan" in driver.rows()[0], "the other meeting")
        assert (driver.on, repository.aside.ids) == ("HomeScreen", ("small",))
        await driver.press("m", "escape")
        assert "TTChan" in driver.rows()[0]


async def test_a_kiosk_speaks_the_first_language_of_whichever_meeting_is_shown(
    repository: Repository,
) -> None:
    settings = replace(SETTINGS, language="")
    async with kiosk(repository, now=datetime(2021, 5, 1, 9), settings=settings) as visit:
        await visit.later(SETTINGS.slide)
        assert visit.app.session.language_code == "lv"
        assert not visit.app.allows(OTHER_MEETINGS)
        english = files()
        english["meeting.toml"]["languages"] = ["en", "lv"]
        repository.loader.replace(sections(english))
        visit.app.show_again()
        await visit.later(SETTINGS.slide)
        assert visit.app.session.language_code == "en"
        assert "Press any key" in visit.words
