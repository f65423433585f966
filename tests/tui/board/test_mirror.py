"""A group's own image beside how others see it."""

from __future__ import annotations

import pytest

from tests.tui.board.conftest import Say
from tests.tui.driving import running
from ttchan_tui.store import Repository
from ttchan_tui.store.notebook import NewNote
from ttchan_tui.tui import routes

IMAGE = "image-of-my-town"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_side_is_shown_when_it_is_frozen(
    repository: Repository, say: Say, size: tuple[int, int]
) -> None:
    say("Our lakes", prompt=IMAGE, category="places")
    seen = NewNote(IMAGE, "lt", "places", "Their rivers", "en", about="lv")
    repository.notebook.add_all([seen])
    async with running(repository, size=size) as driver:
        driver.app.open(routes.GroupWork(IMAGE))
        await driver.settle()
        await driver.press("m")
        assert driver.on == "MirrorScreen"
        assert "Not frozen yet, so not shown: Latvia and Lithuania" in driver.words
        assert not driver.shows("Our lakes")
        for group in ("lv", "lt"):
            repository.board.steps.freeze(IMAGE, group, why="time is up")
        driver.app.show_again()
        await driver.settle()
        assert "Not frozen" not in driver.text
        side_by_side = driver.row_of("As they see themselves") == driver.row_of("As others see them")
        assert side_by_side == (size[0] > 100)
        assert driver.shows("Our lakes")
        assert driver.shows("Their rivers")
        await driver.press("right")
        assert not driver.shows("Our lakes")
        assert "Nothing to show yet." in driver.words


async def test_a_prompt_without_a_mirror_has_no_key_for_it(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("groupwork")
        assert "M mirror" not in driver.words
        await driver.press("m")
        assert driver.on == "GroupWorkScreen"
