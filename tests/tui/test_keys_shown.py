"""What the bars show is true on the screen that they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.widgets import Input

from tests.tui.board.conftest import PROMPT
from tests.tui.driving import AFTER, CLASSES, ROUTES, Driver, running, shows_large
from tests.tui.test_kiosk import SETTINGS, kiosk
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import LET_RUN, REPLAY, STEP_BACK, STEP_ON
from ttchan_tui.tui.routes import Route
from ttchan_tui.tui.widgets.hint_bar import Hint

NAMES = [name for name in ROUTES if CLASSES[name] != "ChooseScreen"]
OTHERS: tuple[Route, ...] = (
    *(routes.Voices(), routes.Wall(PROMPT)),
    *(routes.Themes(PROMPT), routes.Promises(), routes.Mirror(PROMPT)),
)
"""Where one is led from other screens; the presenter has no bars."""

KEYS = {
    **{"←": "left", "→": "right", "↑": "up", "↓": "down"},
    **{"Del": "delete", "Esc": "escape", "?": "question_mark", "/": "slash", "+": "plus"},
}
"""Textual's names of keys that are not theirs in small letters."""


async def arrive(driver: Driver, where: str | Route) -> None:
    """Go there at once."""
    if isinstance(where, str):
        await driver.visit(where)
        if where in ("activity", "place", "qr"):
            await driver.press("right")  # there is one before
        elif where in ("notes", "search"):
            await driver.type("art")
    else:
        await driver.open(where)
        if isinstance(where, routes.Mirror):
            await driver.press("right")


def promised(driver: Driver) -> Iterator[tuple[str, str]]:
    """Each key that the bar at the bottom shows, and the action that it stands for."""
    for hint in driver.app.screen.query(Hint):
        if hint.display:
            command, words = hint.command, str(hint.content).strip()
            keys = (command.key if words.startswith(command.key) else command.typing_key).split()
            actions = (command.action, command.second)
            yield from zip((KEYS.get(key, key.lower()) for key in keys), actions, strict=False)


async def is_kept(driver: Driver, key: str, action: str) -> bool:
    """Whether that key does that where the focus is, or anything at all if a list or field decides."""
    screen = driver.app.screen
    bound = screen.active_bindings.get(key)
    if isinstance(screen.focused, Input) and len(key) == 1:
        return False
    if bound and bound.binding.action == action:
        return True
    before = driver.text, screen.focused, driver.on
    await driver.press(key)
    return (driver.text, driver.app.screen.focused, driver.on) != before


async def test_every_key_that_a_bar_shows_does_what_it_says_there(repository: Repository) -> None:
    """On all screens, in a replay, which has a bar of its own; what its keys cannot do there a touch does."""
    for text in ("Their films", "Their poets"):
        repository.notebook.add(PROMPT, "lv", "culture", text, "en")
    broken = {}
    places: tuple[str | Route, ...] = (*NAMES, *OTHERS)
    async with running(repository, now=AFTER, size=(160, 24)) as driver:
        clock, replay = driver.app.session.clock, driver.app.replay
        await driver.press("r", "right")
        for where in places:
            await arrive(driver, where)
            found, here = list(promised(driver)), driver.on
            assert len(found) >= 2, where
            for key, action in found:
                if not await is_kept(driver, key, action):
                    broken[where, key] = action
                if driver.on != here:
                    await arrive(driver, where)
            shown = driver.rows()[1].split()
            assert shown[0] == "REPLAY", where
            for command, by in ((STEP_ON, 1), (STEP_BACK, -1)):
                step, _ = clock.replay_progress
                if command.key in shown:
                    await driver.press(command.keys)
                    assert clock.replay_progress[0] == step + by, (where, command.key)
            if LET_RUN.key in shown:
                await driver.press("space")
                assert replay.goes_by_itself, where
                await driver.press("space")
                assert not replay.goes_by_itself, where
            if where in ("home", "programme"):
                assert (STEP_ON.key in shown) == (where == "home")
                step, _ = clock.replay_progress
                for touched in "▶◀▶":
                    await driver.click(touched, row=1)
                assert clock.replay_progress[0] == step + 1
            assert (REPLAY.key in shown) == (where not in ("notes", "search", "translations")), where
        assert not broken
        await driver.visit("about")
        await driver.press("r")
        assert "REPLAY" not in driver.text
        await driver.press("h")
        assert "THE MEETING IS OVER" in driver.text


async def test_a_kiosk_offers_nothing_that_only_some_may_do(repository: Repository) -> None:
    async with kiosk(repository, size=(160, 24), settings=replace(SETTINGS, language="en")) as visit:
        await visit.press("space")
        for route in (None, routes.Itinerary(), routes.Cities(), routes.Voices(), routes.Codes()):
            if route:
                await visit.open(route)
            for key, action in promised(visit):
                assert visit.app.screen.active_bindings[key].binding.action == action or key == "enter"
            assert "results" not in visit.rows()[-1]
        await visit.press("h", "6")
        assert visit.on == "HomeScreen"


async def test_a_touch_on_the_filter_takes_it_away(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("1", "k")
        await driver.click("excursion")
        await driver.click("Only: excursion")
        assert "Only:" not in driver.text


async def test_beside_an_activity_another_one_is_touched_to_read_it(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.visit("activity")
        await driver.click("Get-acquainted dinner")
        assert driver.on == "ActivityScreen"
        assert shows_large(driver.text, "Get-acquainted dinner")
        assert "┃ Get-acquainted dinner" in driver.text
