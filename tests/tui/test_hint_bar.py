"""The bar at the bottom: the way back, the languages and help are on it in every window."""

from __future__ import annotations

import pytest

from tests.tui.board.conftest import PROMPT
from tests.tui.driving import CLASSES, LANGUAGES, ROUTES, USUAL, running
from tests.tui.test_kiosk import kiosk
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import CODES, language
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK as WAY_BACK
from ttchan_tui.tui.widgets.hint_bar import Hint

NARROW = (60, 20)
BACK = {"lv": "Esc atpakaļ", "en": "Esc back"}
OTHER = {"lv": "valoda · Language", "en": "language"}
HELP = {"lv": "palīdzība", "en": "help"}

WORK = (routes.Themes(PROMPT), routes.Promises(), routes.Mirror(PROMPT))


def end(language: str, *, typing: bool) -> str:
    """What the bar ends with."""
    keys = ("F2", "F1") if typing else ("L", "?")
    return f"{BACK[language]}  {keys[0]} {OTHER[language]}  {keys[1]} {HELP[language]}"


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=str)
async def test_the_bars_say_on_every_screen_where_one_is_and_how_to_go_on(
    repository: Repository, size: tuple[int, int]
) -> None:
    """Each screen in one language and then in the other."""
    async with running(repository, size=size) as driver:
        tops: dict[str, set[str]] = {language: set() for language in LANGUAGES}
        names = [name for name in ROUTES if CLASSES[name] != "ChooseScreen"]
        for name in names:
            await driver.visit(name)
            for language in LANGUAGES:
                driver.app.speak(language)
                await driver.settle()
                top, bar = driver.rows()[0], driver.rows()[-1]
                tops[language].add(top[:24])
                assert OTHER[language] in bar, name
                assert f"{HELP[language]} " in f"{bar} ", name
                if name == "home":
                    assert "TTChan · " in top
                else:
                    ends = end(language, typing=False), end(language, typing=True)
                    assert bar.rstrip().endswith(ends), name
        few = "one of several places may have another's first letters"
        assert all(len(seen) > len(names) - 3 for seen in tops.values()), few


@pytest.mark.parametrize("size", [NARROW, USUAL], ids=str)
async def test_in_no_language_does_a_bar_reach_beyond_the_window(
    repository: Repository, size: tuple[int, int]
) -> None:
    """Where many hints have room, and the whole of it may be taken."""
    async with running(repository, size=size) as driver:
        for route in (None, routes.Itinerary(), routes.Cities()):
            if route:
                await driver.open(route)
            for code in CODES:
                driver.app.session.language_code = code
                driver.app.show_again()
                await driver.settle()
                say = language(code).say
                right = max(hint.region.right for hint in driver.app.screen.query(Hint) if hint.display)
                assert right == size[0], (driver.on, code)
                assert driver.rows()[-1].rstrip().endswith(say("help")), (driver.on, code)
                assert not route or f"  Esc {say(WAY_BACK.label)}  " in driver.rows()[-1], code


@pytest.mark.parametrize("spoken", LANGUAGES)
async def test_so_it_is_on_the_board(repository: Repository, spoken: str) -> None:
    async with running(repository, language=spoken, size=NARROW) as driver:
        for route in WORK:
            await driver.open(route)
            assert driver.rows()[-1].rstrip().endswith(end(spoken, typing=False)), route


async def test_so_it_is_at_a_kiosk_and_a_touch_is_enough(repository: Repository) -> None:
    async with kiosk(repository, size=NARROW) as visit:
        for key in "1234":
            await visit.press("h", "h", key)
            assert visit.rows()[-1].rstrip().endswith(end("lv", typing=False))
        await visit.click("L valoda")
        await visit.click("English")
        assert visit.rows()[-1].rstrip().endswith(end("en", typing=False))
        await visit.click(" EN ", row=0)
        await visit.click("Latviski")
        assert visit.rows()[-1].rstrip().endswith(end("lv", typing=False))
        await visit.click("Esc atpakaļ")
        assert visit.on == "HomeScreen"
