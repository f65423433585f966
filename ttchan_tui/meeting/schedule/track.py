"""The track of a day: from which place to which the meeting goes, as far as that is known.

Within a place the order of activities is not always stated, so a stop lists them and does not number them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn


@dataclass(frozen=True, slots=True)
class Stop:
    """What there is at one place, or at several that are visited together."""

    venues: tuple[str, ...]
    """Their ids; empty if no source names one."""
    activities: tuple[Activity, ...]


class Span(Enum):
    """Which time of the programme a stretch is of."""

    NOW = "now"
    LATER = "later today"
    SOME_TIME = "some time today"
    FIRST_DAY = "on the first day"
    TOMORROW = "tomorrow"
    ANOTHER_DAY = "on another day"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the day: all that begins together, or whose time is equally unknown."""

    span: Span
    day: date
    stops: tuple[Stop, ...]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All of them, stop by stop."""
        return tuple(activity for stop in self.stops for activity in stop.activities)


def track(on: WhatsOn) -> tuple[Stretch, ...]:
    """What is on, then what comes, then what is some time today or on the next day."""
    today = on.moment.date()
    return tuple(
        Stretch(span, activities[0].date if span is not Span.NOW else today, _stops(activities))
        for span, activities in _parts(on)
        if activities
    )


def _parts(on: WhatsOn) -> Iterator[tuple[Span, tuple[Activity, ...]]]:
    yield Span.NOW, on.now
    if on.next_day is None:
        for _, together in groupby(on.next, key=lambda activity: (activity.start, activity.part_of_day)):
            yield Span.LATER, tuple(together)
    yield Span.SOME_TIME, on.some_time_today
    if on.next_day is not None:
        yield _span_of(on, on.next_day), on.next


def _span_of(on: WhatsOn, day: date) -> Span:
    if on.phase is Phase.BEFORE:
        return Span.FIRST_DAY
    return Span.TOMORROW if day == on.moment.date() + timedelta(days=1) else Span.ANOTHER_DAY


def _stops(activities: Iterable[Activity]) -> tuple[Stop, ...]:
    """By venue, in the order in which each is named first; what has none stands at the end."""
    by_venue: dict[tuple[str, ...], list[Activity]] = {}
    for activity in activities:
        by_venue.setdefault(activity.venues, []).append(activity)
    by_venue |= {(): by_venue.pop((), [])}
    return tuple(Stop(venues, tuple(those)) for venues, those in by_venue.items() if those)


def moment_is_told(stretch: Stretch, meeting: Meeting) -> bool:
    """Whether all of a stretch has one time that can be told beside its span: now it is not "later"."""
    moments = {(activity.start, activity.end, activity.part_of_day) for activity in stretch.activities}
    part = stretch.activities[0].part_of_day
    relative = part is not None and stretch.activities[0].start is None and meeting.part_of_day[part].relative
    return len(moments) == 1 and not (stretch.span is Span.NOW and relative)
