"""What is on now and what comes next, with clock times or without.

Activities with a start are placed by the clock. Activities that only have a part of the day are
placed by when the screens begin to call that part "now". Activities with neither are part of their
day and of no moment in it: the screens list them as such and do not guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity

_NOON = time(12)
_A_DAY = timedelta(days=1)

LONGEST_WITHOUT_END = timedelta(hours=2)
"""How long an activity without a stated end is called "now" at most, if nothing else begins before."""


class Phase(Enum):
    """Where a moment lies in relation to the meeting."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class WhatsOn:
    """The programme as it looks at one moment."""

    phase: Phase
    moment: datetime
    days_to_go: int
    """Until the first day; 0 from then on."""
    now: tuple[Activity, ...]
    next: tuple[Activity, ...]
    """What else comes today, in order; when nothing more does, what the next day begins with."""
    next_day: date | None
    """The day that `next` is about, if it is not today."""
    some_time_today: tuple[Activity, ...]
    """Today's activities whose time of day is not stated."""


def whats_on(meeting: Meeting, moment: datetime) -> WhatsOn:
    """What is on at `moment`, which is in the meeting's own time zone."""
    today = moment.date()
    if today < meeting.start:
        first = _next_day(meeting, today)
        coming = _first_activities(meeting, first) if first else ()
        return WhatsOn(Phase.BEFORE, moment, (meeting.start - today).days, (), coming, first, ())
    if today > meeting.end and not any(map(any, _of_the_night(meeting, moment))):
        return WhatsOn(Phase.AFTER, moment, 0, (), (), None, ())
    return _during(meeting, moment)


def _during(meeting: Meeting, moment: datetime) -> WhatsOn:
    clock = moment.replace(tzinfo=None)
    activities = meeting.on(moment.date())
    placed = [activity for activity in activities if begins(meeting, activity) is not None]
    unplaced = tuple(activity for activity in activities if begins(meeting, activity) is None)
    going_on = tuple(activity for activity in placed if is_on(meeting, activity, moment))
    since_yesterday, tonight = _of_the_night(meeting, moment)
    now = (*since_yesterday, *going_on)
    to_come = (activity for activity in placed if _begin(meeting, activity) > clock)
    coming = tuple(sorted((*tonight, *to_come), key=lambda activity: _begin(meeting, activity)))
    next_day = None
    if not coming:
        next_day = _next_day(meeting, moment.date())
        coming = _first_activities(meeting, next_day) if next_day else ()
    return WhatsOn(Phase.DURING, moment, 0, now, coming, next_day, unplaced)


def _next_day(meeting: Meeting, day: date) -> date | None:
    """The next day on which anything is; days of which nothing is stated yet are passed over."""
    return next((each.date for each in meeting.days if each.date > day and meeting.on(each.date)), None)


def begins(meeting: Meeting, activity: Activity) -> datetime | None:
    """When the screens begin to call an activity "now"; none if nothing says when it is."""
    if activity.part_of_day is not None and activity.start is None:
        return datetime.combine(activity.date, meeting.part_of_day[activity.part_of_day].starts)
    return activity.begins_at


def _begin(meeting: Meeting, activity: Activity) -> datetime:
    return begins(meeting, activity) or datetime.combine(activity.date, time.min)


def _of_the_night(meeting: Meeting, moment: datetime) -> tuple[tuple[Activity, ...], tuple[Activity, ...]]:
    """What belongs to the evening before: what of it is still going on, and what is still to begin."""
    of_the_evening = [one for one in meeting.on(moment.date() - _A_DAY) if one.start is not None]
    clock = moment.replace(tzinfo=None)
    going_on = tuple(one for one in of_the_evening if is_on(meeting, one, moment))
    return going_on, tuple(one for one in of_the_evening if _begin(meeting, one) > clock)


def is_on(meeting: Meeting, activity: Activity, moment: datetime) -> bool:
    """Whether the screens call an activity "now"."""
    return _begin(meeting, activity) <= moment.replace(tzinfo=None) < ending(meeting, activity)


def ending(meeting: Meeting, activity: Activity) -> datetime:
    """When an activity ends; if nothing says it, when the screens stop calling it "now"."""
    if activity.ends_at is not None:
        return activity.ends_at
    if activity.begins_at is None:
        starts = [datetime.combine(activity.date, part.starts) for part in meeting.parts_of_day]
        longest = datetime.combine(activity.date, time.min) + _A_DAY
    else:
        starts = [begin for other in meeting.on(activity.date) if (begin := other.begins_at)]
        longest = activity.begins_at + LONGEST_WITHOUT_END
    return min((*(one for one in starts if one > _begin(meeting, activity)), longest))


def _first_activities(meeting: Meeting, day: date) -> tuple[Activity, ...]:
    """What opens a day: its earliest activities by the clock; without clock times, what is listed first."""
    activities = meeting.on(day)
    if not activities:
        return ()
    timed = [activity for activity in activities if activity.start is not None]
    first = min(timed, key=lambda activity: _begin(meeting, activity), default=activities[0])
    opening = begins(meeting, first)
    return tuple(activity for activity in activities if begins(meeting, activity) == opening)


def begun_last(meeting: Meeting, moment: datetime) -> Activity | None:
    """The activity of the day that has begun last, else what goes on since the evening before; or none."""
    begun = [activity for activity in meeting.on(moment.date()) if _has_begun(meeting, activity, moment)]
    return max(
        begun or _of_the_night(meeting, moment)[0],
        key=lambda activity: _begin(meeting, activity),
        default=None,
    )


def _has_begun(meeting: Meeting, activity: Activity, moment: datetime) -> bool:
    begin = begins(meeting, activity)
    return begin is not None and begin <= moment.replace(tzinfo=None)


def replay_moments(meeting: Meeting) -> tuple[datetime, ...]:
    """The moments at which the picture of the meeting changes, for looking at it again.

    What has no time of day is seen at noon, if nothing that has one is seen by then.
    """
    moments = set()
    for day in meeting.days:
        activities = meeting.on(day.date)
        begins_of_day = [begins(meeting, activity) for activity in activities]
        begun = {begin for begin in begins_of_day if begin is not None}
        noon = datetime.combine(day.date, _NOON)
        if None in begins_of_day and not any(begin <= noon for begin in begun):
            begun.add(noon)
        moments |= begun
    return tuple(sorted(moments))
