"""Minutes on the screens: when something begins, and when one has to leave."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests import meetings
from tests.cli.command import parsed, ttchan
from tests.meeting.test_timing import AFTER, DAY, MORE
from tests.tui.driving import running
from ttchan_tui.store import Repository
from ttchan_tui.tui import routes

LEAVING = datetime(2021, 5, 1, 10, 50)
WORDS = "Leave now: starts in 10 minutes, 12 minutes on foot from Hall"


@pytest.fixture
def timed(repository: Repository) -> Repository:
    """A meeting with clock times, at which one has to walk from one activity to the next."""
    files = meetings.files()
    more = {"id": "more", "date": DAY, "title": MORE, "kind": "talk", "project_events": [1]}
    files["programme.toml"]["activity"].append(more | AFTER)
    repository.loader.replace(meetings.sections(files))
    return repository


@pytest.mark.app
async def test_who_has_to_leave_is_told_so(timed: Repository) -> None:
    async with running(timed, size=(80, 24), now=LEAVING) as driver:
        await driver.open(routes.Activity("more"))
        assert WORDS in driver.words
        await driver.speak("lv")
        assert "Jādodas ceļā tagad: sākas pēc 10 minūtēm, kājām 12 minūtes no vietas: Zāle" in driver.words
        await driver.go("programme")
        assert "jādodas ceļā tagad Dārzs" in driver.words


def test_so_are_those_who_read_or_hear_it_as_text(timed: Repository, data: Path) -> None:
    moment = ("--now", LEAVING.isoformat(), "--lang", "en")
    assert WORDS in " ".join(ttchan("programme", *moment, data=data).stdout.split())
    days = parsed("programme", *moment, data=data)["days"]
    timings = [one["timing"] for day in days for one in day["activities"]]
    on_foot = {"from": "hall", "minutes": 12}
    assert timings == [None, {"urgency": "leave", "minutes": 10, "until": None, "on_foot": on_foot}, None]
