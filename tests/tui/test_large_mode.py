"""Large mode: fewer things, each larger, none cut, everything still there."""

from __future__ import annotations

from typing import Final

import pytest
from textual.containers import VerticalScroll

from tests.tui.driving import BEFORE, EVENING, ROUTES, running, shows_large
from ttchan_tui.store import Repository
from ttchan_tui.tui.terminal.drawing import ASCII
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_DRAWN: Final = frozenset(" ▀▄█▘▝▖▌▞▛▗▚▐▜▙▟")


async def test_the_most_important_is_the_largest(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("plus")
        for size, places in (
            ((60, 20), ["Daugavpils City Council"]),
            ((80, 24), ["Daugavpils City Council"]),
            ((120, 40), ["Daugavpils City Council", "Daugavpils University"]),
        ):
            await driver.resize(*size)
            assert all(shows_large(driver.text, place) for place in places), driver.text
            assert "Official opening ceremony" in driver.text
            assert "NOW" in driver.text
        await driver.resize(80, 24)
        await driver.go("programme")
        assert shows_large(driver.text, "Friday")
        await driver.press("right")
        assert shows_large(driver.text, "Saturday")
        await driver.go("place")
        assert shows_large(driver.text, "Daugavpils")
        await driver.speak("lv")
        await driver.press("right", "right", "right")
        assert shows_large(driver.text, "Sofija")  # in the order of Latvian names


async def test_each_way_tells_its_key_also_where_there_is_no_room_for_frames(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.press("plus")
        assert all(f"{number} {way}" in driver.text for number, way in (("1", "Programme"), ("4", "Take it")))


async def test_minus_behind_plus_is_as_usual_and_leads_nowhere(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("plus", "minus")
        assert not driver.app.looks.is_large
        await driver.press("minus")
        assert (driver.on, driver.app.looks.is_large) == ("HomeScreen", False)


@pytest.mark.parametrize(("now", "headline"), [(BEFORE, "Meeting the"), (EVENING, "Fortress"), (None, "")])
async def test_every_time_has_its_large_face(repository: Repository, now: object, headline: str) -> None:
    async with running(repository, now=now, size=(100, 30)) as driver:  # type: ignore[arg-type]
        await driver.press("equals_sign")
        if headline:
            assert shows_large(driver.text, headline)
        assert "Programme" in driver.text


@pytest.mark.parametrize(("size", "language"), [((60, 20), "lv"), ((80, 24), "en")], ids=str)
async def test_everything_is_still_within_reach(
    repository: Repository, size: tuple[int, int], language: str
) -> None:
    """The same keys lead everywhere; what can be chosen is chosen by the same steps, and is seen."""
    async with running(repository, size=size, language=language) as driver:
        usual: dict[str, int] = {}
        for name in ("programme", "cities", "groupwork", "codes"):
            await driver.visit(name)
            usual[name] = len(driver.app.screen.query(driver.choices).first().options)
        await driver.press("plus")
        for name in ROUTES:
            await driver.visit(name)
            if name in usual:
                assert len(driver.app.screen.query(driver.choices).first().options) == usual[name]
                await driver.press("end")
                assert driver.chosen
                await driver.press("home", "down")
                assert any(row.startswith(("▌", " ▌", "  ▌")) for row in driver.rows()), driver.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_what_is_drawn_is_not_broken(repository: Repository, size: tuple[int, int]) -> None:
    """No row of drawn letters is longer than the label that it stands in."""
    async with running(repository, size=size) as driver:
        await driver.press("plus")
        for name in ("home", "activity", "place", "about", "help"):
            await driver.visit(name)
            for label in driver.app.screen.query(PlainLabel):
                drawn = [row for row in str(label.content).split("\n") if set(row) <= _DRAWN and row.strip()]
                assert all(len(row) <= label.content_size.width for row in drawn if label.display), name


async def test_chosen_lines_keep_their_place_when_they_grow(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("cities")
        await driver.press("down", "down", "down", "down")
        chosen = driver.chosen
        await driver.press("plus")
        assert driver.chosen == chosen
        assert any("▌" in row[:4] for row in driver.rows())


async def test_without_half_blocks_the_letters_are_of_signs(repository: Repository) -> None:
    async with running(repository, size=(100, 50), terminal=Terminal(Colours.SIXTEEN, ASCII)) as driver:
        await driver.press("plus")
        assert "#  #  ### #  #  ##   ### # # ###" in driver.text
        await driver.resize(80, 24)
        assert "## # #  # #  #" in driver.text


async def test_the_next_person_finds_everything_as_usual(repository: Repository) -> None:
    async with running(repository) as driver:
        before, theme = driver.text, driver.app.theme
        await driver.press("plus", "c")
        assert driver.app.theme == "ttchan-contrast"
        driver.app.looks.begin_anew()
        await driver.settle()
        assert (driver.text, driver.app.theme) == (before, theme)


async def test_in_a_text_field_other_keys_do_it(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("search")
        await driver.press("plus", "c")
        assert driver.typed == "+c"
        await driver.press("ctrl+l", "ctrl+o")
        assert driver.app.looks.is_large
        assert driver.app.theme == "ttchan-contrast"
        await driver.press("ctrl+o")
        assert driver.app.theme == "ttchan-dark"


async def test_all_ways_are_seen_in_a_small_window(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.press("plus")
        for way in ("Programme", "Who is here", "Group work", "Take it along"):
            assert way in driver.text


async def test_the_codes_keep_their_distance_from_the_bar(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("plus", "4")
        assert not driver.rows()[1].strip()
        assert driver.rows()[2].strip()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_what_can_be_chosen_is_really_larger(repository: Repository, size: tuple[int, int]) -> None:
    async with running(repository, size=size) as driver:
        for name in ("programme", "cities", "codes"):
            await driver.visit(name)
            chosen = next(one for one in driver.app.screen.query(driver.choices) if one.virtual_size.height)
            usual = chosen.virtual_size.height
            await driver.press("plus")
            assert chosen.virtual_size.height > 2 * usual, name
            assert sum("▄" in row or "▀" in row for row in driver.rows()) >= size[1] // 4, name
            await driver.press("plus")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_is_to_be_read_is_larger_to_its_end(repository: Repository, size: tuple[int, int]) -> None:
    async with running(repository, size=size) as driver:
        usual = {}
        for name in ("about", "help", "activity"):
            await driver.visit(name)
            usual[name] = driver.one("#reading", VerticalScroll).virtual_size.height
        await driver.press("plus")
        for name, rows in usual.items():
            await driver.visit(name)
            reading = driver.one("#reading", VerticalScroll)
            assert reading.virtual_size.height > 2 * rows, name
            assert reading.virtual_size.width <= size[0]
            if name == "about":
                assert shows_large(driver.text, "Town")
                await driver.press("end")
                assert "▄" in driver.text
