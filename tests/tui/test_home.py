"""The first screen: before, during and after the meeting, and in a replay of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.meetings import files, sections
from tests.tui.driving import AFTER, BEFORE, EVENING, NOW, Driver, running
from ttchan_tui.store import Repository


async def test_before_the_meeting(repository: Repository) -> None:
    async with running(repository, now=BEFORE) as driver:
        assert "The meeting begins in 7 days" in driver.text
        assert "Meeting the partners at the airport" in driver.text
        assert "NOW" not in driver.text


async def test_during_the_meeting(repository: Repository) -> None:
    async with running(repository, now=NOW) as driver:
        assert driver.row_of("NOW   first part of the day") < driver.row_of("Official opening ceremony")
        assert driver.row_of("TODAY   time of day not stated") < driver.row_of("Interviews for local media")
        assert driver.row_of("THEN") < driver.row_of("Visit to the Daugavpils museum")


async def test_on_an_evening(repository: Repository) -> None:
    async with running(repository, now=EVENING) as driver:
        assert driver.row_of("NOW   evening") < driver.row_of("Dinner of intercultural synergy")
        assert driver.row_of("TOMORROW   Saturday, 10 November") < driver.row_of("European heritage hunt")
        assert "THEN" not in driver.text


async def test_on_the_last_evening(repository: Repository) -> None:
    async with running(repository, now=datetime(2018, 11, 12, 23)) as driver:
        assert "TOMORROW" not in driver.text
        assert "TODAY" in driver.text


@pytest.mark.parametrize("is_large", [False, True])
async def test_nobody_is_sent_home_while_the_meeting_goes_on(repository: Repository, is_large: bool) -> None:
    changed = files()
    changed["programme.toml"]["activity"].pop()
    repository.replace_meeting(sections(changed))
    for day, is_last in ((1, False), (2, True)):
        async with running(repository, now=datetime(2021, 5, day, 20)) as driver:
            if is_large:
                await driver.press("f4")
            assert ("Safe journey!" in driver.words) is is_last
            assert ("The meeting goes on until Sunday, 2 May." in driver.words) is not is_last


async def test_after_the_meeting(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        assert "THE MEETING IS OVER" in driver.text
        for figure in (
            "159  participants, as stated",
            "14  countries",
            "3  named separately",
            "33  activities",
        ):
            assert figure in driver.text
        assert "Replay the days of the meeting" in driver.text


async def test_what_is_on_opens_in_full(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("up")
        while driver.chosen != "activity:d2-1":
            await driver.press("up")
        await driver.press("enter")
        assert driver.on == "ActivityScreen"
        assert "Official opening ceremony" in driver.text


async def test_what_has_no_room_leads_to_the_programme(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.click("… and 8 more")
        assert driver.on == "ItineraryScreen"
        assert driver.chosen == "d2-3"


# The clock


async def test_a_clock_that_was_set_is_marked(repository: Repository) -> None:
    async with running(repository, now=NOW) as driver:
        assert "clock set: Fri 9 Nov 14:00" in driver.rows()[0]


async def test_the_real_time_is_not_marked(repository: Repository) -> None:
    async with running(repository, now=None) as driver:
        assert "clock set" not in driver.text
        assert "REPLAY" not in driver.text


# The replay


async def test_the_replay_goes_from_moment_to_moment_by_hand(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.press("r")
        assert driver.rows()[1].startswith(" REPLAY   1/8")
        assert "Meeting the partners at the airport" in driver.text
        seen = [driver.text]
        for step in range(2, 9):
            await driver.press("right")
            assert f"{step}/8" in driver.rows()[1]
            seen.append(driver.text)
        assert len(set(seen)) == 8
        await driver.press("right")
        assert driver.text == seen[-1]
        await driver.press("left")
        assert "7/8" in driver.rows()[1]
        await driver.press("r")
        assert "REPLAY" not in driver.text
        assert "THE MEETING IS OVER" in driver.text


async def test_the_replay_is_marked_on_every_screen_and_ends_from_any(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.press("r", "right")
        for key in ("1", "2", "3", "4", "a"):
            await driver.press(key)
            assert "REPLAY   2/8" in driver.text
            assert "clock set" not in driver.text
        await driver.press("r")
        assert "REPLAY" not in driver.text
        await driver.press("h")
        assert "THE MEETING IS OVER" in driver.text


async def test_left_alone_the_replay_goes_on_and_ends(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ttchan_tui.tui.replay.SECONDS_A_MOMENT", 0.1)
    async with running(repository, now=AFTER) as driver:
        await driver.press("r")  # the last moment of the replay says that it is over, too
        await driver.until(lambda: "THE MEETING IS OVER" in driver.text and "REPLAY" not in driver.text)


async def test_the_replay_can_be_chosen_from_the_list(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.click("Replay the days of the meeting")
        assert "REPLAY" in driver.rows()[1]


async def test_without_a_replay_the_arrows_do_nothing(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        before = driver.text
        await driver.press("right", "left")
        assert driver.text == before


async def widths(driver: Driver) -> list[int]:
    return [len(row.rstrip()) for row in driver.rows()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_ways_into_everything_are_always_there(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        for way in ("1  Programme", "2  Partner cities", "3  Group work", "4  Results and QR codes"):
            assert way in driver.text
        assert "European Union" in driver.text
        assert ("601592-CITIZ-1-2018-1-LV-CITIZ-TT" in driver.words) == (size[0] > 80)


async def test_map_and_code_come_when_the_window_has_room_for_them(repository: Repository) -> None:
    async with running(repository) as driver:
        assert "DAUGAVPILS" not in driver.text
        await driver.resize(120, 40)
        assert "DAUGAVPILS" in driver.text
        assert "https://www.daugavpils.lv" in driver.text
        await driver.resize(80, 24)
        assert "DAUGAVPILS" not in driver.text
        await driver.resize(200, 60)
        assert "DAUGAVPILS" in driver.text
