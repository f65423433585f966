"""`ttchan partners PLACE`: one city, district or country in full."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Counts, Place
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.meeting.wording.facts import (
    came,
    capitalised,
    greeting_language,
    place_name,
    source_name,
    way,
)
from ttchan_tui.meeting.wording.pictures import picture_words


def print_place(context: Context, meeting: Meeting, place: Place) -> None:
    """Everything that is known about a place, for people."""
    out, language = context.out, context.language
    out.line(place_name(place, language))
    out.line(language.country(place.country))
    for greeting in place.greetings:
        name = greeting_language(greeting, language)
        out.line(f"{greeting.hello}  {greeting.welcome}  ({name})", indent=2)
    _print_whereabouts(context, meeting, place, Clock(meeting, context.now).now())
    _print_people(context, meeting, place)
    if place.note:
        out.line(told(place.note, language))
    if place.picture:
        out.line(picture_words(place.picture, language))
    for category in meeting.fact_categories:
        if facts := meeting.facts_of(place, category.id):
            out.line()
            out.line(capitalised(told(category.name, language)))
            for fact in facts:
                source = source_name(fact.source, meeting, language)
                out.line(f"{told(fact.text, language)} [{source}]", indent=2)
    print_funding(out, meeting, language)


def _print_whereabouts(context: Context, meeting: Meeting, place: Place, now: datetime) -> None:
    out, language, host = context.out, context.language, meeting.place[meeting.host]
    if away := way(place, meeting, language):
        out.line(f"{told(host.name, language)} → {told(place.name, language)}: {away}")
    local = now.astimezone(ZoneInfo(place.time_zone))
    out.line(f"{language.say('Time there: ')}{language.time(local)}, {language.weekday(local)}")
    if place.website:
        out.line(f"{language.say('Website: ')}{place.website}")


def _print_people(context: Context, meeting: Meeting, place: Place) -> None:
    out, language = context.out, context.language
    is_expected = meeting.participation.counts is Counts.EXPECTED
    label = language.say("Taking part: ") if is_expected else language.say("Came to the meeting: ")
    for row in meeting.participation.delegations:
        if place.id in row.places:
            out.line(f"{label}{came(row, meeting, language)}")
            if row.note:
                out.line(told(row.note, language), indent=2)
            if row.separately_named and meeting.participation.separately_named_note:
                out.line(told(meeting.participation.separately_named_note, language), indent=2)
