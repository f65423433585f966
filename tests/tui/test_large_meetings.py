"""Meetings of one day and of two months, with many towns, and with two of one name."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.cli.command import ttchan
from tests.meetings import files, sections
from tests.tui.driving import Driver, running
from ttchan_tui.meeting.format import Sections
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.widgets.day_tabs import DayTab

FIRST = date(2021, 5, 1)
MOST_DAYS = 62
MANY = 150


def lasting(days: int, places: int = 0) -> Sections:
    """The small meeting, of so many days with an activity each, and with so many more towns."""
    changed = files()
    meeting, programme = changed["meeting.toml"], changed["programme.toml"]
    meeting["end"] = FIRST + timedelta(days=days - 1)
    dates = [FIRST + timedelta(days=number) for number in range(days)]
    meeting["day"] = [
        {
            "date": day,
            "title": {"en": f"Day {number}", "lv": f"Diena {number}"},
            "text": {"en": "x", "lv": "x"},
        }
        for number, day in enumerate(dates, start=1)
    ]
    meeting["project_event"] = [one for one in meeting["project_event"] if one["date"] in dates]
    template = programme["activity"][0]
    programme["activity"] = [
        {
            **_plain(template),
            "id": f"a{number}",
            "date": day,
            "title": {"en": f"Walk {number}", "lv": f"Gājiens {number}"},
        }
        for number, day in enumerate(dates, start=1)
    ]
    for prompt in changed["groupwork.toml"].get("prompt", ()):
        prompt.pop("date", None)
    town = changed["places/raska.toml"]
    for number in range(places):
        id = f"town-{number}"
        name = (
            {"en": "Raška", "lv": "Raška"}
            if not number
            else {"en": f"Town {number}", "lv": f"Pilsēta {number}"}
        )
        changed[f"places/{id}.toml"] = {
            **{key: town[key] for key in ("kind", "time_zone")},
            "country": "BG",
            "id": id,
            "name": name,
            "local_name": name["en"],
            "latitude": 36.0 + number % 15 * 1.7,
            "longitude": -8.0 + number // 15 * 4.0,
        }
        changed["people.toml"]["delegation"].append(
            {"id": id, "country": "BG", "count": 1, "places": [id], "separately_named": True}
        )
    return sections(changed)


def _plain(activity: dict[str, Any]) -> dict[str, Any]:
    return {key: activity[key] for key in ("kind",) if key in activity}


def chosen_tab(driver: Driver) -> tuple[date, bool]:
    """The day that is chosen, and whether its tab is seen whole."""
    (tab,) = driver.app.screen.query(DayTab).filter(".-chosen")
    seen = driver.app.screen.find_widget(tab)
    return tab.day, seen.visible_region == seen.region and bool(seen.region)


@pytest.mark.parametrize("days", [1, 2, MOST_DAYS])
async def test_every_day_is_reached_and_its_tab_is_seen(repository: Repository, days: int) -> None:
    repository.loader.replace(lasting(days))
    now = datetime(2021, 5, 1, 9) + timedelta(days=days // 2)
    async with running(repository, now=now, size=(60, 20)) as driver:
        assert "Small" in driver.rows()[0]
        await driver.open(routes.Itinerary())
        assert chosen_tab(driver) == (now.date(), True)
        for size in ((80, 24), (120, 40), (200, 60)):
            await driver.resize(*size)
            for number in (1, days // 2 + 1, days):
                day = FIRST + timedelta(days=number - 1)
                await driver.open(routes.Itinerary(day=day))
                assert chosen_tab(driver) == (day, True), (size, number)
                assert f"Walk {number}" in driver.text, (size, number)
            await driver.press("right", "right")
            assert chosen_tab(driver) == (day, True), "the last day is the last one"
            await driver.press("left")
            assert chosen_tab(driver)[1]


def test_in_plain_text_too(repository: Repository, data: Any) -> None:
    repository.loader.replace(lasting(MOST_DAYS))
    last = FIRST + timedelta(days=MOST_DAYS - 1)
    told = ttchan("programme", "--lang", "en", data=data).stdout
    assert told.count("Walk ") == MOST_DAYS
    assert (
        f"Walk {MOST_DAYS}"
        in ttchan("programme", "--day", last.isoformat(), "--lang", "en", data=data).stdout
    )


async def test_many_towns_and_two_of_one_name(repository: Repository) -> None:
    repository.loader.replace(lasting(2, MANY))
    async with running(repository, now=datetime(2021, 5, 1, 9), size=(120, 40)) as driver:
        await driver.go("cities")
        listed = driver.one("#places", driver.choices)
        assert len([option for option in listed.options if option.id]) > MANY
        await driver.press("end", "enter")
        assert driver.on == "PlaceScreen"
        await driver.go("search")
        await driver.type("raska")
        assert driver.text.count("Raška") >= 2
        for country in ("Serbia", "Bulgaria"):
            assert country in driver.text, "two of one name are told apart by their countries"
        for id, country in (("raska", "Serbia"), ("town-0", "Bulgaria")):
            await driver.open(routes.Place(id))
            assert country in driver.text
