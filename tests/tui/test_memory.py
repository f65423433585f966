"""An app that is used for days keeps no more than it had on its first round."""

from __future__ import annotations

import gc
from collections import Counter
from weakref import WeakSet

from textual.app import App
from textual.screen import Screen
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


def widgets() -> list[Widget]:
    gc.collect()
    return [thing for thing in gc.get_objects() if isinstance(thing, Widget)]


class Alive:
    """The widgets that exist since now: not those that the app of an earlier test has left."""

    def __init__(self) -> None:
        self._earlier = WeakSet(widgets())

    def by_class(self) -> Counter[str]:
        return Counter(type(widget).__name__ for widget in widgets() if widget not in self._earlier)

    def screens_have_ended(self, app: App[None]) -> bool:
        """Whether no screen is on its way out: each has ended, or is one that the app still shows."""
        return not any(
            isinstance(widget, Screen) and widget.is_running and widget not in app.screen_stack
            for widget in widgets()
            if widget not in self._earlier
        )


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
    alive = Alive()
    async with running(repository) as driver:
        for _ in range(WARMING_UP):
            await one_round(driver)
        before = alive.by_class()
        for _ in range(ROUNDS):
            await one_round(driver)
        assert alive.by_class() == before


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
    alive = Alive()
    async with running(repository) as driver:
        await driver.go("programme")
        await driver.press("k")
        one = Counter(type(widget).__name__ for widget in driver.app.screen.walk_children(with_self=True))
        await driver.press("escape", "v", "escape")
        before = alive.by_class()
        for _ in range(3):
            await driver.press("k", "escape", "v", "escape")
        await driver.until(lambda: alive.screens_have_ended(driver.app), "the questions to have gone")
        # Of the six, the last may be held until something else happens: no more of anything than one has.
        assert not (alive.by_class() - before) - one
