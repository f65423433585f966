"""What holds for all screens of the board: their keys, their help, any window; and no kiosk has them."""

from __future__ import annotations

import pytest

from tests.tui.board.conftest import PROMPT, Say
from tests.tui.driving import WHOLE, running
from tests.tui.test_help import bound, commanded
from tests.tui.test_kiosk import kiosk
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.app import TTChanApp
from ttchan_tui.tui.commands import EVERYWHERE, LET_RUN
from ttchan_tui.tui.screens.board.mirror import MirrorScreen
from ttchan_tui.tui.screens.board.presenter import PresenterScreen
from ttchan_tui.tui.screens.board.promises import PromisesScreen
from ttchan_tui.tui.screens.board.themes import ThemesScreen
from ttchan_tui.tui.screens.shared.base import MeetingScreen

ROUTES: dict[type[MeetingScreen], routes.Route] = {
    ThemesScreen: routes.Themes(PROMPT),
    PresenterScreen: routes.Presenter(PROMPT),
    PromisesScreen: routes.Promises(),
    MirrorScreen: routes.Mirror(PROMPT),
}
SCREENS = tuple(ROUTES)

DONE_BY_THE_LIST = {"enter"}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_is_explained_and_no_key_has_two_meanings(screen: type[MeetingScreen]) -> None:
    bindings, commands = bound(screen.BINDINGS), commanded(screen.OWN_COMMANDS)
    assert bindings <= commands
    assert {key for key, _ in commands - bindings - bound(TTChanApp.BINDINGS)} <= DONE_BY_THE_LIST
    keys = [key for key, _ in bindings]
    assert len(keys) == len(set(keys))
    assert set(keys) & {key for key, _ in commanded(EVERYWHERE)} <= {LET_RUN.keys}
    for command in screen.OWN_COMMANDS:
        action = f"action_{command.action.partition('(')[0]}"
        assert hasattr(screen, action) or hasattr(TTChanApp, action), command


@pytest.mark.parametrize("screen", SCREENS)
async def test_any_window_and_help(repository: Repository, say: Say, screen: type[MeetingScreen]) -> None:
    say("Choirs " * 30), say("Organs", group="lt")
    async with running(repository, size=(1, 1)) as driver:
        await driver.open(ROUTES[screen])
        for size in ((60, 20), (59, 20), (120, 40), (2, 30), (80, 24)):
            await driver.resize(*size)
            await driver.press("down", "left", "right")
        assert driver.on == screen.__name__
        await driver.resize(*WHOLE)
        await driver.press("f1")
        assert screen.PURPOSE[:60] in driver.words
        assert screen.OWN_COMMANDS[0].help[:60] in driver.words


async def test_a_kiosk_has_none_of_them(repository: Repository, say: Say) -> None:
    say("Choirs")
    async with kiosk(repository) as visit:
        await visit.press("x", "3")
        assert visit.on == "VoicesScreen"
        await visit.press("g", "v", "s", "down", "m")
        assert visit.on == "VoicesScreen"
        assert "G temati" not in visit.text
        assert not {type(route) for route in ROUTES.values()} & set(visit.kiosk.ROUTES)
        await visit.press("f1")
        assert "projektoru" not in visit.words
