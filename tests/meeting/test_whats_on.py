from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.meeting.test_people import bundled
from tests.meetings import meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.whats_on import Phase, begun_last, replay_moments, whats_on

FIRST, LAST = date(2021, 5, 1), date(2021, 5, 2)

_ANY_TIME = st.times().map(lambda moment: moment.replace(tzinfo=None))


def ids(activities: tuple[Activity, ...]) -> list[str]:
    return [activity.id for activity in activities]


def numbered(day: int, first: int, last: int) -> list[str]:
    return [f"d{day}-{number}" for number in range(first, last + 1)]


def with_activities(*activities: Activity) -> Meeting:
    """The small meeting with other activities."""
    return replace(meeting(), activities=activities)


def at(
    id: str, start: str | None = None, end: str | None = None, *, part: str | None = None, day: date = FIRST
) -> Activity:
    """An activity of the small meeting."""
    return replace(
        meeting().activities[0],
        id=id,
        date=day,
        start=time.fromisoformat(start) if start else None,
        end=time.fromisoformat(end) if end else None,
        part_of_day=part,
    )


def on_first(clock: str) -> datetime:
    return datetime.combine(FIRST, time.fromisoformat(clock))


# Parts of the day: the bundled meeting states no clock time


def test_before_the_meeting_its_beginning_is_what_comes() -> None:
    on = whats_on(bundled(), datetime(2018, 11, 1, 23, 59))
    assert (on.phase, on.days_to_go) == (Phase.BEFORE, 7)
    assert (on.now, on.next_day) == ((), date(2018, 11, 8))
    assert ids(on.next) == ["d1-1", "d1-2"]


def test_the_last_minute_before_is_one_day_to_go_and_the_next_is_during() -> None:
    assert whats_on(bundled(), datetime(2018, 11, 7, 23, 59)).days_to_go == 1
    assert whats_on(bundled(), datetime(2018, 11, 8, 0, 0)).phase is Phase.DURING


def test_what_has_no_time_of_day_is_of_today_and_of_no_moment() -> None:
    on = whats_on(bundled(), datetime(2018, 11, 8, 10))
    assert on.now == ()
    assert ids(on.some_time_today) == ["d1-1", "d1-2"]
    assert ids(on.next) == ["d1-3", "d1-4"]
    assert on.next_day is None


@pytest.mark.parametrize(
    ("clock", "now", "following"),
    [
        ("00:00", numbered(2, 1, 10), numbered(2, 12, 16)),
        ("14:59", numbered(2, 1, 10), numbered(2, 12, 16)),
        ("15:00", numbered(2, 12, 13), numbered(2, 14, 16)),
        ("17:59", numbered(2, 12, 13), numbered(2, 14, 16)),
        ("18:00", numbered(2, 14, 16), numbered(3, 1, 3)),
        ("23:59", numbered(2, 14, 16), numbered(3, 1, 3)),
    ],
)
def test_a_part_of_the_day_lasts_until_the_next_one(clock: str, now: list[str], following: list[str]) -> None:
    on = whats_on(bundled(), datetime.combine(date(2018, 11, 9), time.fromisoformat(clock)))
    assert (ids(on.now), ids(on.next)) == (now, following)
    assert on.next_day == (date(2018, 11, 10) if clock >= "18:00" else None)
    assert ids(on.some_time_today) == ["d2-11"]


def test_a_day_without_any_time_is_listed_whole() -> None:
    on = whats_on(bundled(), datetime(2018, 11, 10, 9))
    assert on.now == ()
    assert ids(on.some_time_today) == numbered(3, 1, 3)
    assert (ids(on.next), on.next_day) == (numbered(4, 1, 6), date(2018, 11, 11))


def test_after_the_meeting_nothing_is_on() -> None:
    assert whats_on(bundled(), datetime(2018, 11, 12, 23, 59)).phase is Phase.DURING
    on = whats_on(bundled(), datetime(2018, 11, 13, 0, 0))
    assert (on.phase, on.now, on.next, on.some_time_today) == (Phase.AFTER, (), (), ())


