"""An app that is used for days keeps no more than it had on its first round."""

from __future__ import annotations

import gc
from collections import Counter

from textual.strip import Strip
from textual.widget import Widget

from tests.tui.driving import Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes

ROUTES = (
    *(routes.Itinerary(), routes.Cities(), routes.GroupWork(), routes.Codes(), routes.Search()),
    *(routes.About(), routes.Help()),
    *(routes.Activity("d2-3"), routes.Place("raska"), routes.Code("lead")),
    routes.Notes("promote-my-partner", "lv"),
)
WARMING_UP, ROUNDS = 2, 8
MOST_ROWS = 30 * 24
"""Of all that was drawn: some of the app's own, and each of the one screen that is seen, in its steps."""


def alive() -> Counter[str]:
    """The widgets that exist, by their class."""
    gc.collect()
    return Counter(type(thing).__name__ for thing in gc.get_objects() if isinstance(thing, Widget))


async def one_round(driver: Driver) -> None:
    """Open a screen of each kind, one on top of the other, speak another language, and go home."""
    app = driver.app
    for route in ROUTES:
        app.open(route)
    app.speak("lv" if app.session.language_code == "en" else "en")
    await driver.pilot.pause()
    app.action_home()
    await driver.pilot.pause()


async def test_opening_screens_for_ever_keeps_no_widget(repository: Repository) -> None:
    async with running(repository) as driver:
        for _ in range(WARMING_UP):
            await one_round(driver)
        before = alive()
        for _ in range(ROUNDS):
            await one_round(driver)
        assert alive() == before


async def test_a_screen_that_nobody_sees_keeps_nothing_that_was_drawn(repository: Repository) -> None:
    def rows() -> int:
        gc.collect()
        return sum(type(thing) is Strip for thing in gc.get_objects())

    before = rows()  # those of earlier tests
    async with running(repository) as driver:
        for _ in range(WARMING_UP):
            await one_round(driver)
        assert rows() - before < MOST_ROWS


async def test_questions_over_a_screen_are_gone_when_they_are_answered(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await driver.press("k", "escape", "v", "escape")
        before = alive()
        for _ in range(3):
            await driver.press("k", "escape", "v", "escape")
        assert alive() == before
