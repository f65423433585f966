"""What organisers change later: the draft of the meeting, which nobody sees before it is released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui.driving import Driver, running
from ttchan_tui.meeting.editing.acts import edit_activity, order_activities
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY, ORDER_ACTIVITIES
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.tui import routes

FIRST, SECOND = "d2-7", "d2-8"

Opened = Callable[[str], Repository]


@pytest.fixture
def opened(data: Path) -> Iterator[Opened]:
    """Opens one and the same store for an organiser."""
    with ExitStack() as stack:

        def opened(name: str) -> Repository:
            repository = open_repository(data, Person(name, Role.ORGANISER))
            stack.callback(repository.close)
            return repository

        yield opened


async def stand_on(driver: Driver, id: str) -> None:
    await driver.open(routes.Today())
    driver.app.screen.query_one("#list").choose(id)  # type: ignore[attr-defined]
    await driver.settle()


async def test_an_evening_s_draft_is_released_at_once_by_name(opened: Opened) -> None:
    """Four changes put away by Ctrl+L, released with what somebody else did meanwhile."""
    anna, bruno = opened("anna"), opened("bruno")
    before = bruno.meeting()
    async with running(anna) as driver:
        await stand_on(driver, FIRST)
        await driver.press("m")
        await driver.type("14:30")
        await driver.press("ctrl+l")
        assert "In the draft" in driver.words
        await driver.press("v", "down", "ctrl+l", "x")
        await driver.type("Nenotiks")
        await driver.press("ctrl+l", "4", "down", "enter", *["backspace"] * 3)
        await driver.type("3")
        await driver.press("ctrl+l")
        assert driver.on == "PeopleScreen"
        assert bruno.meeting() == before
        bruno.editing.change(EDIT_ACTIVITY, edit_activity(before, FIRST, start="15:00:00"))
        await driver.press("2")
        assert "4 changes in the draft" in driver.words
        assert "bruno has changed the same meanwhile" in driver.words
        await driver.press(*["down"] * 3)
        assert "cancelled" in driver.words
        await driver.press("d")
        assert "3 changes in the draft" in driver.words
        await driver.press("ctrl+z")
        assert "4 changes in the draft" in driver.words
        await driver.press("r")
        assert "begins: 15:00 → 14:30" in driver.words
        await driver.type("Evening")
        await driver.press("enter")
        assert "bruno says: 15:00" in driver.words
        assert "The draft says: 14:30" in driver.words
        await driver.press("t")
        assert driver.on == "AnnounceForm"
        await driver.press("enter")
        now = bruno.meeting().activity[FIRST]
        assert f"{now.start:%H:%M}" == "15:00"
        assert now.venues != before.activity[FIRST].venues
        assert now.cancelled
        assert bruno.meeting().participation != before.participation
        [announced] = bruno.announcements.standing(datetime.now(UTC))
        assert announced.text.by_language["lv"]
        await driver.press("ctrl+z")
        assert not bruno.announcements.standing(datetime.now(UTC))
        assert bruno.meeting().activity[FIRST].venues == before.activity[FIRST].venues


def test_another_order_waits_in_the_draft_too(opened: Opened) -> None:
    anna = opened("anna")
    day = anna.meeting().activity[FIRST].date
    ids = [one.id for one in anna.meeting().on(day)]
    anna.draft.change(ORDER_ACTIVITIES, order_activities(anna.draft.meeting(), ids[::-1]))
    anna.draft.change(ORDER_ACTIVITIES, order_activities(anna.draft.meeting(), [SECOND, FIRST]))
    assert [one.id for one in anna.meeting().on(day)] == ids
    assert [one.id for one in anna.draft.meeting().on(day)] == ids[::-1]
    assert anna.draft.plan().orders == (tuple(ids[::-1]), (SECOND, FIRST))
    anna.draft.release("order")
    assert [one.id for one in anna.meeting().on(day)] == ids[::-1]
