"""Reads what happens when and where."""

from __future__ import annotations

from datetime import time
from typing import Final

from ttchan_tui.meeting.format.fields import Fields
from ttchan_tui.meeting.programme import Activity, ActivityKind, Day, PartOfDay, ProjectEvent
from ttchan_tui.text.languages import N_


def read_kind(fields: Fields) -> ActivityKind:
    """One `[[kind]]`."""
    return ActivityKind(id=fields.identifier(), name=fields.text("name", needed=True))


def read_part_of_day(fields: Fields) -> PartOfDay:
    """One `[[part_of_day]]`."""
    return PartOfDay(
        id=fields.identifier(),
        name=fields.text("name", needed=True),
        starts=fields.needed_clock("starts"),
        relative=fields.yes("relative"),
    )


def read_day(fields: Fields) -> Day:
    """One `[[day]]`."""
    return Day(
        date=fields.needed_day("date"),
        title=fields.text("title", needed=True),
        text=fields.prose("text"),
        change=fields.prose("change"),
        source=fields.source(),
        dedicated=fields.prose("dedicated"),
    )


def read_project_event(fields: Fields) -> ProjectEvent:
    """One `[[project_event]]`."""
    event = ProjectEvent(
        number=fields.number("number", least=1),
        date=fields.needed_day("date"),
        title=fields.text("title", needed=True),
        note=fields.prose("note"),
        source=fields.source(),
        last_day=fields.day("until"),
    )
    if event.until < event.date:
        fields.wrong("until", N_("the last day is before the first ({start})"), start=event.date.isoformat())
    return event


def read_activity(fields: Fields) -> Activity:
    """One `[[activity]]`."""
    activity = Activity(
        id=fields.identifier(),
        date=fields.needed_day("date"),
        title=fields.text("title", needed=True),
        kind=fields.refer("kind", "kind", needed=True) or "",
        text=fields.prose("text"),
        audience=fields.prose("audience"),
        led_by=fields.prose("led_by"),
        venues=fields.refer_all("venues", "venue"),
        venue_note=fields.prose("venue_note"),
        part_of_day=fields.refer("part_of_day", "part_of_day"),
        start=fields.clock("start"),
        end=fields.clock("end"),
        time_note=fields.prose("time_note"),
        project_events=fields.numbers("project_events", "project_event"),
        project_event_note=fields.prose("project_event_note"),
        prompt=fields.refer("prompt", "prompt"),
        age_sensitive=fields.yes("age_sensitive"),
        source=fields.source(),
        cancelled=fields.text("cancelled"),
        replaced_by=fields.refer("replaced_by", "activity"),
        delegations=fields.refer_all("delegations", "delegation"),
        heads=fields.number("heads", least=0, needed=False) if "heads" in fields else None,
        state=fields.text("state"),
        after_midnight=fields.yes("after_midnight"),
    )
    if activity.replaced_by and activity.replaced_by == activity.id:
        fields.wrong("replaced_by", N_("an activity cannot take place instead of itself"))
    if activity.end and not activity.start and "start" not in fields:
        fields.wrong("end", N_("there is an end but no start; give both or neither"))
    if activity.after_midnight and not (activity.start and activity.start < _NOON):
        fields.wrong("after_midnight", N_("a start in the night is needed with it, such as 00:30:00"))
    if activity.start and activity.end and not _may_last(activity):
        fields.wrong(
            "end",
            N_("expected a time after the start ({start}), but found {found}"),
            start=f"{activity.start:%H:%M}",
            found=f"{activity.end:%H:%M}",
        )
    return activity


def _may_last(activity: Activity) -> bool:
    """Whether something may last so long: within its day, or from late in the afternoon into the night."""
    assert activity.start is not None
    assert activity.end is not None
    goes_on = activity.start >= _LATE and activity.end <= _MORNING and not activity.after_midnight
    return activity.start < activity.end or goes_on


_LATE: Final = time(15)
_NOON: Final = time(12)
_MORNING: Final = time(6)
