"""Meetings of any shape, under every screen: nothing ends, nothing untrue, nothing empty."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest

from tests.shapes import FIRST, drawn
from tests.tui.driving import Driver, running
from tests.tui.test_kiosk import SETTINGS, kiosk
from tests.tui.test_optional_parts import everything, everywhere, nothing
from ttchan_tui.meeting.checks import check
from ttchan_tui.meeting.checks.finding import Severity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes
from ttchan_tui.tui.kiosk.slides import slide, slides
from ttchan_tui.tui.session import Session

WHOLE = bool(os.environ.get("TTCHAN_STRESS"))
MEETINGS = range(24) if WHOLE else (1,)
SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))

pytestmark = pytest.mark.app


def screens(meeting: Meeting) -> Iterator[routes.Route]:
    """Every place that there is with this meeting."""
    yield from everywhere(meeting)
    yield from (routes.Languages(), routes.Mine(), routes.Voices(), routes.Results(), routes.Today())
    yield from (routes.People(), routes.Texts(), routes.Waiting(), routes.Announced())
    yield from (routes.Wall(prompt.id) for prompt in meeting.prompts[:1])
    yield from (routes.Itinerary(meeting.days[-1].date), routes.Place(meeting.places[-1].id))
    yield from (routes.Activity(activity.id) for activity in meeting.activities[-1:])


def moments(meeting: Meeting) -> Iterator[datetime]:
    """Before, in the night before the last day, in its middle, in the night behind it, after."""
    for days, clock in ((-3, time(9)), (0, time(9, 45)), (0, time(23))):
        yield datetime.combine(FIRST + timedelta(days=days), clock)
    for days, clock in ((0, time(0, 45)), (0, time(20)), (1, time(0, 45)), (9, time(12))):
        yield datetime.combine(meeting.end + timedelta(days=days), clock)


def looked_at(driver: Driver, meeting: Meeting, where: object) -> None:
    """What no screen may say of any meeting."""
    text = driver.text
    assert driver.app.is_running, where
    assert text.strip(), where
    assert not re.search(r"\{\w*\}|Traceback", text), (where, text)
    if driver.app.session.clock.now().date() < meeting.end:
        assert "Safe journey" not in text, (where, text)


@pytest.mark.parametrize("number", MEETINGS)
async def test_every_screen_shows_it(repository: Repository, number: int) -> None:
    meeting = repository.loader.replace(drawn(number))
    assert not [one for one in check(meeting) if one.severity is Severity.ERROR]
    every = list(moments(meeting))
    sizes = SIZES if WHOLE else (SIZES[number % 2], SIZES[2 + number % 2])
    async with running(repository, now=every[number % len(every)], size=sizes[0]) as driver:
        for size in sizes:
            await driver.resize(*size)
            for route in screens(meeting):
                await driver.open(route)
                looked_at(driver, meeting, (number, size, route))
            driver.app.navigator.home()
            await driver.settle()
            looked_at(driver, meeting, (number, size, "home"))


@pytest.mark.parametrize("number", MEETINGS)
async def test_the_kiosk_shows_it(repository: Repository, number: int) -> None:
    meeting = repository.loader.replace(drawn(number))
    for now in moments(meeting):
        for fits in (everything, nothing):
            session = Session(repository, "en", now, public=True)
            for turn in range(40 if WHOLE else 8):
                shown = slide(slides(session, fits), turn)
                assert shown.heading, (number, now, turn)
                assert shown.large, (number, now, turn)
    for size in SIZES if WHOLE else SIZES[number % 4 :][:1]:
        async with kiosk(repository, now=datetime.combine(meeting.end, time(20)), size=size) as visit:
            await visit.later(SETTINGS.slide * 2)
            looked_at(visit, meeting, (number, size))
            await visit.press("space")
            for key in ("1", "2", "3", "4"):
                await visit.press(key)
                looked_at(visit, meeting, (number, size, key))
                await visit.press("h")
