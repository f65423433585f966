"""Any window: complete at 80×24, usable from 60×20, and a sentence below that."""

from __future__ import annotations

import os
from itertools import cycle, islice

import pytest
from textual import events
from textual.geometry import Size

from tests.tui.driving import CLASSES, ROUTES, running, shows_large
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes

TOO_SMALL = [(1, 1), (2, 30), (10, 3), (59, 20), (60, 19)]
ENOUGH = [(60, 20), (79, 23), (80, 24), (110, 20), (60, 60), (300, 100)]
WINDOWS_OF_EACH = len(ENOUGH) if os.environ.get("TTCHAN_STRESS") else 3
"""In how many of them each screen is seen, by turns."""

MAIN = {
    "home": "NOW",
    "programme": "Official opening ceremony",
    "activity": "Official opening ceremony",
    "kinds": "Which kind",
    "venues": "Which venue",
    "cities": "102",
    "place": "Daugavpils",
    "groupwork": "promote",
    "notes": "Enter saves it",
    "history": "Nothing was done here yet",
    "overview": "groups have said something",
    "moderation": "▸ 0 notes",
    "translations": "Enter saves it",
    "codes": "Results of the meeting",
    "qr": "▀▀▀▀▀▀▀▀",
    "search": "looking for",
    "mine": "Serbia",
    "results": "159",
    "help": "See what is on now",
    "languages": "Latviski",
    "about": "European Solidarity",
}


@pytest.mark.parametrize("part", range(3))
async def test_every_screen_in_every_window(repository: Repository, part: int) -> None:
    windows = cycle(zip([*TOO_SMALL, (1, 60)], ENOUGH, strict=True))
    async with running(repository) as driver:
        for name in list(ROUTES)[part::3]:
            await driver.go(name)
            for small, enough in islice(windows, WINDOWS_OF_EACH):
                await driver.resize(*small)
                if CLASSES[name] != "ChooseScreen":
                    assert MAIN[name] not in driver.text
                await driver.resize(*enough)
                assert MAIN[name] in driver.text or shows_large(driver.text, MAIN[name]), (name, enough)
                assert driver.on == CLASSES[name]
            next(windows)  # so that the next of these screens begins with another one
            await driver.resize(80, 24)


@pytest.mark.parametrize("size", [(59, 20), (60, 19), (50, 12)])
async def test_below_the_least_size_a_sentence_says_so(repository: Repository, size: tuple[int, int]) -> None:
    async with running(repository, size=size) as driver:
        assert f"This window has {size[0]}×{size[1]} characters; 60×20 are needed." in driver.words
        assert "ttchan programme" in driver.words
        await driver.speak("lv")
        assert f"{size[0]}×{size[1]}" in driver.words
        assert "This window" not in driver.words


@pytest.mark.parametrize("sizes", [((1, 1), (59, 19)), ((10, 3), (60, 20))])
async def test_every_screen_opens_in_a_small_window(
    repository: Repository, sizes: tuple[tuple[int, int], ...]
) -> None:
    """Each in one of the two, by turns."""
    async with running(repository, size=sizes[0]) as driver:
        for size, name in zip(cycle(sizes), ROUTES, strict=False):
            await driver.resize(*size)
            await driver.go(name)
        await driver.resize(80, 24)
        await driver.go("cities")
        assert "102" in driver.text


async def test_a_window_that_changes_keeps_everybodys_place(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("cities")
        await driver.press(*("down",) * 12)
        chosen = driver.chosen
        await driver.go("about")
        await driver.press("pagedown")
        await driver.go("notes")
        await driver.type("half a line")
        await driver.press("f7")
        for size in ((120, 40), (30, 10), (60, 20), (80, 24)):
            await driver.resize(*size)
        assert driver.typed == "half a line"
        await driver.press("enter")
        await driver.until(lambda: [note.category for note in repository.notes()] == ["festivals"])
        await driver.press("escape", "escape")
        driver.app.open(routes.Cities())
        await driver.settle()
        assert driver.chosen == chosen


async def test_the_chosen_line_stays_in_sight(repository: Repository) -> None:
    async with running(repository, size=(80, 60)) as driver:
        await driver.go("cities")
        await driver.press("end")
        assert "Turkey" in driver.text
        await driver.resize(80, 24)
        assert "Turkey" in driver.text
        await driver.resize(60, 20)
        assert "Turkey" in driver.text


@pytest.mark.parametrize("size", [(60, 20), (70, 24), (80, 24), (83, 30)])
async def test_the_details_of_an_activity_stand_in_one_line(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        await driver.go("programme")
        seen = driver.one("#activities", driver.choices).region
        details = [
            row[: seen.right - 2].rstrip() for row in driver.rows()[seen.y : seen.bottom] if " · " in row
        ]
        assert details
        ends = ("…", *(venue.name.in_language("en").text for venue in repository.meeting().venues))
        assert all(row.endswith(ends) for row in details), details
        heights = driver.one("#activities", driver.choices).virtual_size.height
        await driver.speak("lv")
        await driver.speak("en")
        assert driver.one("#activities", driver.choices).virtual_size.height == heights


async def test_a_code_that_does_not_fit_is_refused_not_cut(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        driver.app.open(routes.Place("san-benedetto-del-tronto"))
        await driver.settle()
        await driver.press("q")
        assert driver.on == "QRScreen"
        drawn = sum("▀▀▀▀▀▀▀▀" in row for row in driver.rows())
        assert drawn >= 17 or "The code needs" in driver.words
        await driver.resize(80, 24)
        assert sum("▀▀▀▀▀▀▀▀" in row for row in driver.rows()) >= 17


async def test_lists_without_room_take_every_key(repository: Repository) -> None:
    async with running(repository, size=(80, 24)) as driver:
        for name in ("home", "programme", "cities", "codes"):
            await driver.go(name)
            for screen in ((1, 1), (80, 24)):
                for choices in driver.app.screen.query(driver.choices):
                    choices.focus()
                    driver.app.post_message(events.Resize(Size(*screen), Size(*screen)))
                    await driver.press("pageup", "pagedown", "home", "end", "up", "down")
            await driver.resize(1, 1)
            for choices in driver.app.screen.query(driver.choices):
                choices.action_page_up()
                choices.action_page_down()
            await driver.resize(80, 24)
        assert driver.app.is_running


async def test_a_window_that_was_resized_elsewhere_is_laid_out_for_its_new_size(
    repository: Repository,
) -> None:
    async with running(repository, size=(120, 40)) as driver:
        for route in (routes.Today(), routes.Waiting(), routes.Itinerary(), routes.Results()):
            for size in ((80, 24), (120, 40)):
                await driver.open(route)
                driver.app.navigator.home()
                await driver.settle()
                await driver.resize(*size)
                await driver.open(route)
                shown = driver.text
                driver.app.show_again()
                await driver.settle()
                assert shown == driver.text, (route, size)
