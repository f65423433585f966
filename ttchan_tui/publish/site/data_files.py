"""The site for programs: JSON, an Atom feed of changes, the frab schedule, the map of the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from ttchan_tui import __version__
from ttchan_tui.meeting.board.board_json import fields_without_notes, notes_fields
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording import facts
from ttchan_tui.publish.site.content import SiteContent
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import Language

_ATOM: Final = "http://www.w3.org/2005/Atom"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_json(site: SiteContent) -> bytes:
    """What the public may see, for programs; what was said on each prompt is in a file of its own."""
    meeting = site.meeting
    told = {
        "ttchan": __version__,
        "meeting": {
            "id": meeting.id,
            "name": dict(meeting.name.by_language),
            "start": meeting.start.isoformat(),
            "end": meeting.end.isoformat(),
            "time_zone": meeting.time_zone,
            "number": meeting.funding.number,
            "stated_total": meeting.participation.stated_total or None,
            "at_least": meeting.participation.at_least,
            "counts": meeting.participation.counts.value,
        },
        "days": [
            {"date": day.date.isoformat(), "title": dict(day.title.by_language)} for day in meeting.days
        ],
        "activities": [
            {
                "id": one.id,
                "date": one.date.isoformat(),
                "start": one.start.isoformat() if one.start else None,
                "end": one.end.isoformat() if one.end else None,
                "after_midnight": one.after_midnight,
                "title": dict(one.title.by_language),
            }
            for one in meeting.activities
        ],
        "board": fields_without_notes(replace(site.board, at=site.moment)),
        "said": {prompt.id: said_path(prompt.id) for prompt in meeting.prompts},
        "paths": {path.path: {"kind": path.kind.value, "ref": path.ref} for path in site.paths},
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def said_path(prompt: str) -> str:
    """The file with what was said on a prompt."""
    return f"said/{prompt}.json"


def said_json(site: SiteContent, prompt: str) -> bytes:
    """What was said on a prompt, for programs."""
    notes = [note for note in site.board.notes if note.prompt == prompt]
    told = {"prompt": prompt, "notes": notes_fields(site.board, notes)}
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def atom(site: SiteContent, language: Language, address: str) -> bytes:
    """What was moved or replanned, as a feed; `address` is where its pages in that language are."""
    feed = Element("feed", xmlns=_ATOM)
    feed.set("xml:lang", language.code)
    _text(feed, "id", f"tag:ttchan,2018:{site.meeting.id}:{language.code}")
    _text(feed, "title", site.meeting.name.in_language(language.code).text)
    _text(feed, "updated", _moment(site.programme_moment))
    SubElement(SubElement(feed, "author"), "name").text = harmless(
        site.meeting.lead.name.in_language(language.code).text
    )
    if address:
        SubElement(feed, "link", rel="self", href=f"{address}changes.atom")
    for day in site.meeting.days:
        if day.change:
            entry = SubElement(feed, "entry")
            _text(entry, "id", f"tag:ttchan,2018:{site.meeting.id}:{day.date.isoformat()}")
            _text(entry, "title", day.title.in_language(language.code).text)
            _text(entry, "updated", _moment(datetime.combine(day.date, time(12), UTC)))
            if address:
                SubElement(entry, "link", href=f"{address}day-{day.date.isoformat()}.html")
            _text(entry, "content", day.change.in_language(language.code).text)
    return _xml(feed)


def frab(site: SiteContent, language: Language) -> bytes:
    """The schedule as companions on phones read it; what has no clock time cannot be in it."""
    meeting = site.meeting
    schedule = Element("schedule")
    _text(schedule, "version", f"{site.programme_moment:%Y%m%d%H%M%S}")
    conference = SubElement(schedule, "conference")
    for name, text in (
        ("acronym", meeting.acronym),
        ("title", meeting.name.in_language(language.code).text),
        ("start", meeting.start.isoformat()),
        ("end", meeting.end.isoformat()),
        ("days", str(len(meeting.days))),
        ("timeslot_duration", "00:15"),
        ("time_zone_name", meeting.time_zone),
    ):
        _text(conference, name, text)
    zone = ZoneInfo(meeting.time_zone)
    numbers = {activity.id: number for number, activity in enumerate(meeting.activities, start=1)}
    for index, day in enumerate(meeting.days, start=1):
        begin = datetime.combine(day.date, time(0), zone)
        end = begin + timedelta(days=1, hours=6)
        element = SubElement(
            schedule,
            "day",
            index=str(index),
            date=day.date.isoformat(),
            start=begin.isoformat(),
            end=end.isoformat(),
        )
        timed = sorted((one for one in meeting.on(day.date) if one.start), key=_room)
        for room, activities in groupby(timed, key=_room):
            name = meeting.venue[room].name.in_language(language.code).text if room else "–"
            _add_room(
                SubElement(element, "room", name=harmless(name)), activities, meeting, language, numbers
            )
    return _xml(schedule)


def _room(activity: Activity) -> str:
    return next(iter(activity.venues), "")


def _add_room(
    room: Element,
    activities: Iterable[Activity],
    meeting: Meeting,
    language: Language,
    numbers: dict[str, int],
) -> None:
    zone = ZoneInfo(meeting.time_zone)
    for one in activities:
        assert one.start
        assert one.begins_at
        begin = one.begins_at.replace(tzinfo=zone)
        end = (one.ends_at or one.begins_at).replace(tzinfo=zone)
        minutes = max(15, int((end - begin).total_seconds() // 60))
        event = SubElement(room, "event", id=str(numbers[one.id]), guid=_guid(meeting, one))
        for name, text in (
            ("room", room.get("name") or ""),
            ("title", one.title.in_language(language.code).text),
            ("subtitle", ""),
            ("type", facts.kind(one, meeting, language)),
            ("date", begin.isoformat()),
            ("start", f"{one.start:%H:%M}"),
            ("duration", f"{minutes // 60:02}:{minutes % 60:02}"),
            ("abstract", one.text.in_language(language.code).text),
            ("slug", f"{meeting.id}-{one.id}"),
            ("track", ""),
            ("language", language.code),
        ):
            _text(event, name, text)
        for name in ("persons", "links"):
            SubElement(event, name)


def _guid(meeting: Meeting, activity: Activity) -> str:
    from uuid import NAMESPACE_URL, uuid5

    return str(uuid5(NAMESPACE_URL, f"ttchan:{meeting.id}:{activity.id}"))


def sitemap(addresses: Sequence[str]) -> bytes:
    """All pages, for search engines."""
    root = Element("urlset", xmlns=_SITEMAP)
    for address in addresses:
        _text(SubElement(root, "url"), "loc", address)
    return _xml(root)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = harmless(text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _xml(root: Element) -> bytes:
    indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"
