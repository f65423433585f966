"""How soon an activity begins, how long it goes on, and whether one has to leave for it now.

Only of activities that have clock times: a part of the day says nothing in minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.whats_on import ending, is_on

SOON: Final = timedelta(hours=1)
"""How long before its start the minutes are told; earlier, the clock time says enough."""


class Urgency(Enum):
    """What a person who wants to be there has to know."""

    SOON = "soon"
    LEAVE = "leave"
    """On foot from where the last activity is, one would come late from now on."""
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Walk:
    """A way on foot."""

    start: str
    """Id of the venue that one comes from."""
    minutes: int


@dataclass(frozen=True, slots=True)
class Timing:
    """An activity as seen from a moment shortly before it, or during it."""

    urgency: Urgency
    minutes: int = 0
    """Until it begins, begun ones counted; 0 if it has begun."""
    walk: Walk | None = None
    """The way from the activity before it, if it is elsewhere and the files say how long that takes."""
    until: datetime | None = None
    """When it ends, if that is stated and it has begun."""


def timing(meeting: Meeting, activity: Activity, moment: datetime) -> Timing | None:
    """What there is to say of an activity at `moment`, in the meeting's own time zone; mostly nothing."""
    begins = activity.begins_at
    if begins is None or activity.cancelled:
        return None
    moment = moment.replace(tzinfo=None)
    if is_on(meeting, activity, moment):
        return Timing(Urgency.NOW, until=ending(meeting, activity) if activity.end else None)
    to_go = begins - moment
    if not timedelta() < to_go <= SOON:
        return None
    minutes = -(-to_go // timedelta(minutes=1))
    walk = longest_walk(meeting, _before(meeting, activity), activity)
    urgency = Urgency.LEAVE if walk and minutes <= walk.minutes else Urgency.SOON
    return Timing(urgency, minutes, walk)


def longest_walk(meeting: Meeting, before: Iterable[Activity], activity: Activity) -> Walk | None:
    """The longest of the ways to an activity from the last venues of those before it, as far as known."""
    if not activity.venues:
        return None
    ways = (
        Walk(one.venues[-1], minutes)
        for one in before
        if one.venues and (minutes := meeting.minutes_on_foot(one.venues[-1], activity.venues[0]))
    )
    return max(ways, key=lambda way: way.minutes, default=None)


def _before(meeting: Meeting, activity: Activity) -> tuple[Activity, ...]:
    """What began last before an activity on its day, of those that somebody who takes part may be at."""
    earlier = [
        (begins, other)
        for other in meeting.on(activity.date)
        if (begins := other.begins_at) and activity.begins_at
        if begins < activity.begins_at and may_share(other, activity)
    ]
    latest = max((start for start, _ in earlier), default=None)
    return tuple(other for start, other in earlier if start == latest)


def may_share(one: Activity, other: Activity) -> bool:
    """Whether the same people may take part in both; they may where nobody has said who does."""
    if one.cancelled or other.cancelled:
        return False
    return not one.delegations or not other.delegations or bool({*one.delegations} & {*other.delegations})
