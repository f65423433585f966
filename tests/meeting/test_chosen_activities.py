from __future__ import annotations

from ttchan_tui.meeting.format import read_meeting
from ttchan_tui.meeting.schedule.chosen_activities import ChosenActivities
from ttchan_tui.store.meeting.folder import bundled_folder, read_folder

MEETING = read_meeting(read_folder(bundled_folder()))


def test_kind_and_venue_together_are_fewer() -> None:
    kind, venue = MEETING.activities[0].kind, MEETING.venues[0].id
    every, of_kind = ChosenActivities(), ChosenActivities(kind=kind)
    both = ChosenActivities(kind, venue)
    assert not every
    assert [one for day in MEETING.days for one in every.on(day.date, MEETING)] == list(MEETING.activities)
    of_both = [one for one in MEETING.activities if both.has(one)]
    assert of_both == [one for one in MEETING.activities if of_kind.has(one) and venue in one.venues]


def test_the_first_day_is_one_that_has_something() -> None:
    for venue in MEETING.venues:
        only = ChosenActivities(venue=venue.id)
        there = [one.date for one in MEETING.activities if venue.id in one.venues]
        assert only.first_day(MEETING) == min(there, default=None)


def test_what_a_meeting_has_not_got_is_chosen_no_more() -> None:
    venue = MEETING.venues[0].id
    assert ChosenActivities("sports", venue).known_to(MEETING) == ChosenActivities(venue=venue)
