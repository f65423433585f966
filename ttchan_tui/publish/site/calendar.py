"""The programme as calendars that phones subscribe to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording import facts
from ttchan_tui.publish.site.content import GoneActivity, SiteContent
from ttchan_tui.text.languages import Language

if TYPE_CHECKING:
    from icalendar import Event

    from ttchan_tui.meeting.meeting import Meeting

_MAKER: Final = "-//ttchan//ttchan//EN"


def uid(meeting: Meeting, activity: str) -> str:
    """The name of an activity in calendars, the same for ever and another one in each meeting.

    Args:
        meeting: The meeting that it belongs to.
        activity: Its id.
    """
    return f"{activity}@{meeting.id}.ttchan"


def calendar(
    site: SiteContent, activities: Iterable[Activity], gone: Iterable[GoneActivity], language: Language
) -> bytes:
    """These activities in a language; without clock times they are of the whole day.

    An activity keeps its UID whatever is changed of it, and has a higher SEQUENCE each time. One that is gone
    is there as cancelled, as calendars would keep it otherwise.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", site.meeting.name.in_language(language.code).text)
    for activity in activities:
        event = _event(site, activity, language)
        event.add("status", "CANCELLED" if activity.cancelled else "CONFIRMED")
        if said := activity.text.in_language(language.code).text:
            event.add("description", said)
        if venues := facts.where(activity, site.meeting, language):
            event.add("location", venues)
        made.add_component(event)
    for activity_gone in gone:
        event = _event(site, activity_gone, language)
        event.add("status", "CANCELLED")
        made.add_component(event)
    made.add_missing_timezones()
    return made.to_ical()  # type: ignore[no-any-return]


def _event(site: SiteContent, activity: Activity | GoneActivity, language: Language) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid(site.meeting, activity.id))
    event.add("dtstamp", site.programme_moment)
    event.add("sequence", site.changes.get(activity.id, 0))
    event.add("summary", activity.title.in_language(language.code).text)
    _add_times(event, activity, site.meeting.time_zone)
    return event


def _add_times(event: Event, activity: Activity | GoneActivity, time_zone: str) -> None:
    if activity.begins_at is None:
        event.add("dtstart", activity.date)
        event.add("dtend", activity.date + timedelta(days=1))
        return
    zone = ZoneInfo(time_zone)
    event.add("dtstart", activity.begins_at.replace(tzinfo=zone))
    if activity.ends_at is not None:
        event.add("dtend", activity.ends_at.replace(tzinfo=zone))
