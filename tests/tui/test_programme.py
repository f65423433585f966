"""The days, their activities, and what is left of them under a filter."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from textual.containers import VerticalScroll
from textual.events import MouseScrollDown, MouseScrollUp

from tests.meetings import files, sections
from tests.tui.driving import AFTER, WHOLE, Driver, running
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.widgets.day_tabs import DayTabs

DAYS = ("Thursday, 8 November", "Friday, 9 November", "Saturday, 10 November", "Sunday, 11 November")
LAST = "Monday, 12 November"

CLOCK_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?!\.)")


def day(driver: Driver) -> str:
    """The day that is marked among the tabs."""
    return driver.text.split("▌")[1].split("▐")[0] if "▐" in driver.text else ""


async def test_today_is_shown_first(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        assert day(driver) == "Fri 9 Nov"
        assert driver.chosen == "d2-1"


async def test_outside_the_meeting_the_first_day_is(repository: Repository) -> None:
    async with running(repository, now=AFTER) as driver:
        await driver.go("programme")
        assert day(driver) == "Thu 8 Nov"


async def test_past_midnight_the_day_of_what_still_goes_on_is(repository: Repository) -> None:
    changed = files()
    dance = changed["programme.toml"]["activity"][0] | {
        "id": "dance", "date": date(2021, 5, 1), "start": time(22), "end": time(1)
    }  # fmt: skip
    changed["programme.toml"]["activity"].append(dance)
    repository.loader.replace(sections(changed))
    async with running(repository, now=datetime(2021, 5, 2, 0, 15)) as driver:
        await driver.go("programme")
        assert day(driver) == "Sat 1 May"
        assert driver.chosen == "dance"


async def test_the_arrows_go_through_the_days_and_stop_at_both_ends(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await driver.press("left", "left", "left")
        assert day(driver) == "Thu 8 Nov"
        for name in DAYS:
            assert name in driver.text
            await driver.press("right")
        assert LAST in driver.text
        await driver.press("right")
        assert day(driver) == "Mon 12 Nov"


async def test_a_click_on_a_tab_shows_that_day(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        for tab in ("Mon 12 Nov", "Thu 8 Nov", "Sat 10 Nov"):
            await driver.click(tab, row=driver.row_of("Thu 8 Nov"))
            assert day(driver) == tab


async def test_all_33_activities_are_there_with_kind_venue_and_event(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        await driver.go("programme")
        await driver.press("left")
        meeting = repository.meeting()
        for date in (each.date for each in meeting.days):
            for activity in meeting.on(date):
                assert activity.title.in_language("en").text in driver.words
                assert meeting.kind[activity.kind].name.in_language("en").text in driver.words
            await driver.press("right")
        assert len(meeting.activities) == 33
        assert "events 3 and 5" not in driver.words
        await driver.press("left")
        assert "events 3 and 5" in driver.words
        assert "event 6" not in driver.words


async def test_the_programme_has_no_clock_time_of_its_own(repository: Repository) -> None:
    for language in ("lv", "en"):
        async with running(repository, language=language, size=WHOLE) as driver:
            await driver.go("programme")
            await driver.press("left")
            for _ in range(5):
                found = [CLOCK_TIME.findall(row) for row in driver.rows()[2:]]
                assert not any(found), found
                await driver.press("right")


async def test_no_activity_has_a_clock_time(repository: Repository) -> None:
    async with running(repository, size=WHOLE) as driver:
        driver.app.open(routes.Activity("d1-1"))
        await driver.settle()
        for _ in repository.meeting().activities:
            assert not any(CLOCK_TIME.findall(row) for row in driver.rows()[2:]), driver.text
            await driver.press("right")
        assert "How shall we work together" in driver.words or "cooperat" in driver.words


async def test_each_of_ten_days_is_seen_when_it_is_chosen_with_what_it_was_devoted_to(
    repository: Repository,
) -> None:
    changed = files()
    first = changed["meeting.toml"]["day"][0]
    changed["meeting.toml"]["day"] = [
        first | {"date": date(2021, 5, number), "text": {"lv": "…", "en": f"Devoted to subject {number}."}}
        for number in range(1, 11)
    ]
    changed["meeting.toml"]["end"] = date(2021, 5, 10)
    repository.loader.replace(sections(changed))
    async with running(repository, now=datetime(2021, 4, 1)) as driver:
        await driver.go("programme")
        for number in range(1, 11):
            assert day(driver).endswith(f" {number} May")
            assert f"Devoted to subject {number}." in driver.text
            assert ("No activities are stated for this day." in driver.text) is (number > 2)
            await driver.press("right")


async def test_a_day_without_activities_in_a_low_window_still_says_what_it_is_about(
    repository: Repository,
) -> None:
    changed = files()
    changed["programme.toml"]["activity"].pop()
    repository.loader.replace(sections(changed))
    async with running(repository, now=datetime(2021, 5, 2, 12), size=(60, 20)) as driver:
        await driver.go("programme")
        assert "Parting." in driver.text
        assert "No activities are stated for this day." in driver.text
        assert "numbers above" not in driver.text


# Filters


async def choose(driver: Driver, key: str, answer: str) -> None:
    """Ask for a filter and choose from the answers, by keys alone."""
    await driver.press(key)
    options = driver.one("ChoiceList", driver.choices)
    for _ in range(options.option_count):
        highlighted = options.highlighted_option
        if highlighted and answer in str(highlighted.prompt):
            break
        await driver.press("down")
    await driver.press("enter")
    assert driver.on == "ItineraryScreen"


async def test_venues_of_one_name_are_told_apart_by_their_address_or_place(repository: Repository) -> None:
    changed = files()
    hall = changed["venues.toml"]["venue"][0]
    hall["address"] = "Square 1"
    changed["venues.toml"]["venue"].append(hall | {"id": "other", "address": "Fortress 2"})
    third = {key: value for key, value in hall.items() if key != "address"}
    changed["venues.toml"]["venue"].append(third | {"id": "third", "place": "portugal"})
    repository.loader.replace(sections(changed))
    async with running(repository, now=None) as driver:
        await driver.go("programme")
        await driver.press("v")
        name = hall["name"]["en"]
        for lies_in in (hall["address"], "Fortress 2", changed["places/portugal.toml"]["name"]["en"]):
            assert f"{name} ({lies_in})" in driver.words


async def test_a_kind_and_the_days_that_have_it(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await choose(driver, "k", "excursion")
        assert "Only: excursion" in driver.text
        assert "1/33" in driver.text
        assert day(driver).startswith("Sat 10 Nov")
        assert "European heritage hunt" in driver.text


async def test_a_day_that_the_filter_leaves_empty_says_so(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await choose(driver, "k", "excursion")
        await driver.press("right")
        assert "Nothing of this on this day" in driver.text
        await driver.press("enter")
        assert driver.on == "ItineraryScreen"
        await driver.press("left")
        assert "European heritage hunt" in driver.text


async def test_kind_and_venue_together_and_all_again(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await choose(driver, "v", "Daugavpils University")
        await choose(driver, "k", "lecture")
        assert "Only: lecture, Daugavpils University" in driver.text
        assert "Lecture on democratic engagement" in driver.text
        await driver.press("x", "home")
        assert "Only:" not in driver.text
        assert "Official opening ceremony" in driver.text


async def test_all_among_the_answers_takes_that_filter_away(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await choose(driver, "v", "Daugavpils University")
        await driver.press("v", "home", "enter")
        assert "Only:" not in driver.text


async def test_escape_leaves_the_filter_as_it_was(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await choose(driver, "k", "lecture")
        await driver.press("k", "down", "down", "escape")
        assert "Only: lecture" in driver.text


async def test_the_neighbours_of_an_activity_and_the_list_that_follows(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        await driver.press("enter", "right", "right")
        assert "“Daugavpils is diversity”" in driver.text
        await driver.press("escape")
        assert driver.chosen == "d2-3"
        await driver.press("enter", *("left",) * 4, "escape")
        assert driver.chosen == "d1-3"
        assert day(driver) == "Thu 8 Nov"


async def test_an_activity_leads_to_its_group_work_and_to_the_way_there(repository: Repository) -> None:
    async with running(repository) as driver:
        driver.app.open(routes.Activity("d2-10"))
        await driver.settle()
        await driver.press("g")
        assert driver.on == "GroupWorkScreen"
        await driver.press("enter")
        assert "The image of my town" in driver.text
        await driver.go("home")
        driver.app.open(routes.Activity("d4-6"))
        await driver.settle()
        await driver.press("q")
        assert driver.on == "QRScreen"
        assert "geo:55.8707" in driver.text


async def test_what_an_activity_does_not_have_is_said(repository: Repository) -> None:
    async with running(repository) as driver:
        driver.app.open(routes.Activity("d1-1"))
        await driver.settle()
        await driver.press("q")
        assert "There is no code" in driver.told
        await driver.press("g")
        assert "There is no group work" in driver.told
        assert driver.on == "ActivityScreen"


async def test_of_many_days_the_chosen_one_is_in_sight_and_the_wheel_moves_the_row(
    repository: Repository,
) -> None:
    changed = files()
    changed["meeting.toml"]["end"] = date(2021, 5, 8)
    title = {"lv": "Diena", "en": "A day"}
    changed["meeting.toml"]["day"] += [
        {"date": date(2021, 5, day), "title": title, "text": title} for day in range(3, 9)
    ]
    repository.loader.replace(sections(changed))
    async with running(repository, now=None) as driver:
        await driver.go("programme")
        row = driver.row_of("1 May")
        assert "8 May" not in driver.rows()[row]
        await driver.press(*["right"] * 7)
        assert "▌Sat 8 May▐" in driver.rows()[row]
        await driver.press(*["left"] * 7)
        assert "▌Sat 1 May▐" in driver.rows()[row]
        for _ in range(4):
            driver.one("DayTabs", DayTabs).post_message(_wheel(MouseScrollDown))
            await driver.settle()
        assert "8 May" in driver.rows()[row]
        for _ in range(4):
            driver.one("DayTabs", DayTabs).post_message(_wheel(MouseScrollUp))
            await driver.settle()
        assert "▌Sat 1 May▐" in driver.rows()[row]


def _wheel(turn: type[MouseScrollDown] | type[MouseScrollUp]) -> MouseScrollDown | MouseScrollUp:
    return turn(None, 1, 0, 0, 0, 0, False, False, False)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_a_wrapped_title_stays_behind_the_bar_of_what_is_on(
    repository: Repository, size: tuple[int, int]
) -> None:
    async with running(repository, size=size) as driver:
        await driver.go("programme")
        column = driver.rows()[driver.row_of("┃")].index("┃")
        top = driver.one("#activities", driver.choices).region.y
        rows = [row[: column + 2].strip(" ▌") for row in driver.rows()[top:-1]]
        barred = [place for place, row in enumerate(rows) if row == "┃"]
        assert len(barred) > 2
        assert barred == list(range(barred[0], barred[-1] + 1)), driver.text


async def test_an_activity_that_one_comes_for_stands_at_the_top_and_what_follows_in_sight(
    repository: Repository,
) -> None:
    async with running(repository) as driver:
        await driver.open(routes.Itinerary(activity="d2-12"))
        assert driver.row_of("Later that day") < driver.row_of("Visit to the Daugavpils museum")
        assert "Performance by a local folklore group" in driver.text
        await driver.open(routes.Itinerary(activity="d2-4"))
        top = driver.one("#activities", driver.choices).region.y
        assert "The project: its idea" in driver.rows()[top]


async def test_in_a_very_wide_window_other_days_stand_beside(repository: Repository) -> None:
    async with running(repository, size=(200, 60)) as driver:
        await driver.open(routes.Itinerary(activity="d2-3"))
        row = driver.rows()[driver.row_of("Saturday, 10 November")]
        assert row.index("Friday, 9 November") < row.index("Saturday, 10 November") < row.index("Sunday, 11")
        await driver.press(*["right"] * 3)
        row = driver.rows()[driver.row_of("Sunday, 11 November")]
        assert row.index("Saturday, 10") < row.index("Sunday, 11 November") < row.index("Monday, 12 November")
        await driver.resize(160, 50)
        row = driver.rows()[driver.row_of("Sunday, 11 November")]
        assert row.index("Sunday, 11 November") < row.index("Monday, 12 November")
        assert "Saturday, 10" not in row
        await driver.click("Lāčplēsis Day torchlight procession")
        assert driver.on == "ActivityScreen"


async def test_the_list_is_not_narrower_beside_an_activity_in_full(repository: Repository) -> None:
    async with running(repository) as driver:
        await driver.go("programme")
        before = driver.one("#activities", driver.choices).size.width
        await driver.resize(120, 40)
        assert driver.one("#activities", driver.choices).size.width >= before - 4
        assert driver.one("#in-full", VerticalScroll).display
