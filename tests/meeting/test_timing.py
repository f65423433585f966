"""When it is said that something begins, that one has to leave, that it is on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import meetings
from ttchan_tui.meeting.checks import check
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.schedule.timing import SOON, Timing, Urgency, Walk, timing
from ttchan_tui.meeting.schedule.whats_on import whats_on
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.store.meeting.folder import bundled_folder
from ttchan_tui.text.languages import language

DAY = date(2021, 5, 1)
MORE = {"lv": "Vēl", "en": "More"}
AFTER: dict[str, Any] = {"venues": ["garden"], "start": time(11), "end": time(12)}


def with_another(walk: dict[str, Any] | None = None, **fields: object) -> Meeting:
    """A welcome in the hall at 9:30–10:30, and another activity that day, by default in the garden."""
    files = meetings.files()
    files["programme.toml"]["activity"].append(
        {"id": "more", "date": DAY, "title": MORE, "kind": "talk", "project_events": [1], **AFTER, **fields}
    )
    files["venues.toml"]["venue"][0]["walk"][0].update(walk or {})
    return meetings.meeting(files)


def at(clock: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(clock))


WALK = Walk("hall", 12)


@pytest.mark.parametrize(
    ("clock", "expected", "words", "brief"),
    [
        ("09:59", None, "", ""),
        ("10:00", Timing(Urgency.SOON, 60, WALK), "starts in 60 minutes, 12 minutes on foot from Hall",
         "starts in 60 minutes"),
        ("10:47", Timing(Urgency.SOON, 13, WALK), "starts in 13 minutes, 12 minutes on foot from Hall",
         "starts in 13 minutes"),
        ("10:48", Timing(Urgency.LEAVE, 12, WALK),
         "leave now: starts in 12 minutes, 12 minutes on foot from Hall", "leave now"),
        ("10:59:30", Timing(Urgency.LEAVE, 1, WALK),
         "leave now: starts in 1 minute, 12 minutes on foot from Hall", "leave now"),
        ("11:00", Timing(Urgency.NOW, until=at("12:00")), "now, until 12:00", "now, until 12:00"),
        ("11:59", Timing(Urgency.NOW, until=at("12:00")), "now, until 12:00", "now, until 12:00"),
        ("12:00", None, "", ""),
    ],
)  # fmt: skip
def test_an_hour_before_on_it_is_told(clock: str, expected: Timing | None, words: str, brief: str) -> None:
    meeting = with_another()
    more = meeting.activity["more"]
    assert timing(meeting, more, at(clock)) == expected
    assert starts_in(more, meeting, at(clock), language("en")) == words
    assert starts_in(more, meeting, at(clock), language("en"), brief=True) == brief


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "sākas pēc 1 minūtes"), (2, "sākas pēc 2 minūtēm"), (21, "sākas pēc 21 minūtes")],
)
def test_latvian_counts_its_minutes(number: int, words: str) -> None:
    meeting = with_another(venues=[])
    moment = at("11:00") - timedelta(minutes=number)
    assert starts_in(meeting.activity["more"], meeting, moment, language("lv")) == words


def test_without_a_stated_end_none_is_told() -> None:
    files = meetings.files()
    files["programme.toml"]["activity"][0].pop("end")
    meeting = meetings.meeting(files)
    assert starts_in(meeting.activities[0], meeting, at("09:40"), language("en")) == "on now"


def test_an_evening_that_goes_on_into_the_night_is_told_until_then() -> None:
    meeting = with_another(start=time(22), end=time(1))
    moment = at("00:30") + timedelta(days=1)
    assert starts_in(meeting.activity["more"], meeting, moment, language("en")) == "now, until 01:00"


@pytest.mark.parametrize(
    ("fields", "walk"),
    [
        ({}, WALK),
        ({"venues": []}, None),
        ({"venues": ["hall"]}, None),
        ({"delegations": ["raska"]}, WALK),
    ],
)
def test_a_way_is_told_if_it_is_known(fields: dict[str, Any], walk: Walk | None) -> None:
    meeting = with_another(**fields)
    found = timing(meeting, meeting.activity["more"], at("10:30"))
    assert found
    assert found.walk == walk


def test_the_way_back_takes_as_long_unless_the_files_say_otherwise() -> None:
    for one_way, minutes in ((False, 12), (True, None)):
        meeting = with_another({"one_way": one_way})
        assert meeting.minutes_on_foot("hall", "garden") == 12
        assert meeting.minutes_on_foot("garden", "hall") == minutes


def test_who_takes_part_in_something_else_does_not_come_from_there() -> None:
    files = meetings.files()
    welcome = files["programme.toml"]["activity"][0]
    welcome["delegations"] = ["raska"]
    more = {**welcome, "id": "more", "delegations": ["portugal"], **AFTER}
    files["programme.toml"]["activity"].append(more)
    meeting = meetings.meeting(files)
    found = timing(meeting, meeting.activity["more"], at("10:50"))
    assert found
    assert (found.urgency, found.walk) == (Urgency.SOON, None)


def test_what_is_cancelled_neither_begins_nor_is_left_for() -> None:
    meeting = with_another(cancelled={"lv": "Līst.", "en": "Rain."})
    assert timing(meeting, meeting.activity["more"], at("10:50")) is None


@given(st.datetimes(datetime.combine(DAY, time()), datetime.combine(DAY, time(23, 59))))
def test_it_agrees_with_what_is_on(moment: datetime) -> None:
    meeting = with_another()
    on = whats_on(meeting, moment)
    for activity in meeting.on(DAY):
        found = timing(meeting, activity, moment)
        assert (found is not None and found.urgency is Urgency.NOW) == (activity in on.now)
        if found and found.urgency is not Urgency.NOW:
            assert activity.start
            begins = datetime.combine(DAY, activity.start)
            left = begins - moment
            assert timedelta() < left <= SOON
            assert timedelta() <= timedelta(minutes=found.minutes) - left < timedelta(minutes=1)


def test_time_enough_to_walk_is_not_warned_of() -> None:
    for start, minutes in ((time(10, 42), 12), (time(10, 20), 12), (time(10, 31), 1)):
        meeting = with_another({"minutes": minutes}, start=start)
        assert "programme-no-time-to-walk" not in {one.code for one in check(meeting)}


def test_the_bundled_meeting_has_no_clock_times_and_so_nothing_is_told() -> None:
    import tomllib

    root = bundled_folder()
    meeting = meetings.meeting(
        {
            path.relative_to(root).as_posix(): tomllib.loads(path.read_text("utf-8"))
            for path in root.rglob("*.toml")
        }
    )
    for activity in meeting.activities:
        noon = datetime.combine(activity.date, time(12))
        assert timing(meeting, activity, noon) is None
