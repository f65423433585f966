"""Checks on the days and the project events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_

_LONGEST: Final = 62
"""Days beyond which a year was probably mistyped."""


def _dated(meeting: Meeting) -> Iterator[tuple[str, date]]:
    yield from ((entry("day", day.date), day.date) for day in meeting.days)
    for event in meeting.project_events:
        yield from ((entry("project_event", event.number), day) for day in {event.date, event.until})
    yield from ((entry("activity", activity.id), activity.date) for activity in meeting.activities)
    yield from ((entry("prompt", prompt.id), prompt.date) for prompt in meeting.prompts if prompt.date)


def _outside(meeting: Meeting) -> Iterator[Finding]:
    for where, day in _dated(meeting):
        if day > date.min and not meeting.start <= day <= meeting.end:  # else it could not be read
            yield error(
                "programme-outside-meeting",
                f"{where}: date",
                N_("{day} is not between the first day ({start}) and the last day ({end}) of the meeting."),
                day=day,
                start=meeting.start,
                end=meeting.end,
            )


def _too_long(meeting: Meeting) -> Iterator[Finding]:
    length = _length(meeting)
    if length > _LONGEST:
        yield error(
            "meeting-too-long",
            "end",
            N_("The meeting would last {length} days; is the year right?"),
            length=length,
        )


def _length(meeting: Meeting) -> int:
    return (meeting.end - meeting.start).days + 1


def _dates(meeting: Meeting) -> Iterator[date]:
    """The days of the meeting; none if there are too many to be right."""
    length = _length(meeting)
    if length <= _LONGEST:
        yield from (meeting.start + timedelta(days=offset) for offset in range(length))


def _undescribed(meeting: Meeting) -> Iterator[Finding]:
    for day in _dates(meeting):
        if day not in meeting.day:
            yield error(
                "programme-day-not-described",
                entry("day", day),
                N_("{day} belongs to the meeting, but there is no [[day]] that says what it is devoted to."),
                day=day,
            )


def _empty(meeting: Meeting) -> Iterator[Finding]:
    for day in _dates(meeting):
        if not meeting.on(day):
            yield warning(
                "programme-day-without-activities",
                entry("day", day),
                N_("There are no activities on {day}."),
                day=day,
            )


def _event_order(meeting: Meeting) -> Iterator[Finding]:
    events = meeting.project_events
    for event in events:
        displaced = [
            other.number
            for other in events
            if (other.date < event.date and other.number > event.number)
            or (other.date > event.date and other.number < event.number)
        ]
        if displaced and not event.note:
            yield warning(
                "programme-event-order",
                f"{entry('project_event', event.number)}: note",
                N_("Event {number} is out of date order with {others}, and no note says why."),
                number=event.number,
                others=displaced,
            )


def _idle_events(meeting: Meeting) -> Iterator[Finding]:
    for event in meeting.project_events:
        if not any(event.number in activity.project_events for activity in meeting.activities):
            yield warning(
                "programme-event-without-activities",
                entry("project_event", event.number),
                N_("No activity belongs to event {number}."),
                number=event.number,
            )


RULES: Final = (
    Rule(_outside, "meeting.* meeting.start meeting.end"),
    Rule(_too_long, "meeting.* meeting.start meeting.end"),
    Rule(_undescribed, "meeting.* meeting.start meeting.end day.* day.date"),
    Rule(_empty, "meeting.* meeting.start meeting.end activity.* activity.date"),
    Rule(_event_order, "project_event.number project_event.date project_event.note"),
    Rule(_idle_events, "project_event.number activity.* activity.project_events"),
)
"""Dates within the meeting, every day described, project events in order."""
