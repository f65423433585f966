"""Checks on the activities and their venues."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from itertools import combinations, pairwise
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.geography.distances import distance
from ttchan_tui.meeting.limits import ACTIVITY_TITLE_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.timing import longest_walk, may_share
from ttchan_tui.text.languages import N_

_FAR: Final = 100
"""Kilometres between a venue and its place beyond which a coordinate was probably mistyped."""


def _clashes(meeting: Meeting) -> Iterator[Finding]:
    for one, other in _at_once(meeting):
        for venue in one.venues:
            if venue in other.venues:
                yield warning(
                    "programme-clash",
                    f"{entry('activity', other.id)}: venues",
                    N_("{venue} is taken at that time by “{title}” ({id})."),
                    venue=meeting.venue[venue].name,
                    title=one.title,
                    id=one.id,
                )


def _delegation_twice(meeting: Meeting) -> Iterator[Finding]:
    """People who are said to be at two activities at once, wherever these are."""
    for one, other in _at_once(meeting):
        for delegation in one.delegations:
            if delegation in other.delegations:
                yield warning(
                    "programme-delegation-twice",
                    f"{entry('activity', other.id)}: delegations",
                    N_("The delegation {delegation} is at “{title}” ({id}) at that time."),
                    delegation=delegation,
                    title=one.title,
                    id=one.id,
                )


def _at_once(meeting: Meeting) -> Iterator[tuple[Activity, Activity]]:
    """Each two activities that take place at the same time, as far as clock times tell."""
    timed = [activity for activity in meeting.activities if activity.start and not activity.cancelled]
    return ((one, other) for one, other in combinations(timed, 2) if _overlap(one, other))


def _overlap(one: Activity, other: Activity) -> bool:
    first, second = sorted((one, other), key=_begin)
    if first.end is None:
        return _begin(first) == _begin(second)
    end = (first.date.toordinal() + first.past_midnight, first.end)
    return _begin(first) == _begin(second) or _begin(second) < end


def _begin(activity: Activity) -> tuple[int, time]:
    """Day and time; counted, as the last day that there is has no next one."""
    return activity.date.toordinal() + activity.after_midnight, activity.start or time.min


def _order(meeting: Meeting) -> Iterator[Finding]:
    for day in meeting.days:
        timed = [activity for activity in meeting.on(day.date) if activity.start]
        for before, after in pairwise(timed):
            if before.start and after.start and _begin(after) < _begin(before):
                in_the_night = before.start >= _EVENING and after.start < _MORNING
                yield warning(
                    "programme-wrong-order",
                    f"{entry('activity', after.id)}: start",
                    _IN_THE_NIGHT if in_the_night else _WRONG_ORDER,
                    start=after.start,
                    title=before.title,
                    earlier=before.start,
                )


def _no_time_to_walk(meeting: Meeting) -> Iterator[Finding]:
    """Activities that the same people may be at, with less time between them than the way takes."""
    for before, after in combinations(meeting.activities, 2):
        if before.date != after.date or not may_share(before, after):
            continue
        way = longest_walk(meeting, (before,), after)
        if way and before.end and after.start:
            between = _minutes(after.start, after.after_midnight) - _minutes(before.end, before.past_midnight)
            if 0 <= between < way.minutes:
                yield warning(
                    "programme-no-time-to-walk",
                    f"{entry('activity', after.id)}: start",
                    N_("From {venue}, where “{title}” ends at {end}, it is {minutes} minutes on foot."),
                    venue=meeting.venue[way.start].name,
                    title=before.title,
                    end=before.end,
                    minutes=way.minutes,
                )


_WRONG_ORDER: Final = N_("It starts at {start}, but stands after “{title}”, which starts at {earlier}.")
_IN_THE_NIGHT: Final = N_(
    "It starts at {start}, but stands after “{title}”, which starts at {earlier}. If it begins after the "
    "midnight of that evening, say so: after_midnight = true."
)
_EVENING: Final = time(18)
_MORNING: Final = time(6)


def _minutes(moment: time, past_midnight: bool) -> int:
    """Minutes since the beginning of the day that it belongs to."""
    return (moment.hour + 24 * past_midnight) * 60 + moment.minute


def _parts_twice(meeting: Meeting) -> Iterator[Finding]:
    for before, after in pairwise(meeting.parts_of_day):
        if before.starts == after.starts:
            yield error(
                "programme-part-twice",
                f"{entry('part_of_day', after.id)}: starts",
                N_("It starts at the same time as “{name}”, so only one of them can ever be “now”."),
                name=before.name,
            )


def _other_parts(meeting: Meeting) -> Iterator[Finding]:
    ranks = {part.id: rank for rank, part in enumerate(meeting.parts_of_day)}
    for activity in meeting.activities:
        if activity.start is None or activity.part_of_day is None or activity.after_midnight:
            continue
        actual = max(
            (rank for rank, part in enumerate(meeting.parts_of_day) if part.starts <= activity.start),
            default=0,
        )
        if actual != ranks[activity.part_of_day]:
            yield warning(
                "programme-part-mismatch",
                f"{entry('activity', activity.id)}: part_of_day",
                N_("It starts at {start}, which is not in the part of the day “{name}”."),
                start=activity.start,
                name=meeting.part_of_day[activity.part_of_day].name,
            )


def _event_days(meeting: Meeting) -> Iterator[Finding]:
    events = {event.number: event for event in meeting.project_events}
    for activity in meeting.activities:
        for number in activity.project_events:
            event = events[number]
            if not event.date <= activity.date <= event.until and not activity.project_event_note:
                yield warning(
                    "programme-event-other-day",
                    f"{entry('activity', activity.id)}: project_events",
                    N_("It is on {day}, but event {number} is on {other}, and no note says why."),
                    day=activity.date,
                    number=number,
                    other=event.date,
                )


def _titles(meeting: Meeting) -> Iterator[Finding]:
    for activity in meeting.activities:
        for code, title in activity.title.by_language.items():
            if len(title) > ACTIVITY_TITLE_LIMIT:
                yield warning(
                    "programme-long-title",
                    f"{entry('activity', activity.id)}: title.{code}",
                    N_("The title has {length} characters; beyond {limit} it does not fit on a line."),
                    length=len(title),
                    limit=ACTIVITY_TITLE_LIMIT,
                )


def _unused_venues(meeting: Meeting) -> Iterator[Finding]:
    venues = {venue for activity in meeting.activities for venue in activity.venues}
    for venue in meeting.venues:
        if venue.id not in venues:
            yield warning("venue-unused", entry("venue", venue.id), N_("No activity takes place there."))


def _unused_kinds(meeting: Meeting) -> Iterator[Finding]:
    kinds = {activity.kind for activity in meeting.activities}
    for kind in meeting.kinds:
        if kind.id not in kinds:
            yield warning("kind-unused", entry("kind", kind.id), N_("No activity is of this kind."))


def _far_venues(meeting: Meeting) -> Iterator[Finding]:
    for venue in meeting.venues:
        place = meeting.place.get(venue.place or "")
        if place is None or place.position is None or venue.position is None:
            continue
        kilometres = distance(place.position, venue.position)
        if kilometres > _FAR:
            yield warning(
                "venue-far",
                f"{entry('venue', venue.id)}: latitude",
                N_("It would lie {kilometres} km from {place}; are latitude and longitude right?"),
                kilometres=round(kilometres),
                place=place.name,
            )


RULES: Final = (
    Rule(
        _clashes,
        "activity.id activity.date activity.title activity.start activity.end activity.after_midnight "
        "activity.venues venue.* venue.id venue.name",
    ),
    Rule(
        _delegation_twice,
        "activity.id activity.date activity.title activity.start activity.end activity.after_midnight "
        "activity.delegations delegation.*",
    ),
    Rule(_order, "activity.id activity.date activity.title activity.start activity.after_midnight"),
    Rule(
        _no_time_to_walk,
        "activity.id activity.date activity.title activity.start activity.end activity.after_midnight "
        "activity.venues activity.delegations venue.* venue.id venue.name venue.walk",
    ),
    Rule(_parts_twice, "part_of_day.id part_of_day.name part_of_day.starts"),
    Rule(
        _other_parts,
        "part_of_day.* part_of_day.id part_of_day.name part_of_day.starts "
        "activity.id activity.start activity.after_midnight activity.part_of_day",
    ),
    Rule(
        _event_days,
        "project_event.* project_event.number project_event.date "
        "activity.id activity.date activity.project_events activity.project_event_note",
    ),
    Rule(_titles, "activity.id"),
    Rule(_unused_venues, "venue.id activity.* activity.venues"),
    Rule(_unused_kinds, "kind.id activity.* activity.kind"),
    Rule(
        _far_venues,
        "venue.id venue.place venue.latitude venue.longitude "
        "place.id place.name place.latitude place.longitude",
    ),
)
"""Times, venues, parts of the day, project events of the activities."""
