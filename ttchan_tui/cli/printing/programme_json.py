"""The programme for programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ttchan_tui.cli.printing.localized_json import Spoken, together
from ttchan_tui.cli.printing.note_json import moment_as_json
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity, Day
from ttchan_tui.meeting.schedule.timing import Timing, timing
from ttchan_tui.text.languages import Language
from ttchan_tui.text.multilingual import NOTHING

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange


def as_json(
    meeting: Meeting,
    days: tuple[Day, ...],
    moment: datetime | None,
    language: Language,
    changes: Mapping[str, ProgrammeChange],
) -> dict[str, object]:
    """The programme for programs, seen from a moment, as docs/commands.md describes it."""
    return {
        "meeting": meeting.id,
        "language": language.code,
        "days": [_day_as_json(meeting, day, moment, language, changes) for day in days],
    }


def _day_as_json(
    meeting: Meeting,
    day: Day,
    moment: datetime | None,
    language: Language,
    changes: Mapping[str, ProgrammeChange],
) -> dict[str, object]:
    return (
        Spoken(language, date=day.date.isoformat())
        .say(title=day.title, text=day.text, change=day.change)
        .add(
            source=day.source or None,
            project_events=[event.number for event in meeting.events_on(day.date)],
            activities=[
                activity_as_json(meeting, one, moment, language, changes.get(one.id))
                for one in meeting.on(day.date)
            ],
        )
        .fields
    )


def activity_as_json(
    meeting: Meeting,
    activity: Activity,
    moment: datetime | None,
    language: Language,
    change: ProgrammeChange | None = None,
) -> dict[str, object]:
    """One activity, as it stands in the programme."""
    part = meeting.part_of_day[activity.part_of_day] if activity.part_of_day else None
    venues = together((meeting.venue[id_].name for id_ in activity.venues), language, "; ")
    states = together(
        (meeting.venue[id_].state for id_ in activity.venues if meeting.venue[id_].state), language, "; "
    )
    return (
        Spoken(language, id=activity.id)
        .say(title=activity.title)
        .add(kind=activity.kind)
        .say(kind_text=meeting.kind[activity.kind].name)
        .add(venue=activity.venues[0] if activity.venues else None, venues=list(activity.venues))
        .say(venue_text=venues, venue_note=activity.venue_note, venue_state=states)
        .add(part_of_day=activity.part_of_day)
        .say(part_of_day_text=part.name if part else NOTHING)
        .add(
            start=f"{activity.start:%H:%M}" if activity.start else None,
            end=f"{activity.end:%H:%M}" if activity.end else None,
            after_midnight=activity.after_midnight,
        )
        .say(
            time_note=activity.time_note,
            text=activity.text,
            audience=activity.audience,
            led_by=activity.led_by,
        )
        .add(project_events=list(activity.project_events))
        .say(project_event_note=activity.project_event_note)
        .add(
            prompt=activity.prompt,
            age_sensitive=activity.age_sensitive,
            source=activity.source or None,
        )
        .say(state=activity.state, cancelled=activity.cancelled)
        .add(
            replaced_by=activity.replaced_by,
            delegations=list(activity.delegations),
            heads=activity.heads,
            timing=_timing_as_json(timing(meeting, activity, moment) if moment else None),
            changed=change_as_json(change) if change else None,
        )
        .fields
    )


def _timing_as_json(found: Timing | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "urgency": found.urgency.value,
        "minutes": found.minutes,
        "until": f"{found.until:%H:%M}" if found.until else None,
        "on_foot": {"from": found.walk.start, "minutes": found.walk.minutes} if found.walk else None,
    }


def change_as_json(change: ProgrammeChange, *, timed: bool = True) -> dict[str, object]:
    """What has become of an activity; and when, unless two states are compared."""
    before = change.before
    return {
        **({"at": moment_as_json(change.at)} if timed else {}),
        "turns": [turn.value for turn in change.turns],
        "before": {
            "date": before.date.isoformat(),
            "start": f"{before.start:%H:%M}" if before.start else None,
            "end": f"{before.end:%H:%M}" if before.end else None,
            "part_of_day": before.part_of_day,
            "venues": list(before.venues),
        }
        if before
        else None,
        "instead_of": [one.id for one in change.instead_of],
    }
