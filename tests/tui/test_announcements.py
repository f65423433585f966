"""What the organisers announce is on every screen, urgent things over everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.driving import LANGUAGES, ROUTES, running, shows_large
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.session import Session

EN, LV = "The bus leaves at two from the fortress", "Autobuss atiet divos no cietokšņa"


def announce(repository: Repository, *, urgent: bool = False, seconds: float = 3600, **texts: str) -> str:
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    return repository.announcements.announce(texts or {"en": EN, "lv": LV}, until, urgent=urgent).id


async def test_a_bar_is_on_every_screen_in_the_language_in_use(repository: Repository) -> None:
    announce(repository)
    async with running(repository) as driver:
        for name in ROUTES:
            if name not in ("kinds", "venues"):  # a question over the programme, which has the bar
                await driver.visit(name)
                assert EN in driver.words, name
                assert LV not in driver.words, name
        await driver.go("home")
        await driver.speak("lv")
        assert LV in driver.words


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_a_long_one_is_seen_to_its_end(repository: Repository, size: tuple[int, int]) -> None:
    announce(repository, en=" ".join(["wheel"] * 32) + " done")
    async with running(repository, size=size) as driver:
        assert "wheel done" in driver.words


async def test_a_language_that_is_missing_is_told(repository: Repository) -> None:
    announce(repository, en=EN)
    async with running(repository, language="lv") as driver:
        assert f"{EN} [EN]" in driver.words


async def test_what_somebody_else_announces_comes_and_goes_by_itself(
    repository: Repository, data: Path
) -> None:
    other = open_repository(data)
    async with running(repository) as driver:
        chosen = driver.chosen
        id = announce(other)
        await driver.until(lambda: EN in driver.words)
        other.announcements.withdraw(id)
        await driver.until(lambda: EN not in driver.words)
        announce(other, seconds=5)
        await driver.until(lambda: EN in driver.words)
        await driver.until(lambda: EN not in driver.words, "it expired, which")
        assert driver.chosen == chosen
    other.close()


async def test_an_urgent_one_covers_the_form_of_a_promise(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("groupwork")
        await driver.press("s", "down", "enter")
        assert driver.on == "PromiseForm"
        announce(repository, urgent=True)
        await driver.until(lambda: driver.shows(EN))
        assert "By when?" not in driver.words


async def test_an_urgent_one_covers_every_screen_in_all_languages(repository: Repository) -> None:
    async with running(repository) as driver:
        for name in ROUTES:
            await driver.visit(name)
            before = driver.text
            id = announce(repository, urgent=True)
            await driver.until(lambda: driver.shows(EN), f"the notice over {name}")
            assert driver.shows(LV)
            assert "URGENT ANNOUNCEMENT" in driver.words
            assert "Esc" not in driver.words
            assert "▇" not in driver.text, "a scrollbar where there is nothing to scroll"
            await driver.press("enter")
            assert "URGENT ANNOUNCEMENT" not in driver.words
            if name not in ("kinds", "venues"):
                assert EN in driver.words, f"it stays as a bar on {name}"
            else:
                assert driver.text == before
            repository.announcements.withdraw(id)
            await driver.until(lambda: EN not in driver.words, f"the end of it on {name}")


async def test_who_is_typing_types_on_below_and_loses_nothing(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.visit("notes")
        await driver.type("more tr")
        announce(repository, urgent=True)
        await driver.until(lambda: "URGENT" in driver.words)
        await driver.type("ains ")
        await driver.paste("at night")
        await driver.press("f2", "tab", "enter")
        assert driver.typed == "more trains at night"
        assert not repository.notes()
        await driver.press("enter")
        assert [note.text for note in repository.notes()] == ["more trains at night"]


@pytest.mark.parametrize(
    ("size", "drawn"), [((60, 20), (EN,)), ((80, 24), (EN, LV)), ((120, 40), (EN, LV))], ids=str
)
async def test_an_urgent_one_is_read_from_afar(
    repository: Repository, size: tuple[int, int], drawn: tuple[str, ...]
) -> None:
    """In letters: all languages where there is room for them, else the one in use; no text is lost."""
    announce(repository, urgent=True)
    async with running(repository, size=size) as driver:
        await driver.until(lambda: "URGENT ANNOUNCEMENT" in driver.words)
        assert all(shows_large(driver.text, words) for words in drawn), driver.text
        assert driver.shows(LV)


async def test_keys_do_nothing_to_what_cannot_be_seen(repository: Repository) -> None:
    announce(repository, urgent=True)
    async with running(repository) as driver:
        await driver.press("1", "l", "down", "question_mark", "t")
        await driver.press("escape")
        assert driver.on == "HomeScreen"
        assert driver.shows(EN)


async def test_a_click_acknowledges_it(repository: Repository) -> None:
    announce(repository, urgent=True)
    async with running(repository) as driver:
        await driver.click("until")
        assert "URGENT ANNOUNCEMENT" not in driver.words


async def test_in_public_nobody_can_take_it_away(repository: Repository) -> None:
    announce(repository, urgent=True)
    app = TTChanApp(Session(repository, "lv", public=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "escape", "1", "space")
        await pilot.click(offset=(40, 12))
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "STEIDZAMS PAZIŅOJUMS" in text
        assert shows_large(text, EN)
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_hostile_text_is_text(repository: Repository, language: str) -> None:
    announce(repository, urgent=True, en="[@click=app.quit]out[/] [/] $x", lv="[red]sarkans[/red]")
    async with running(repository, language=language) as driver:
        assert driver.shows("[@click=app.quit]out[/] [/] $x")
        assert driver.shows("[red]sarkans[/red]")
