"""Schedules of conferences: frab's XML, which pretalx writes too, and pretalx's JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ttchan_tui.importing.account import CannotRead
from ttchan_tui.importing.schedule import MORNING, Event, Schedule, lasting
from ttchan_tui.importing.spreadsheet import needs
from ttchan_tui.importing.values import clock
from ttchan_tui.text.languages import N_


def frab(text: str, persons: bool) -> Schedule:
    """What a frab schedule says (github.com/frab/frab, schema of version 1)."""
    with needs("defusedxml"):
        from defusedxml.ElementTree import fromstring
    root = fromstring(text[text.index("<") :].encode())
    conference = _words(root.find("conference"))
    events = [
        _event(
            {**_words(event), "persons": _names(event)}, str(day.get("date")), str(room.get("name")), persons
        )
        for day in root.iter("day")
        for room in day.iter("room")
        for event in room.iter("event")
    ]
    return Schedule(
        tuple(events),
        conference.get("title", ""),
        conference.get("acronym", ""),
        conference.get("time_zone_name", ""),
    )


def _words(element: Any) -> dict[str, str]:  # noqa: ANN401 - of defusedxml, which has no types
    return {child.tag: (child.text or "").strip() for child in element} if element is not None else {}


def _names(event: Any) -> list[str]:  # noqa: ANN401
    return [(person.text or "").strip() for person in event.iter("person")]


def pretalx(text: str, persons: bool) -> Schedule:
    """What the JSON of pretalx says (its schedule export)."""
    try:
        conference = json.loads(text)["schedule"]["conference"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CannotRead(N_("This JSON is not a schedule as pretalx exports it.")) from error
    return Schedule(
        tuple(_pretalx_events(conference, persons)),
        str(conference.get("title", "")),
        str(conference.get("acronym", "")),
        str(conference.get("time_zone_name", "")),
    )


def _pretalx_events(conference: Mapping[str, Any], persons: bool) -> Iterator[Event]:
    for day in conference["days"]:
        for room, events in day["rooms"].items():
            for event in events:
                names = [
                    str(one.get("public_name") or one.get("name") or "") for one in event.get("persons", [])
                ]
                yield _event({**event, "persons": names}, str(day["date"]), str(room), persons)


def _event(fields: Mapping[str, Any], day: str, room: str, persons: bool) -> Event:
    """One event; if it begins in the night behind its day, its own date is that of the next one."""
    begins = datetime.fromisoformat(str(fields["date"])) if "T" in str(fields.get("date", "")) else None
    start = begins.time() if begins else clock(str(fields.get("start", "")))
    on = begins.date() if begins else date.fromisoformat(day)
    is_night = begins is not None and start is not None and start < MORNING and _is_day_before(day, on)
    on -= timedelta(days=is_night)
    end = None
    if start is not None:
        start, end = lasting(
            datetime.combine(on, start.replace(tzinfo=None)), _duration(fields.get("duration"))
        )
    texts = [str(fields.get(name) or "") for name in ("subtitle", "abstract", "description")]
    return Event(
        title=str(fields.get("title") or ""),
        day=on,
        start=start,
        end=end,
        room=room,
        text="\n\n".join(dict.fromkeys(filter(None, texts))),
        kind=str(fields.get("type") or ""),
        language=str(fields.get("language") or ""),
        led_by=", ".join(filter(None, fields["persons"])) if persons else "",
        after_midnight=is_night,
    )


def _is_day_before(day: str, other: date) -> bool:
    """Whether the first of two days is the one before the other."""
    return day[:10] == (other - timedelta(days=1)).isoformat()


def _duration(found: object) -> timedelta | None:
    parts = str(found or "").split(":")
    if not all(part.isdigit() for part in parts):
        return None
    minutes = 0
    for part in parts[-2:]:
        minutes = minutes * 60 + int(part)
    days = int(parts[-3]) if len(parts) > len(("hours", "minutes")) else 0
    return timedelta(days=days, minutes=minutes)
