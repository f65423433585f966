"""The desk: what organisers do to a day of the programme, by one key each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from tests.tui.driving import Driver, running
from ttchan_tui.meeting.editing.acts import edit_activity
from ttchan_tui.meeting.history.change_kinds import EDIT_ACTIVITY
from ttchan_tui.meeting.roles import Person, Role
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.text.languages import language
from ttchan_tui.tui import routes

FIRST, SECOND = "d2-7", "d2-8"

Opened = Callable[..., Repository]


@pytest.fixture
def opened(data: Path) -> Iterator[Opened]:
    """Opens one and the same store, with clock times for two activities, for a person."""
    with ExitStack() as stack:

        def opened(name: str, role: Role = Role.ORGANISER) -> Repository:
            repository = open_repository(data, Person(name, role))
            stack.callback(repository.close)
            return repository

        anna = opened("anna")
        for id, start, end in ((FIRST, "14:00:00", "15:00:00"), (SECOND, "15:30:00", "16:30:00")):
            edits = edit_activity(anna.meeting(), id, start=start, end=end)
            anna.editing.change(EDIT_ACTIVITY, edits)
        yield opened


def starts(repository: Repository) -> list[str]:
    return [f"{repository.meeting().activity[id].start:%H:%M}" for id in (FIRST, SECOND)]


def announced(repository: Repository) -> list[dict[str, str]]:
    return [dict(one.text.by_language) for one in repository.announcements.standing(datetime.now(UTC))]


async def at(driver: Driver, id: str = FIRST) -> None:
    """Stand on an activity, as whoever opens the desk at that time does."""
    await driver.open(routes.Today())
    driver.app.screen.query_one("#list").choose(id)  # type: ignore[attr-defined]
    await driver.settle()


@pytest.mark.parametrize("code", ["en", "lv"])
async def test_the_bus_is_late(code: str, opened: Opened) -> None:
    """This and all after it 30 minutes later, announced: twelve keys at most; one takes all of it back."""
    anna, other = opened("anna"), opened("bruno")
    async with running(anna, language=code) as driver:
        await at(driver)
        keys = ("m", "plus", "3", "0", "tab", "tab", "space", "enter", "enter")
        assert len(keys) <= 12
        await driver.press(*keys[:7])
        assert "14:00 → 14:30" in driver.words
        assert "15:30 → 16:00" in driver.words
        await driver.press(*keys[7:])
        assert starts(other) == ["14:30", "16:00"]
        [texts] = announced(other)
        assert set(texts) == {"lv", "en"}
        assert "30 minutes later" in texts["en"]
        assert "30 minūtes vēlāk" in texts["lv"]
        await driver.press("ctrl+z")
        assert starts(other) == ["14:00", "15:30"]
        assert announced(other) == []


async def test_a_move_says_at_once_what_comes_of_it_and_what_cannot_be_stays_a_draft(opened: Opened) -> None:
    anna = opened("anna")
    before = anna.last_record
    async with running(anna) as driver:
        await at(driver)
        await driver.press("m")
        await driver.type("25:99")
        assert "is no time to move to" in driver.words
        await driver.press("enter")
        assert anna.last_record == before
        await driver.press("escape")
        assert driver.on == "TodayScreen"
        await driver.press("2")
        assert "25:99" in driver.words
        await driver.press("1", "m")
        assert driver.typed == "25:99"
        await driver.press(*["backspace"] * 5)
        await driver.type("16:00")
        await driver.press("enter", "escape")
        assert starts(anna)[0] == "16:00"
        assert announced(anna) == []
        await driver.press("2")
        assert "25:99" not in driver.words


async def test_what_another_has_changed_meanwhile_is_never_overwritten_unseen(opened: Opened) -> None:
    anna, bruno = opened("anna"), opened("bruno")
    async with running(anna) as driver:
        for last, wanted in (("t", "14:45"), ("m", "17:00")):
            await at(driver)
            await driver.press("m")
            await driver.type("17:00")
            edits = edit_activity(bruno.meeting(), FIRST, start="14:45:00")
            bruno.editing.change(EDIT_ACTIVITY, edits)
            await driver.press("enter")
            assert driver.on == "VersionsScreen"
            assert "bruno says: 14:45" in driver.words
            assert "You say: 17:00" in driver.words
            await driver.press("enter")  # go on editing: nothing is lost
            assert (driver.on, driver.typed) == ("MoveForm", "17:00")
            await driver.press("enter", last, "escape", "escape")
            assert starts(anna)[0] == wanted
            bruno.editing.change(EDIT_ACTIVITY, edit_activity(bruno.meeting(), FIRST, start="14:00:00"))


async def test_venue_cancel_reinstate_edit_and_add(opened: Opened) -> None:
    anna = opened("anna")
    async with running(anna) as driver:
        await at(driver)
        await driver.press("x")
        await driver.type("Vētra")
        await driver.press("tab")
        await driver.type("Storm")
        await driver.press("enter", "escape")
        assert dict(anna.meeting().activity[FIRST].cancelled.by_language) == {"lv": "Vētra", "en": "Storm"}
        assert "CANCELLED" in driver.text
        await driver.press("w", "enter", "escape")
        assert not anna.meeting().activity[FIRST].cancelled
        was = anna.meeting().activity[FIRST].venues
        await driver.press("v", "down", "enter", "escape")  # there and nowhere else
        [there] = anna.meeting().activity[FIRST].venues
        assert there not in was
        await driver.press("v", "down", "space", "enter", "escape")  # there as well
        assert len(anna.meeting().activity[FIRST].venues) == 2
        await driver.press("ctrl+z", "e", "tab")
        await driver.type("!")
        await driver.press("enter", "escape")
        assert anna.meeting().activity[FIRST].title.by_language["en"].endswith("!")
        number = len(anna.meeting().activities)
        await driver.press("n")
        await driver.type("Tēja")
        await driver.press("tab")
        await driver.type("Tea")
        await driver.press("tab")
        await driver.type("20:00")
        await driver.press("tab", "tab")
        await driver.type("city-co")
        await driver.press("enter")
        await driver.press("escape")
        [new] = [one for one in anna.meeting().activities if one.title.by_language["en"] == "Tea"]
        assert (new.start, new.date.isoformat()) == (time(20), "2018-11-09")
        assert len(new.venues) == 1
        for _ in range(5):
            await driver.press("ctrl+z")
        assert len(anna.meeting().activities) == number
        assert anna.meeting().activity[FIRST].venues == was
        await driver.press("right")
        assert language("en").date(anna.meeting().days[2].date) in driver.words


async def test_all_that_can_be_done_stands_in_a_list(opened: Opened) -> None:
    """Each act by its key, or from the list behind Enter; a state is told by the screens themselves."""
    anna, bruno = opened("anna"), opened("bruno")
    async with running(anna) as driver:
        await at(driver)
        await driver.press("enter")
        assert "S Tell that it is full" in driver.words
        await driver.press("escape", "enter", *["down"] * 4, "enter", "escape")
        assert driver.on == "TodayScreen"
        await driver.press("enter", "s", "enter")  # its key does it there, too: the state, and its first one
        assert bruno.meeting().activity[FIRST].state.by_language["lv"] == "vietu vairs nav"
        assert driver.on == "TodayScreen"  # nothing is to be announced besides
        await driver.press("s", *["down"] * 3, "enter")  # as usual again
        assert not bruno.meeting().activity[FIRST].state
        [venue] = [bruno.meeting().venue[id] for id in bruno.meeting().activity[FIRST].venues]
        await driver.press("s", "down", "down", "down", "space", "up", "enter")
        assert bruno.meeting().venue[venue.id].state.by_language["en"] == "follow the exits"
        day = [one.id for one in bruno.meeting().on(bruno.meeting().activity[FIRST].date)]
        await driver.press("o", "enter")
        assert [one.id for one in bruno.meeting().on(bruno.meeting().activity[FIRST].date)] == [
            FIRST,
            *(id for id in day if id != FIRST),
        ]
        await driver.press("d", "enter", "escape")
        [copy] = [one for one in bruno.meeting().activities if one.id not in day and one.start == time(14)]
        assert copy.date == bruno.meeting().days[0].date
        await driver.press("i", "enter", "escape")
        assert bruno.meeting().activity[copy.id].replaced_by == bruno.meeting().on(copy.date)[0].id
        await driver.press("p")
        await driver.type("41")
        await driver.press("enter")
        assert bruno.meeting().activity[copy.id].heads == 41


async def test_the_desk_is_for_those_who_may(opened: Opened) -> None:
    tabs = {
        Role.GUEST: "HomeScreen",
        Role.FACILITATOR: "HomeScreen",
        Role.LEAD_FACILITATOR: "WaitingScreen",
        Role.ORGANISER: "TodayScreen",
        Role.LEAD: "TodayScreen",
    }
    for role, screen in tabs.items():
        async with running(opened("somebody", role)) as driver:
            await driver.press("7")
            assert driver.on == screen
            await driver.press("1", "5", "4", "8")
            assert driver.on not in ("AccessScreen",)
            if role is Role.LEAD_FACILITATOR:
                assert driver.on == "WaitingScreen"
                assert "Today" not in driver.text
                await driver.press("tab")
                assert driver.on == "AnnouncedScreen"
