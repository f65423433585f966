"""Where an activity goes: by a time, by minutes, by days, to a date; alone, or with what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests import meetings
from ttchan_tui.meeting.editing.moving import CannotMove, moves, read_move
from ttchan_tui.meeting.meeting import Meeting

DAY = date(2021, 5, 1)


@pytest.fixture
def meeting() -> Meeting:
    """A day with 9:30–10:30, 14:00 and one without a time; and a second day."""
    found = meetings.meeting()
    welcome = replace(found.activity["welcome"], prompt=None)
    talk = replace(welcome, id="talk", start=time(14), end=None)
    off = replace(welcome, id="off", start=time(15), end=None, cancelled=welcome.title)
    walk = replace(welcome, id="walk", start=None, end=None)
    return replace(found, activities=(welcome, talk, off, walk, found.activity["farewell"]))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", {"start": "14:30:00", "end": "15:30:00"}),
        ("9.45", {"start": "09:45:00", "end": "10:45:00"}),
        ("+30", {"start": "10:00:00", "end": "11:00:00"}),
        ("-15m", {"start": "09:15:00", "end": "10:15:00"}),
        ("+1d", {"date": "2021-05-02"}),
        ("-1d", {"date": "2021-04-30"}),
        ("2021-05-02", {"date": "2021-05-02"}),
    ],
)
def test_where_an_activity_goes(meeting: Meeting, typed: str, expected: dict[str, str]) -> None:
    [edit] = moves(meeting, meeting.activity["welcome"], read_move(typed), and_after=False)
    assert (edit.key, edit.fields) == ("welcome", expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("+30", ["welcome", "talk"]),
        ("10:00", ["welcome", "talk"]),
        ("+1d", ["welcome", "talk", "walk"]),
    ],
)
def test_what_follows_moves_as_well_unless_it_is_cancelled(
    meeting: Meeting, typed: str, expected: list[str]
) -> None:
    edits = moves(meeting, meeting.activity["welcome"], read_move(typed), and_after=True)
    assert [edit.key for edit in edits] == expected


@pytest.mark.parametrize(
    ("start", "end", "typed", "expected"),
    [
        (time(21, 30), time(1), "+60", {"start": "22:30:00", "end": "02:00:00"}),
        (time(21, 30), time(1), "-90", {"start": "20:00:00", "end": "23:30:00"}),
        (time(21, 30), time(23, 30), "+60", {"start": "22:30:00", "end": "00:30:00"}),
        (time(23, 30), time(1), "+60", None),
        (time(0, 30), time(1), "-60", None),
    ],
)
def test_an_evening_may_end_after_midnight_but_begins_on_its_own_day(
    meeting: Meeting, start: time, end: time, typed: str, expected: dict[str, str] | None
) -> None:
    evening = replace(meeting.activity["talk"], start=start, end=end)
    if expected is None:
        with pytest.raises(CannotMove, match="on another day"):
            moves(meeting, evening, read_move(typed), and_after=False)
    else:
        [edit] = moves(meeting, evening, read_move(typed), and_after=False)
        assert edit.fields == expected


def test_what_follows_does_not_fall_behind_midnight_of_its_own_day(meeting: Meeting) -> None:
    with pytest.raises(CannotMove, match="“talk” would begin on another day: 2021-05-02 at 00:00"):
        moves(meeting, meeting.activity["welcome"], read_move("+600"), and_after=True)


def test_an_activity_without_a_start_gets_one_or_another_day_only(meeting: Meeting) -> None:
    walk = meeting.activity["walk"]
    assert moves(meeting, walk, read_move("16:00"), and_after=True)[0].fields == {"start": "16:00:00"}
    with pytest.raises(CannotMove, match="No start is known"):
        moves(meeting, walk, read_move("+10"), and_after=False)


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "+", "+1w", "14:3", "2021-02-30", "++3", "1e3"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(CannotMove, match="no time to move to"):
        read_move(typed)