# Clock times: the next meeting will have them


@pytest.mark.parametrize(
    ("clock", "now", "following"),
    [
        ("09:29", [], ["talk", "tour"]),
        ("09:30", ["talk"], ["tour"]),
        ("10:29", ["talk"], ["tour"]),
        ("10:30", [], ["tour"]),
        ("13:00", ["tour"], []),
        ("13:59", ["tour"], []),
    ],
)
def test_an_activity_is_on_from_start_to_end(clock: str, now: list[str], following: list[str]) -> None:
    small = with_activities(at("talk", "09:30", "10:30"), at("tour", "13:00", "14:00"))
    on = whats_on(small, on_first(clock))
    assert (ids(on.now), ids(on.next)) == (now, following)


def test_without_a_stated_end_it_lasts_until_something_else_starts() -> None:
    small = with_activities(at("talk", "09:30"), at("tour", "11:00"), at("dinner", "23:00"))
    assert ids(whats_on(small, on_first("10:59")).now) == ["talk"]
    assert ids(whats_on(small, on_first("11:00")).now) == ["tour"]
    assert ids(whats_on(small, on_first("23:59")).now) == ["dinner"]


def test_without_a_stated_end_and_anything_after_it_lasts_two_hours() -> None:
    small = with_activities(at("talk", "09:30"), at("tour", "19:00"))
    assert ids(whats_on(small, on_first("11:29")).now) == ["talk"]
    assert ids(whats_on(small, on_first("11:30")).now) == []


def test_activities_at_the_same_time_are_on_together() -> None:
    small = with_activities(at("talk", "09:30"), at("walk", "09:30"), at("tour", "13:00"))
    assert ids(whats_on(small, on_first("10:00")).now) == ["talk", "walk"]


def test_what_comes_next_is_in_the_order_of_the_clock() -> None:
    small = with_activities(at("late", "20:00"), at("early", "10:00"), at("noon", "12:00"))
    assert ids(whats_on(small, on_first("09:00")).next) == ["early", "noon", "late"]


THREE_DAYS = replace(
    meeting(),
    end=date(2021, 5, 3),
    days=(*meeting().days, replace(meeting().days[1], date=date(2021, 5, 3))),
)


@pytest.mark.parametrize("moment", ["2021-05-01T22:00", "2021-05-02T00:45", "2021-05-02T12:00"])
def test_a_day_of_which_nothing_is_stated_is_passed_over(moment: str) -> None:
    small = replace(THREE_DAYS, activities=(at("tour", "10:00"), at("talk", "09:30", day=date(2021, 5, 3))))
    on = whats_on(small, datetime.fromisoformat(moment))
    assert (on.phase, on.now, ids(on.next), on.next_day) == (
        Phase.DURING, (), ["talk"], date(2021, 5, 3)
    )  # fmt: skip


def test_a_meeting_begins_with_the_first_day_of_which_something_is_stated() -> None:
    on = whats_on(with_activities(at("talk", "09:30", day=LAST)), datetime(2021, 4, 1))
    assert (on.days_to_go, ids(on.next), on.next_day) == (30, ["talk"], LAST)
    on = whats_on(with_activities(), datetime(2021, 4, 1))
    assert (on.days_to_go, on.next, on.next_day) == (30, (), None)


def test_on_an_evening_with_nothing_left_tomorrow_comes_next() -> None:
    small = with_activities(
        at("talk", "09:30", "10:30"),
        at("breakfast", "08:00", day=LAST),
        at("greeting", "08:00", day=LAST),
        at("end", "12:00", day=LAST),
    )
    on = whats_on(small, on_first("21:00"))
    assert (on.now, on.next_day) == ((), LAST)
    assert ids(on.next) == ["breakfast", "greeting"]


def test_on_the_last_evening_nothing_comes() -> None:
    small = with_activities(at("end", "09:30", "10:30", day=LAST))
    on = whats_on(small, datetime.combine(LAST, time(21)))
    assert (on.phase, on.now, on.next, on.next_day) == (Phase.DURING, (), (), None)


