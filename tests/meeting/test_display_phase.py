from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.meeting.sample import sample
from tests.meeting.test_whats_on import LAST as LAST_OF_SMALL
from tests.meeting.test_whats_on import at, with_activities
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase

FIRST, LAST = date(2018, 11, 9), date(2018, 11, 10)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("1970-01-01T00:00", DisplayPhase.BEFORE),
        ("2018-11-08T23:59", DisplayPhase.BEFORE),
        ("2018-11-09T10:00", DisplayPhase.DURING),
        ("2018-11-09T20:00", DisplayPhase.EVENING),
        ("2018-11-09T23:59", DisplayPhase.EVENING),
        ("2018-11-10T00:00", DisplayPhase.LAST_DAY),
        ("2018-11-10T23:59", DisplayPhase.LAST_DAY),
        ("2018-11-11T00:00", DisplayPhase.AFTER),
        ("9999-12-31T23:59", DisplayPhase.AFTER),
    ],
)
def test_the_face(moment: str, expected: DisplayPhase) -> None:
    [day] = sample().days
    meeting = replace(
        sample(), start=FIRST, end=LAST, days=(replace(day, date=FIRST), replace(day, date=LAST))
    )
    assert display_phase(meeting, datetime.fromisoformat(moment)) is expected


def test_the_last_day_lasts_as_long_as_its_dance() -> None:
    dance = with_activities(at("dance", "22:00", "01:00", day=LAST_OF_SMALL))
    assert display_phase(dance, datetime(2021, 5, 3, 0, 15)) is DisplayPhase.LAST_DAY
    assert display_phase(dance, datetime(2021, 5, 3, 1, 0)) is DisplayPhase.AFTER


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2018-11-09T08:30", DisplayPhase.DURING),
        ("2018-11-09T23:59", DisplayPhase.LAST_DAY),
        ("2018-11-10T00:00", DisplayPhase.AFTER),
    ],
)
def test_a_meeting_of_one_day_says_goodbye_once_nothing_more_begins(
    moment: str, expected: DisplayPhase
) -> None:
    [day] = sample().days
    activities = tuple(replace(one, date=FIRST, start=time(14)) for one in sample().activities)
    meeting = replace(
        sample(), start=FIRST, end=FIRST, days=(replace(day, date=FIRST),), activities=activities
    )
    assert display_phase(meeting, datetime.fromisoformat(moment)) is expected
