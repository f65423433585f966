"""The map beside the list of cities: by keys, by touch, and where there is none."""

from __future__ import annotations

import pytest

from tests.tui.driving import Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal
from ttchan_tui.tui.widgets.choice_list import ChoiceList
from ttchan_tui.tui.widgets.meeting_map import MeetingMap


def in_the_list(driver: Driver) -> str | None:
    return driver.one("#places", ChoiceList).chosen


async def test_arrows_go_round_the_map_and_the_list_follows(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("cities")
        assert "DAUGAVPILS" in driver.text
        await driver.press("right")
        assert isinstance(driver.app.screen.focused, MeetingMap)
        await driver.press("down", "down")
        assert in_the_list(driver) not in (None, "daugavpils", "utena")
        await driver.press("left", "left", "left", "left", "left")
        assert driver.chosen == in_the_list(driver) != "daugavpils"
        await driver.press("right", "enter")
        assert driver.on == "PlaceScreen"
        await driver.press("escape")
        assert driver.on == "CitiesScreen"


async def test_a_touch_chooses_and_one_more_opens(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.go("cities")
        row = next(number for number, text in enumerate(driver.rows()) if "Vänersborg" in text[60:])
        column = driver.rows()[row].index("●", 50)
        await driver.pilot.click(offset=(column, row))
        await driver.settle()
        assert in_the_list(driver) == "vanersborg"
        await driver.pilot.click(offset=(column, row))
        await driver.settle()
        assert driver.on == "PlaceScreen"
        assert "Vänersborg" in driver.words


async def test_a_small_window_has_the_list_alone(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.go("cities")
        assert "DAUGAVPILS" not in driver.text
        await driver.press("right")
        assert driver.chosen == "daugavpils"


@pytest.mark.parametrize("drawing", [CONSOLE, ASCII], ids=lambda one: one.name)
async def test_it_is_drawn_with_what_the_terminal_has(repository: Repository, drawing: object) -> None:
    terminal = Terminal(Colours.SIXTEEN, drawing)  # type: ignore[arg-type]
    async with running(repository, terminal=terminal) as driver:
        await driver.go("cities")
        drawn = "\n".join(row[42:] for row in driver.rows()[2:-1])
        assert ("▒▒▒" if drawing is CONSOLE else ":::") in drawn
        assert all(map(terminal.drawing.has, drawn.replace("\n", "")))


async def test_the_first_screen_of_a_large_window_has_it_and_a_touch_leads_to_the_town(
    repository: Repository,
) -> None:
    async with running(repository, size=(120, 40)) as driver:
        row = next(number for number, text in enumerate(driver.rows()) if "Vänersborg" in text)
        await driver.pilot.click(offset=(driver.rows()[row].index("●"), row))
        await driver.settle()
        assert driver.on == "PlaceScreen"
        assert "Sweden" in driver.text
