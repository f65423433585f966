"""The track of a day and the sentence above it, over random programmes and at any moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.meeting.test_people import bundled
from tests.meetings import meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.track import Span, Stretch, moment_is_told, track
from ttchan_tui.meeting.schedule.whats_on import Phase, whats_on
from ttchan_tui.meeting.wording.facts import events
from ttchan_tui.meeting.wording.invitation import day_of_meeting, days_to_go, what_it_is
from ttchan_tui.text.languages import CODES, language

FIRST, LAST = date(2021, 5, 1), date(2021, 5, 2)


def stretches(moment: datetime, of: Meeting | None = None) -> tuple[Stretch, ...]:
    return track(whats_on(of or bundled(), moment))


def places(stretch: Stretch) -> list[tuple[str, ...]]:
    return [stop.venues for stop in stretch.stops]


def test_now_goes_from_place_to_place_and_then_come_the_parts_of_the_day() -> None:
    now, later, evening, some_time = stretches(datetime(2018, 11, 9, 14))
    assert [each.span for each in (now, later, evening, some_time)] == [
        *(Span.NOW, Span.LATER, Span.LATER, Span.SOME_TIME)
    ]
    assert places(now) == [("city-council",), ("university",)]
    assert [len(stop.activities) for stop in now.stops] == [3, 7]
    assert places(evening) == [("fortress", "rothko-centre"), ()]


def test_what_is_on_in_the_evening_stands_before_tomorrow() -> None:
    assert [each.span for each in stretches(datetime(2018, 11, 9, 21))] == [
        *(Span.NOW, Span.SOME_TIME, Span.TOMORROW)
    ]
    assert [each.span for each in stretches(datetime(2018, 11, 11, 20))] == [Span.SOME_TIME, Span.TOMORROW]


@pytest.mark.parametrize(("hour", "is_told"), [(14, True), (16, False), (19, True)])
def test_no_part_of_the_day_is_told_beside_now_that_only_says_later(hour: int, is_told: bool) -> None:
    assert moment_is_told(stretches(datetime(2018, 11, 9, hour))[0], bundled()) is is_told


@st.composite
def programmes(draw: st.DrawFn) -> Meeting:
    """The small meeting with activities at any time and place."""
    small = meeting()
    clock = st.none() | st.times().map(lambda moment: moment.replace(tzinfo=None))

    def activity(number: int) -> Activity:
        return replace(
            small.activities[0],
            id=f"a{number}",
            date=draw(st.sampled_from((FIRST, LAST))),
            start=(start := draw(clock)),
            end=draw(clock) if start else None,
            part_of_day=None if start else draw(st.none() | st.sampled_from(sorted(small.part_of_day))),
            venues=draw(st.sampled_from(((), *((id,) for id in small.venue)))),
        )

    activities = [activity(number) for number in range(draw(st.integers(0, 9)))]
    return replace(small, activities=tuple(sorted(activities, key=lambda one: one.date)))


moments = st.datetimes(datetime(2021, 4, 28), datetime(2021, 5, 5))


@given(programmes(), moments)
def test_the_track_leaves_nothing_out_and_says_nothing_twice(some: Meeting, moment: datetime) -> None:
    on = whats_on(some, moment)
    told = Counter(activity.id for stretch in track(on) for activity in stretch.activities)
    assert told == Counter(one.id for one in (*on.now, *on.next, *on.some_time_today))
    for stretch in track(on):
        assert stretch.stops
        assert len(set(places(stretch))) == len(stretch.stops)
        assert () not in places(stretch)[:-1]  # what has no place stands behind what has one
        assert (stretch.span is Span.FIRST_DAY) <= (on.phase is Phase.BEFORE)
        assert (stretch.span is Span.TOMORROW) <= (stretch.day == moment.date() + timedelta(days=1))


@given(
    days=st.integers(1, 62),
    today=st.integers(-400, 400),
    countries=st.lists(st.sampled_from(("LV", "LT", "PL", "PT")), max_size=6),
    code=st.sampled_from(CODES),
)
def test_the_sentence_is_true_for_any_meeting(days: int, today: int, countries: list[str], code: str) -> None:
    row = bundled().participation.delegations[0]
    rows = tuple(replace(row, id=str(place), country=each) for place, each in enumerate(countries))
    some = replace(
        bundled(),
        end=bundled().start + timedelta(days=days - 1),
        participation=replace(bundled().participation, delegations=rows),
    )
    moment = some.start + timedelta(days=today)
    sentence = what_it_is(some, language(code), moment)
    name = some.place[some.host].name.in_language(code).text
    assert ("Daugavpilī" if code == "lv" else name) in sentence
    dates = language(code).dates_inside(some.start, some.end)
    assert dates.rstrip(".") in sentence
    assert not sentence.endswith("..")
    number = len(set(countries))
    assert (f" {number} " in f" {sentence.replace(dates, '')}") == (number > 1)
    if code == "en":
        assert ("will meet" in sentence) == (today < 0)
        assert (" met " in sentence) == (today >= days)
    day = day_of_meeting(some, language(code), moment)
    assert bool(day) == (days > 1 and 0 <= today < days)
    assert (day in [language(code).say(each) for each in ("the first day", "the last day")]) == (
        days > 1 and today in (0, days - 1)
    )


def test_a_place_is_named_in_the_form_that_a_sentence_asks_for_if_the_meeting_gives_it() -> None:
    meeting, latvian = bundled(), language("lv")
    with_form = "Daugavpilī 2018. gada 8.–12. novembrī tiekas cilvēki no 14 valstīm."
    assert what_it_is(meeting, latvian, meeting.start) == with_form
    without = replace(meeting, places=tuple(replace(place, forms={}) for place in meeting.places))
    as_is = "Daugavpils: 2018. gada 8.–12. novembrī tiekas cilvēki no 14 valstīm."
    assert what_it_is(without, latvian, meeting.start) == as_is


@pytest.mark.parametrize("code", CODES)
def test_a_number_that_tells_which_one_has_its_sign_once(code: str) -> None:
    words = [
        day_of_meeting(bundled(), language(code), bundled().start + timedelta(days=1)),
        events((3,), language(code)),
        events((3, 5), language(code)),
    ]
    assert all(".." not in each and ". ." not in each for each in words), words


def test_where_there_are_few_columns_the_sentence_has_no_year() -> None:
    told = what_it_is(bundled(), language("en"), bundled().start, 56)
    assert told == "People from 14 countries meet in Daugavpils, 8–12 Nov."


def test_the_last_day_before_it_has_a_word_of_its_own() -> None:
    assert days_to_go(1, language("en")) == "The meeting begins tomorrow"
    assert days_to_go(21, language("lv")) == "līdz tikšanās sākumam 21 diena"
    assert days_to_go(2, language("en")) == "The meeting begins in 2 days"


def test_a_stretch_of_different_times_has_no_time_of_its_own() -> None:
    one, other = (
        replace(meeting().activities[0], id=id, date=FIRST, start=start, end=time(12), part_of_day=None)
        for id, start in (("one", time(9)), ("other", time(10)))
    )
    both = replace(meeting(), activities=(one, other))
    now = track(whats_on(both, datetime(2021, 5, 1, 11)))[0]
    assert len(now.activities) == 2
    assert not moment_is_told(now, both)