def test_a_day_without_activities_points_to_the_next_one() -> None:
    small = with_activities(at("end", "09:30", day=LAST))
    on = whats_on(small, on_first("10:00"))
    assert (ids(on.next), on.next_day) == (["end"], LAST)


def test_clock_times_parts_of_the_day_and_neither_in_one_day() -> None:
    small = with_activities(at("talk", "09:30", "10:30"), at("dance", part="evening"), at("stamp"))
    morning = whats_on(small, on_first("10:00"))
    assert (ids(morning.now), ids(morning.next)) == (["talk"], ["dance"])
    assert ids(morning.some_time_today) == ["stamp"]
    evening = whats_on(small, on_first("18:00"))
    assert (ids(evening.now), ids(evening.next)) == (["dance"], [])
    assert ids(evening.some_time_today) == ["stamp"]


def test_what_has_no_time_stays_beside_what_comes_tomorrow() -> None:
    small = with_activities(at("talk", "09:30", "10:30"), at("stamp"), at("end", "09:00", day=LAST))
    on = whats_on(small, on_first("21:00"))
    assert (ids(on.next), on.next_day, ids(on.some_time_today)) == (["end"], LAST, ["stamp"])


def test_a_day_opens_with_its_earliest_clock_time() -> None:
    small = with_activities(
        at("stamp", day=LAST), at("tour", "11:00", day=LAST), at("end", "09:00", day=LAST)
    )
    assert ids(whats_on(small, on_first("21:00")).next) == ["end"]


# The replay


def test_the_replay_shows_the_bundled_days_in_order() -> None:
    moments = replay_moments(bundled())
    assert list(moments) == sorted(set(moments))
    assert {moment.date() for moment in moments} == {day.date for day in bundled().days}
    assert all(whats_on(bundled(), moment).phase is Phase.DURING for moment in moments)


def test_each_moment_of_the_replay_shows_something_else() -> None:
    pictures = [
        (moment.date(), *ids(on.now), "then", *ids(on.next))
        for moment in replay_moments(bundled())
        for on in (whats_on(bundled(), moment),)
    ]
    assert len(set(pictures)) == len(pictures)


def test_the_replay_leaves_no_activity_out() -> None:
    seen: set[str] = set()
    for moment in replay_moments(bundled()):
        on = whats_on(bundled(), moment)
        seen |= {*ids(on.now), *ids(on.some_time_today)}
    assert seen == set(ids(bundled().activities))


def test_a_day_without_times_is_one_moment_of_the_replay() -> None:
    moments = [moment for moment in replay_moments(bundled()) if moment.date() == date(2018, 11, 10)]
    assert moments == [datetime(2018, 11, 10, 12)]


def test_activities_at_one_time_are_one_moment_of_the_replay() -> None:
    small = with_activities(at("dinner", "19:00"), at("dance", "19:00"))
    assert replay_moments(small) == (on_first("19:00"),)


def test_what_has_no_time_has_its_moment_before_the_evening() -> None:
    small = with_activities(at("stamp"), at("dinner", "19:00"))
    assert replay_moments(small) == (on_first("12:00"), on_first("19:00"))


@given(start=_ANY_TIME, day=st.sampled_from([FIRST, LAST]))
@example(start=time(0), day=FIRST)
@example(start=time(23, 59), day=LAST)
@example(start=time.max, day=LAST)
def test_whatever_the_clock_times_the_replay_stays_inside_the_meeting(start: time, day: date) -> None:
    small = with_activities(replace(at("any", day=day), start=start))
    (moment,) = replay_moments(small)
    assert moment.date() == day
    assert ids(whats_on(small, moment).now) == ["any"]


def test_the_replay_does_not_miss_an_activity_of_a_minute() -> None:
    small = with_activities(at("photo", "12:00", "12:01"))
    (moment,) = replay_moments(small)
    assert ids(whats_on(small, moment).now) == ["photo"]


