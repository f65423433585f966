"""What the projector shows: one theme or one group at a time."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from tests.tui.board.conftest import PROMPT, Say
from tests.tui.driving import Driver, running, shows_large
from ttchan_tui.store import Repository
from ttchan_tui.tui.screens.board.presenter import PresenterScreen


async def present(driver: Driver) -> None:
    await driver.go("groupwork")
    await driver.press("v")
    assert driver.on == "PresenterScreen"


async def test_one_theme_at_a_time_and_then_one_group(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    choirs, organs = say("Choirs"), say("[/] Organs", group="lt")
    repository.board.hands.count(choirs.id, 7)
    themes.gather_under([choirs.id, organs.id], PROMPT, "Music")
    themes.gather_under([say("Pancakes", group="se").id], PROMPT, "Food")
    themes.name(PROMPT, "Empty")
    say("Castles", group="pl")
    async with running(repository) as driver:
        await present(driver)
        assert "2 notes · 2 groups · 7 hands" in driver.words
        assert driver.shows("Choirs")
        assert "LV · 7 hands" in driver.words
        assert driver.rows()[-1].rstrip().endswith("1/3")
        assert "TTChan" not in driver.text
        assert shows_large(driver.text, "[/] Organs")
        await driver.press("right")
        assert driver.shows("Pancakes")
        assert not driver.shows("Choirs")
        await driver.press("right")
        assert driver.shows("Castles")
        await driver.press("g")
        assert driver.shows("Choirs")
        assert "7 hands" in driver.words
        assert driver.rows()[-1].rstrip().endswith("1/4")
        await driver.press("g", "left", "escape")
        assert driver.on == "GroupWorkScreen"


async def test_it_is_live_and_keeps_its_page(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    music = themes.gather_under([say("Choirs").id], PROMPT, "Music")
    async with running(repository) as driver:
        await present(driver)
        food = themes.gather_under([say("Pancakes").id], PROMPT, "Food")
        themes.move(food.id, -1)
        themes.gather([say("Organs").id], music.id)
        driver.app.show_again()
        await driver.settle()
        assert driver.shows("Choirs")
        assert driver.shows("Organs")
        assert driver.rows()[-1].rstrip().endswith("2/2")
        repository.board.countdowns.start(PROMPT, timedelta(minutes=9))
        driver.app.show_again()
        await driver.settle()
        assert "time 9 min left" in driver.rows()[-1]


async def test_what_is_hidden_is_not_on_the_wall(repository: Repository, say: Say) -> None:
    say("Choirs")
    repository.board.steps.hide(PROMPT)
    async with running(repository) as driver:
        await present(driver)
        assert driver.shows("What the groups say is hidden until it is revealed.")
        await driver.press("g")
        assert not driver.shows("Choirs")
        repository.board.steps.reveal(PROMPT)
        driver.app.show_again()
        await driver.settle()
        assert driver.shows("Choirs")


async def test_a_note_is_shown_in_the_language_of_the_screen_or_says_in_which_it_is(
    repository: Repository, say: Say
) -> None:
    repository.board.translations.put(say("Choirs").id, "lv", "Kori")
    say("Castles")
    async with running(repository, language="lv") as driver:
        await present(driver)
        assert driver.shows("Kori")
        await driver.press("right")
        assert driver.shows("Castles [EN]")


async def test_pages_turn_by_themselves_until_somebody_turns_them(repository: Repository, say: Say) -> None:
    themes = repository.board.themes
    themes.gather_under([say("Choirs").id], PROMPT, "Music")
    themes.gather_under([say("Pancakes").id], PROMPT, "Food")
    async with running(repository) as driver:
        await present(driver)
        assert driver.rows()[-1].rstrip().endswith("▶ 1/2")
        presenter = cast("PresenterScreen", driver.app.screen)
        for page in ("2/2", "1/2"):
            presenter.turn_on()
            await driver.settle()
            assert driver.rows()[-1].rstrip().endswith(page)
        await driver.press("right")
        assert driver.shows("Pancakes")
        assert "▶" not in driver.rows()[-1]
        await driver.press("p")
        assert "▶" in driver.rows()[-1]


async def test_what_is_under_no_theme_stands_under_its_category(repository: Repository, say: Say) -> None:
    say("Castles", category="heritage")
    async with running(repository) as driver:
        await present(driver)
        assert "Heritage" in driver.words
