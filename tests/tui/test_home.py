"""The first screen: before, during and after the meeting, and in a replay of it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from tests.meetings import files, sections
from tests.tui.driving import AFTER, BEFORE, EVENING, LANGUAGES, NOW, WHOLE, Driver, running
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository

FIRST = datetime(2018, 11, 8, 12)
LAST_EVENING = datetime(2018, 11, 12, 23)


@pytest.mark.parametrize(
    ("now", "sentence", "day"),
    [
        (BEFORE, "People from 14 countries will meet in Daugavpils, 8–12 Nov 2018.", ""),
        (FIRST, "People from 14 countries meet in Daugavpils, 8–12 Nov 2018.", "the first day"),
        (NOW, "People from 14 countries meet in Daugavpils, 8–12 Nov 2018.", "day 2 of 5"),
        (LAST_EVENING, "People from 14 countries meet in Daugavpils, 8–12 Nov 2018.", "the last day"),
        (AFTER, "People from 14 countries met in Daugavpils, 8–12 Nov 2018.", ""),
    ],
)
async def test_one_sentence_says_what_this_is(
    repository: Repository, now: datetime, sentence: str, day: str
) -> None:
    async with running(repository, now=now) as driver:
        assert sentence in driver.rows()[2]
        name = "Town Twinning as a Channel of European Solidarity"
        assert driver.rows()[3].strip() == f"{name}  ·  {day}".rstrip(" ·")


async def test_before_the_meeting(repository: Repository) -> None:
    async with running(repository, now=BEFORE) as driver:
        assert "The meeting begins in 7 days" in driver.text
        first = driver.row_of("ON THE FIRST DAY   Thursday, 8 November")
        assert first < driver.row_of("the airport") < driver.row_of("Meeting the partners at the airport")
        assert "Who is coming" in driver.text
        assert "NOW" not in driver.text


async def test_on_the_day_before_it_begins_tomorrow(repository: Repository) -> None:
    async with running(repository, now=datetime(2018, 11, 7, 9)) as driver:
        assert "The meeting begins tomorrow" in driver.text


async def test_now_is_told_by_place(repository: Repository) -> None:
    async with running(repository, now=NOW) as driver:
        council, university = map(driver.row_of, ("┃ Daugavpils City Council", "┃ Daugavpils University"))
        assert driver.row_of("NOW   first part of the day") < council
        assert council < driver.row_of("Official opening ceremony") < university
        assert university < driver.row_of("The project: its idea") < driver.row_of("LATER THAT DAY")
        assert driver.row_of("Visit to the Daugavpils museum") < driver.row_of("Interviews for local media")


async def test_now_is_never_later(repository: Repository) -> None:
    async with running(repository, now=datetime(2018, 11, 9, 16)) as driver:
        assert driver.rows()[driver.row_of("NOW")].strip() == "NOW"
        assert "later" not in driver.text.lower()
        await driver.speak("lv")
        assert driver.rows()[driver.row_of("TAGAD")].strip() == "TAGAD"


async def test_on_an_evening_what_is_on_comes_before_tomorrow(repository: Repository) -> None:
    async with running(repository, now=EVENING) as driver:
        assert driver.row_of("NOW   evening") < driver.row_of("Dinner of intercultural synergy")
        tomorrow = driver.row_of("TOMORROW   Saturday, 10 November")
        assert driver.row_of("Performance by a local") < tomorrow
        assert tomorrow < driver.row_of("European heritage hunt")
        assert "THEN" not in driver.text


async def test_on_an_evening_without_times_the_whole_day_is_there(repository: Repository) -> None:
    async with running(repository, now=datetime(2018, 11, 11, 20)) as driver:
        today = driver.row_of("TODAY   time of day not stated")
        assert today < driver.row_of("torchlight procession") < driver.row_of("TOMORROW")


async def test_on_the_last_evening(repository: Repository) -> None:
    async with running(repository, now=LAST_EVENING) as driver:
        assert "TOMORROW" not in driver.text
        assert "TODAY" in driver.text


@pytest.mark.parametrize("is_large", [False, True])
async def test_nobody_is_sent_home_while_the_meeting_goes_on(repository: Repository, is_large: bool) -> None:
    changed = files()
    changed["programme.toml"]["activity"].pop()
    repository.loader.replace(sections(changed))
    for day, is_last in ((1, False), (2, True)):
        async with running(repository, now=datetime(2021, 5, day, 20)) as driver:
            if is_large:
                await driver.press("f4")
            assert ("Safe journey!" in driver.words) is is_last
            assert ("The meeting goes on until Sunday, 2 May." in driver.words) is not is_last


async def test_after_the_meeting(repository: Repository) -> None:
    note = repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt viņu filmas", "en")
    repository.moderation.judge([note.id], Standing.SHOWN)
    async with running(repository, now=AFTER) as driver:
        assert driver.row_of("THE MEETING IS OVER") < driver.row_of("Walk through its days again")
        assert "159 participants from 14 countries · 3 named separately" in driver.words
        assert "33 entries in this programme" in driver.text
        assert driver.row_of("“Rādīt viņu filmas”") < driver.row_of("said by participants: Latvia")
        assert driver.chosen == "replay"
        await driver.press("enter")
        assert "REPLAY" in driver.rows()[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_does_not_fit_ends_with_a_whole_word(
    repository: Repository, size: tuple[int, int]
) -> None:
    meeting = repository.meeting()
    named = [*(one.title for one in meeting.activities), *(one.name for one in meeting.venues)]
    async with running(repository, size=size, language="lv") as driver:
        words = {word for words in named for word in words.in_language("lv").marked.split()}
        cut = re.findall(r"(\S+) …", driver.text)
        assert cut
        assert {*cut} <= words | {"·"}


@pytest.mark.parametrize("language", ["lv", "en"])
async def test_as_long_as_nobody_said_anything_the_days_stand_in_its_place(
    repository: Repository, language: str
) -> None:
    async with running(repository, now=AFTER, language=language) as driver:
        last = driver.row_of("33 entries" if language == "en" else "33 ieraksti")
        assert driver.row_of(" Opening activities" if language == "en" else " Atklāšanas aktivitātes") < last
        assert driver.row_of("┌") - last <= 2


async def test_after_the_meeting_its_days_lead_into_the_programme(repository: Repository) -> None:
    async with running(repository, now=AFTER, size=WHOLE) as driver:
        assert driver.row_of("Fri 9 Nov  Opening") == driver.row_of("Thu 8 Nov") + 1
        await driver.press("down", "down", "enter")
        assert (driver.on, "Opening activities" in driver.text) == ("ItineraryScreen", True)


async def test_what_waits_for_an_organiser_is_no_quotation(repository: Repository) -> None:
    repository.notebook.add("promote-my-partner", "lv", "culture", "Rādīt viņu filmas", "en")
    async with running(repository, now=AFTER, size=WHOLE) as driver:
        assert "viņu filmas" not in driver.text


async def test_what_is_on_opens_in_full_where_each_has_a_row(repository: Repository) -> None:
    async with running(repository, size=(120, 40)) as driver:
        await driver.click("“Daugavpils is diversity”")
        assert driver.on == "ActivityScreen"
        assert "A presentation of the city" in driver.words


async def test_a_place_leads_to_the_programme_at_what_is_there(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.press("up", "down")
        assert driver.chosen == "programme:d2-4"
        await driver.press("enter")
        assert driver.on == "ItineraryScreen"
        assert driver.chosen == "d2-4"


@pytest.mark.parametrize(("day", "hour"), [(8, 20), (9, 0), (9, 20), (11, 20)])
async def test_the_whole_day_is_in_sight(repository: Repository, day: int, hour: int) -> None:
    async with running(repository, now=datetime(2018, 11, day, hour)) as driver:
        track = driver.one("#programme-now", driver.choices)
        for size in ((60, 20), (80, 24), (100, 30)):
            await driver.resize(*size)
            for language in LANGUAGES:
                await driver.speak(language)
                assert track.max_scroll_y == 0, driver.text


# The ways


@pytest.mark.parametrize(
    ("keys", "on"),
    [
        (("enter",), "ItineraryScreen"),
        (("right", "enter"), "CitiesScreen"),
        (("right",) * 9 + ("enter",), "CodesScreen"),
        (("right", "left", "left", "enter"), "ItineraryScreen"),
        (("4",), "CodesScreen"),
    ],
)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_tiles_by_keys(
    repository: Repository, size: tuple[int, int], keys: tuple[str, ...], on: str
) -> None:
    async with running(repository, size=size) as driver:
        await driver.press(*keys)
        assert driver.on == on


async def test_in_two_rows_the_arrows_go_up_and_down(repository: Repository) -> None:
    async with running(repository, size=(60, 20)) as driver:
        await driver.press("down", "right", "up", "enter")
        assert driver.on == "CitiesScreen"
        await driver.press("escape", "up")
        assert driver.chosen is not None
        await driver.press("end", "down", "enter")
        assert driver.on == "CitiesScreen"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_a_touch_on_a_tile_opens_it(repository: Repository, size: tuple[int, int]) -> None:
    async with running(repository, size=size) as driver:
        await driver.click("Who is here")
        assert driver.on == "CitiesScreen"


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
        assert driver.rows()[1].startswith(" REPLAY   ◀ ←  1/8")
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


async def test_the_keys_of_the_replay_stand_on_its_bar_and_can_be_touched(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.press("r")
        await driver.click("→ ▶", row=1)
        assert "2/8" in driver.rows()[1]
        await driver.click("◀ ←", row=1)
        assert "1/8" in driver.rows()[1]
        await driver.click("Space let it run", row=1)
        assert "Space stop" in driver.rows()[1]
        await driver.press("space")
        assert "Space let it run" in driver.rows()[1]
        await driver.click("R end", row=1)
        assert "REPLAY" not in driver.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_bar_of_the_replay_is_never_cut(repository: Repository, size: tuple[int, int]) -> None:
    async with running(repository, now=AFTER, size=size, language="lv") as driver:
        await driver.press("r")
        for step in range(1, 9):
            assert f"{step}/8" in driver.rows()[1]
            assert driver.rows()[1].rstrip().endswith("R beigt")
            await driver.press("right")


async def test_where_nothing_is_to_move_the_replay_waits_for_a_hand(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        driver.app.animation_level = "none"
        await driver.press("r")
        assert "Space let it run" in driver.rows()[1]


async def test_left_alone_the_replay_goes_on_and_ends(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ttchan_tui.tui.replay.SECONDS_A_MOMENT", 0.1)
    async with running(repository, now=AFTER) as driver:
        await driver.press("r")  # the last moment of the replay says that it is over, too
        await driver.until(lambda: "THE MEETING IS OVER" in driver.text and "REPLAY" not in driver.text)


async def test_a_moment_that_comes_while_the_app_closes_changes_nothing(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.press("r")
        app = driver.app
    app.replay.step(1)
    assert app.replay.is_running


async def test_the_replay_can_be_chosen_from_the_list(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.click("Walk through its days again")
        assert "REPLAY" in driver.rows()[1]


async def test_without_a_replay_the_arrows_do_nothing(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        before = driver.text
        await driver.press("right", "left")
        assert driver.text == before


async def widths(driver: Driver) -> list[int]:
    return [len(row.rstrip()) for row in driver.rows()]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_the_ways_into_everything_are_always_there(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        for way in ("Programme", "5 days", "Who is here", "Group work", "Take it along", "QR codes"):
            assert way in driver.text
        assert "European Union" in driver.text
        assert ("601592-CITIZ-1-2018-1-LV-CITIZ-TT" in driver.words) == (size[0] > 80)


async def test_map_and_code_come_when_the_window_has_room_for_them(repository: Repository) -> None:
    async with running(repository) as driver:
        assert "DAUGAVPILS" not in driver.text
        await driver.resize(100, 24)
        assert "DAUGAVPILS" in driver.text
        assert "https://www.daugavpils.lv" not in driver.text
        await driver.resize(80, 24)
        assert "DAUGAVPILS" not in driver.text
        await driver.resize(200, 60)
        assert "DAUGAVPILS" in driver.text
        assert "https://www.daugavpils.lv" in driver.text
        assert "Results of the meeting" not in driver.text


async def test_the_results_are_taken_along_when_there_can_be_some(repository: Repository) -> None:
    async with running(repository, size=(200, 60), now=AFTER) as driver:
        assert "Results of the meeting" in driver.text


async def test_however_small_the_window_it_goes_on(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        for size in ((200, 2), (2, 2), (12, 60), (60, 20)):
            await driver.resize(*size)
        assert "THE MEETING IS OVER" in driver.text


async def test_who_pays_and_the_small_code_are_touched_for_more(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        await driver.click("601592-CITIZ-1-2018-1-LV-CITIZ-TT")
        assert driver.on == "AboutScreen"
        await driver.press("escape")
        await driver.click("https://www.daugavpils.lv/en")
        assert driver.on == "QRScreen"


async def test_the_bar_leaves_the_year_out_before_it_is_cut(repository: Repository) -> None:
    async with running(repository, language="lv", size=(60, 20)) as driver:
        assert "TTChan · 8.–12. nov. " in driver.rows()[0]