# Past midnight


@pytest.mark.parametrize(
    ("moment", "phase", "now"),
    [
        (datetime(2021, 5, 2, 21, 59), Phase.DURING, []),
        (datetime(2021, 5, 2, 22, 0), Phase.DURING, ["dance"]),
        (datetime(2021, 5, 2, 23, 59), Phase.DURING, ["dance"]),
        (datetime(2021, 5, 3, 0, 15), Phase.DURING, ["dance"]),
        (datetime(2021, 5, 3, 0, 59), Phase.DURING, ["dance"]),
        (datetime(2021, 5, 3, 1, 0), Phase.AFTER, []),
    ],
)
def test_a_dance_after_the_last_day_keeps_the_meeting_going(
    moment: datetime, phase: Phase, now: list[str]
) -> None:
    on = whats_on(with_activities(at("dance", "22:00", "01:00", day=LAST)), moment)
    assert (on.phase, ids(on.now)) == (phase, now)


def test_what_began_in_the_evening_goes_on_beside_what_begins_in_the_night() -> None:
    both = with_activities(at("dance", "22:00", "01:00"), at("night", "00:30", "02:00", day=LAST))
    assert ids(whats_on(both, datetime(2021, 5, 2, 0, 15)).now) == ["dance"]
    assert ids(whats_on(both, datetime(2021, 5, 2, 0, 15)).next) == ["night"]
    assert ids(whats_on(both, datetime(2021, 5, 2, 0, 45)).now) == ["dance", "night"]
    assert ids(whats_on(both, datetime(2021, 5, 2, 1, 15)).now) == ["night"]


@pytest.mark.parametrize(
    ("moment", "now", "coming"),
    [
        (datetime(2021, 5, 2, 0, 15), [], ["breakfast", "dance", "disco", "stars"]),
        (datetime(2021, 5, 2, 23, 30), ["dance"], ["disco", "stars"]),
        (datetime(2021, 5, 3, 0, 15), ["dance"], ["disco", "stars"]),
        (datetime(2021, 5, 3, 0, 45), ["dance", "disco"], ["stars"]),
        (datetime(2021, 5, 3, 1, 45), ["disco"], ["stars"]),
        (datetime(2021, 5, 3, 2, 30), [], ["stars"]),
        (datetime(2021, 5, 3, 4, 30), ["stars"], []),
        (datetime(2021, 5, 3, 5, 0), [], []),
    ],
)
def test_what_begins_after_midnight_belongs_to_its_evening(
    moment: datetime, now: list[str], coming: list[str]
) -> None:
    night = with_activities(
        at("breakfast", "08:00", "09:00", day=LAST),
        at("dance", "22:00", "01:00", day=LAST),
        replace(at("disco", "00:30", "02:30", day=LAST), after_midnight=True),
        replace(at("stars", "04:00", "05:00", day=LAST), after_midnight=True),
    )
    on = whats_on(night, moment)
    assert (ids(on.now), ids(on.next)) == (now, coming)
    assert on.phase is (Phase.DURING if now or coming else Phase.AFTER)


def test_without_an_end_two_hours_pass_midnight_too() -> None:
    late = with_activities(at("late", "23:00"))
    assert ids(whats_on(late, datetime(2021, 5, 2, 0, 59)).now) == ["late"]
    assert ids(whats_on(late, datetime(2021, 5, 2, 1, 0)).now) == []


def test_what_has_begun_last_is_what_goes_on_since_the_evening_until_something_else_begins() -> None:
    both = with_activities(
        at("dinner", "19:00", "21:00"), at("dance", "22:00", "01:00"), at("night", "00:30", day=LAST)
    )
    begun = [begun_last(both, datetime(2021, 5, 2, 0, minute)) for minute in (15, 29, 30)]
    assert [one and one.id for one in begun] == ["dance", "dance", "night"]
    assert begun_last(with_activities(at("dance", "22:00", "01:00")), datetime(2021, 5, 2, 1)) is None
