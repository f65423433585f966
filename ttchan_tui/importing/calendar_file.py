"""Calendars (iCalendar, RFC 5545), also when a mail program has wrapped them in HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from ttchan_tui.importing.account import CannotRead
from ttchan_tui.importing.schedule import Event, Schedule, lasting
from ttchan_tui.importing.spreadsheet import needs
from ttchan_tui.text.languages import N_

_MOST_TIMES: Final = 62
"""How often one that repeats itself is taken: as many days as a meeting may have."""


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
    events = [event for one in components for event in _events(one, ZoneInfo(zone) if zone else None)]
    return Schedule(tuple(events), str(found.get("X-WR-CALNAME", "")), zone=zone)


def _unwrapped(text: str) -> str:
    inner = text[text.index("BEGIN:VCALENDAR") :]
    inner = (
        inner[: inner.rindex("END:VCALENDAR") + len("END:VCALENDAR")] if "END:VCALENDAR" in inner else inner
    )
    if "<" in text[: text.index("BEGIN:VCALENDAR")]:
        inner = html.unescape(re.sub("<[^>]*>", "", re.sub("(?i)<br[^>]*>", "\n", inner)))
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


def _events(component: Any, zone: ZoneInfo | None) -> Iterator[Event]:  # noqa: ANN401
    start = _start(component)
    if start is None:
        return
    end = getattr(component.get("DTEND"), "dt", None)
    length = getattr(component.get("DURATION"), "dt", None)
    if length is None and end is not None and isinstance(end, datetime) is isinstance(start, datetime):
        length = end - start
    words = {name: str(component.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")}
    for one in _times(component, start):
        if isinstance(one, datetime):
            local = one.astimezone(zone) if zone and one.tzinfo else one
            begins, ends = lasting(local.replace(tzinfo=None), length)
            yield Event(words["SUMMARY"], local.date(), begins, ends, words["LOCATION"], words["DESCRIPTION"])
            continue
        for offset in range(max(1, min((length or timedelta(days=1)).days, _MOST_TIMES))):
            yield Event(
                words["SUMMARY"],
                one + timedelta(days=offset),
                None,
                None,
                words["LOCATION"],
                words["DESCRIPTION"],
            )


def _times(component: Any, start: date | datetime) -> Iterator[date | datetime]:  # noqa: ANN401
    """When it is, each time."""
    rule = component.get("RRULE")
    if rule is None:
        yield start
        return
    from dateutil.rrule import rrulestr

    is_day = not isinstance(start, datetime)
    first = start if isinstance(start, datetime) else datetime.combine(start, datetime.min.time())
    written = rule.to_ical().decode()
    if first.tzinfo is None:
        written = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", written)
    elif "UNTIL" in written and not re.search(r"UNTIL=\d{8}T\d{6}Z", written):
        until = re.search(r"UNTIL=(\d{8})(T\d{6})?", written)
        if until:
            last = datetime.strptime(until[1] + (until[2] or "T235959"), "%Y%m%dT%H%M%S").replace(
                tzinfo=first.tzinfo
            )
            written = written.replace(until[0], f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    for number, one in enumerate(rrulestr(written, dtstart=first)):
        if number >= _MOST_TIMES:
            return
        yield one.date() if is_day else one
