"""What has become of the programme lately, as rules over values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.meeting.sample import sample
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.history.programme_changes import Step, Turn, programme_changes
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.activities import change_words, mark_of
from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import Text

AT = datetime(2018, 11, 9, 8, tzinfo=UTC)
MEETING = sample()
ONE = MEETING.activities[0]
OTHER = replace(ONE, id="other", title=Text({"en": "Cards indoors"}))
HALL, OFFICE = (venue.id for venue in MEETING.venues[:2])
PART, LATER_PART = "evening", "night"
PLAIN = replace(
    ONE,
    start=None,
    end=None,
    part_of_day=None,
    venues=(),
    cancelled=Text({}),
    replaced_by=None,
    delegations=(),
)

Fields = Mapping[str, object]


def fields(one: Activity) -> Fields:
    """An activity as the history has it."""
    said: dict[str, object] = {
        "id": one.id,
        "title": dict(one.title.by_language),
        "date": one.date.isoformat(),
        "start": one.start and one.start.isoformat(),
        "end": one.end and one.end.isoformat(),
        "part_of_day": one.part_of_day,
        "venues": list(one.venues),
        "cancelled": dict(one.cancelled.by_language),
        "replaced_by": one.replaced_by,
        "delegations": list(one.delegations),
    }
    return {name: value for name, value in said.items() if value}


def step(before: Activity | None, after: Activity | None, minutes: int = 0) -> Step:
    one = after or before
    assert one
    was, is_ = (fields(side) if side else None for side in (before, after))
    return Step(AT + timedelta(minutes=minutes), PartChange("activity", one.id, was, is_))


def meeting(*activities: Activity) -> Meeting:
    return replace(MEETING, activities=activities)


def turns(*steps: Step, now: Meeting, after: datetime = AT - timedelta(days=1)) -> dict[str, list[str]]:
    """The turns of each activity; the steps are given in the order of time."""
    found = programme_changes(reversed(steps), now, after)
    return {id: [turn.value for turn in change.turns] for id, change in found.items()}


AT_TWO = replace(PLAIN, start=time(14), end=time(15), venues=(HALL,))
LATER = replace(AT_TWO, start=time(14, 30), end=time(15, 30))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, AT_TWO, ["new"]),
        (AT_TWO, None, ["gone"]),
        (AT_TWO, LATER, ["moved"]),
        (AT_TWO, replace(AT_TWO, date=date(2018, 11, 11)), ["moved"]),
        (AT_TWO, replace(AT_TWO, end=time(16)), ["moved"]),
        (replace(AT_TWO, end=None), AT_TWO, None),
        (PLAIN, AT_TWO, None),
        (replace(PLAIN, part_of_day=PART), replace(PLAIN, part_of_day=LATER_PART), ["moved"]),
        (replace(PLAIN, part_of_day=PART), AT_TWO, None),
        (AT_TWO, replace(AT_TWO, venues=(OFFICE,)), ["elsewhere"]),
        (AT_TWO, replace(LATER, venues=(OFFICE,)), ["moved", "elsewhere"]),
        (AT_TWO, replace(AT_TWO, cancelled=Text({"en": "Storm."})), ["cancelled"]),
        (replace(AT_TWO, cancelled=Text({"en": "Storm."})), LATER, ["reinstated", "moved"]),
        (AT_TWO, replace(AT_TWO, title=Text({"en": "Other words"}), heads=3), None),
    ],
)
def test_what_an_act_makes_of_an_activity(
    before: Activity | None, after: Activity | None, expected: list[str] | None
) -> None:
    now = meeting(*([after] if after else []))
    assert turns(step(before, after), now=now) == ({ONE.id: expected} if expected else {})
    # What was taken back again has changed nothing.
    was = meeting(*([before] if before else []))
    assert turns(step(before, after), step(after, before, 1), now=was) == {}


def test_only_what_lasts_is_told_and_for_a_day() -> None:
    twice = [step(AT_TWO, LATER), step(LATER, replace(LATER, start=time(16), end=time(17)), 5)]
    now = meeting(replace(LATER, start=time(16), end=time(17)))
    changes = programme_changes(reversed(twice), now, AT - timedelta(hours=1))
    assert changes[ONE.id].at == AT + timedelta(minutes=5)
    said = list(change_words(changes[ONE.id], now, language("en")))
    assert said == ["Moved: 14:00–15:00 → 16:00–17:00"]
    assert mark_of(now.activities[0], language("en"), changes[ONE.id], signed=True) == "» MOVED"
    later = programme_changes(reversed(twice), now, AT + timedelta(minutes=2))
    assert next(change_words(later[ONE.id], now, language("lv"))).endswith("14:30–15:30 → 16:00–17:00")
    assert not programme_changes(twice, now, AT + timedelta(minutes=5))


def test_what_was_said_for_the_first_time_and_then_moved_was_moved() -> None:
    steps = [step(PLAIN, AT_TWO), step(AT_TWO, LATER, 5)]
    assert turns(*steps, now=meeting(LATER)) == {ONE.id: ["moved"]}
    there = replace(PLAIN, venues=(HALL,)), replace(PLAIN, venues=(OFFICE,))
    steps = [step(PLAIN, there[0]), step(*there, 5)]
    assert turns(*steps, now=meeting(there[1])) == {ONE.id: ["elsewhere"]}


def test_what_takes_place_instead_says_instead_of_what() -> None:
    gone = replace(AT_TWO, cancelled=Text({"en": "Storm."}), replaced_by=OTHER.id)
    now = meeting(gone, OTHER)
    changes = programme_changes([step(AT_TWO, gone)], now, AT - timedelta(hours=1))
    assert [change.turns for change in changes.values()] == [(Turn.CANCELLED,), (Turn.INSTEAD,)]
    title = AT_TWO.title.in_language("en").marked
    assert list(change_words(changes[OTHER.id], now, language("en"))) == [f"Instead of: {title}"]


def test_whom_it_concerns() -> None:
    poles = replace(AT_TWO, delegations=("pl",))
    changes = programme_changes([step(poles, LATER)], meeting(LATER), AT - timedelta(hours=1))
    assert changes[ONE.id].concerns("lt")  # it is for all now
    own = replace(LATER, delegations=("pl",))
    changes = programme_changes([step(poles, own)], meeting(own), AT - timedelta(hours=1))
    assert [changes[ONE.id].concerns(each) for each in ("pl", "lt")] == [True, False]
