"""Calendars (iCalendar, RFC 5545), also when a mail program has wrapped them in HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from ttchan_tui.importing.account import CannotRead, Remark
from ttchan_tui.importing.schedule import MOST_EVENTS, Event, Schedule, lasting
from ttchan_tui.importing.spreadsheet import needs
from ttchan_tui.text.languages import N_

_LONGEST: Final = timedelta(days=62)
"""How long one that repeats itself is followed: as many days as a meeting may have."""

_MOST_TIMES: Final = 500
"""How often it is taken."""

_WEEKDAYS: Final = r"[+-]?[1-5]?[A-Z]{2}"
_FOLLOWED: Final = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY", "INTERVAL": r"[1-9]\d{0,3}", "COUNT": r"\d{1,9}", "UNTIL": ".*",
    "WKST": "[A-Z]{2}", "BYDAY": f"{_WEEKDAYS}(?:,{_WEEKDAYS})*",
}  # fmt: skip
"""What a programme repeats itself by: the parts of a rule, and how they may be. With others there are rules
that never hold, and whose first time would be looked for until the year 9999."""

_NOT_FOLLOWED: Final = N_("“{title}” repeats itself in a way that no programme does; it is taken once")
_OFF: Final = N_("“{title}”, on {day}, is cancelled in the calendar")


def schedule(text: str, zone: str) -> Schedule:
    """What a calendar says.

    Args:
        text: The file.
        zone: The time zone to tell the hours in, where the calendar has none of its own.

    Raises:
        CannotRead: Its hours are in UTC only, and no zone is given.
    """
    with needs("icalendar"):
        from icalendar import Calendar
    found = Calendar.from_ical(_unwrapped(text))
    components = list(found.walk("VEVENT"))
    zone = zone or str(found.get("X-WR-TIMEZONE", "")) or _zone_of(components)
    if not zone and any(_is_utc(one) for one in components):
        raise CannotRead(
            N_("The hours in this calendar are those of UTC. Say where they are meant: --zone Europe/Riga")
        )
    moved = {_occurrence(one) for one in components if one.get("RECURRENCE-ID")}
    local = ZoneInfo(zone) if zone else None
    left_out: list[Remark] = []
    events = (event for one in components for event in _events(one, local, moved, left_out))
    return Schedule(
        tuple(islice(events, MOST_EVENTS + 1)),
        str(found.get("X-WR-CALNAME", "")),
        zone=zone,
        left_out=tuple(left_out),
    )


def _unwrapped(text: str) -> str:
    inner = text[text.index("BEGIN:VCALENDAR") :]
    inner = (
        inner[: inner.rindex("END:VCALENDAR") + len("END:VCALENDAR")] if "END:VCALENDAR" in inner else inner
    )
    if "<" in text[: text.index("BEGIN:VCALENDAR")]:
        inner = html.unescape(re.sub("<[^<>]*>", "", re.sub("(?i)<br[^<>]*>", "\n", inner)))
    return "\r\n".join(line for line in inner.splitlines() if line.strip()) + "\r\n"


def _start(component: Any) -> date | datetime | None:  # noqa: ANN401 - icalendar's own
    start = component.get("DTSTART")
    found = getattr(start, "dt", None)
    return found if isinstance(found, date) else None


def _is_utc(component: Any) -> bool:  # noqa: ANN401
    start = _start(component)
    return isinstance(start, datetime) and start.tzinfo is not None and start.utcoffset() == timedelta() \
        and str(start.tzinfo) in ("UTC", "Etc/UTC", "Z")  # fmt: skip


def _zone_of(components: list[Any]) -> str:
    for one in components:
        start = _start(one)
        if (
            isinstance(start, datetime)
            and start.tzinfo
            and (key := getattr(start.tzinfo, "key", "")) not in ("UTC", "")
        ):
            return str(key)
    return ""


def _occurrence(component: Any) -> tuple[str, date | datetime]:  # noqa: ANN401
    """Which time of which event a component stands in for."""
    return str(component.get("UID", "")), component.get("RECURRENCE-ID").dt


def _events(
    component: Any,  # noqa: ANN401
    zone: ZoneInfo | None,
    moved: set[tuple[str, date | datetime]],
    left_out: list[Remark],
) -> Iterator[Event]:
    start = _start(component)
    if start is None:
        return
    words = {name: str(component.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")}
    if str(component.get("STATUS", "")) == "CANCELLED":
        left_out.append(Remark(_OFF, {"title": words["SUMMARY"], "day": f"{start:%Y-%m-%d}"}))
        return
    end = getattr(component.get("DTEND"), "dt", None)
    length = getattr(component.get("DURATION"), "dt", None)
    if length is None and end is not None and isinstance(end, datetime) is isinstance(start, datetime):
        length = end - start
    rule = _followed(component)
    if component.get("RRULE") and rule is None:
        left_out.append(Remark(_NOT_FOLLOWED, {"title": words["SUMMARY"]}))
    for one in _times(component, start, rule, moved):
        if isinstance(one, datetime):
            local = one.astimezone(zone) if zone and one.tzinfo else one
            begins, ends = lasting(local.replace(tzinfo=None), length)
            yield Event(words["SUMMARY"], local.date(), begins, ends, words["LOCATION"], words["DESCRIPTION"])
            continue
        for offset in range(max(1, min((length or timedelta(days=1)).days, _LONGEST.days))):
            on = one + timedelta(days=offset)
            yield Event(words["SUMMARY"], on, None, None, words["LOCATION"], words["DESCRIPTION"])


def _followed(component: Any) -> dict[str, str] | None:  # noqa: ANN401
    """The parts of the rule that it repeats itself by; none if there is none that is followed."""
    if component.get("RRULE") is None:
        return None
    parts = (part.partition("=") for part in component.get("RRULE").to_ical().decode().split(";"))
    rule = {name.upper(): value for name, _, value in parts}
    is_known = all(re.fullmatch(_FOLLOWED.get(name, "(?!)"), value) for name, value in rule.items())
    may_miss = rule.get("FREQ") == "DAILY" and "BYDAY" in rule and rule.get("INTERVAL", "1") != "1"
    return rule if is_known and "FREQ" in rule and not may_miss else None


def _times(
    component: Any,  # noqa: ANN401
    start: date | datetime,
    rule: dict[str, str] | None,
    moved: set[tuple[str, date | datetime]],
) -> Iterator[date | datetime]:
    """When it is, each time; by the clock of its own zone."""
    if rule is None:
        yield start
        return
    from dateutil.rrule import rrulestr

    zone = start.tzinfo if isinstance(start, datetime) else None
    first = datetime.combine(start, start.time() if isinstance(start, datetime) else datetime.min.time())
    rule["UNTIL"] = (
        f"{min(_until(rule.get('UNTIL', ''), zone), first + _LONGEST - timedelta(days=1)):%Y%m%dT%H%M%S}"
    )
    most = min(int(rule.pop("COUNT", _MOST_TIMES)), _MOST_TIMES)
    excepted, uid = set(_exceptions(component)), str(component.get("UID", ""))
    written = ";".join(f"{name}={value}" for name, value in rule.items())
    for found in islice(rrulestr(written, dtstart=first), most):
        one = found.replace(tzinfo=zone) if isinstance(start, datetime) else found.date()
        if one not in excepted and (uid, one) not in moved:
            yield one


def _until(written: str, zone: tzinfo | None) -> datetime:
    """Until when it repeats itself, by the clock of its zone."""
    if not written:
        return datetime.max - timedelta(days=1)
    last = datetime.strptime(
        written[:15].ljust(15, "0") if "T" in written else f"{written}T235959", "%Y%m%dT%H%M%S"
    )
    return (
        last.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        if zone and written[-1] == "Z"
        else last
    )


def _exceptions(component: Any) -> Iterator[date | datetime]:  # noqa: ANN401
    """The times at which it is not."""
    found = component.get("EXDATE", [])
    for dates in found if isinstance(found, list) else [found]:
        yield from (one.dt for one in dates.dts)
