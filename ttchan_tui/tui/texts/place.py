"""A city, district or country in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.geography import direction, distance
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Fact, Place, PlaceKind
from ttchan_tui.meeting.wording.facts import came, capitalised, greeting_language, place_name, source_name
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said


def place_text(place: Place, meeting: Meeting, language: Language, now: datetime) -> Content:
    """Everything that is known about a place; `now` is the time at the meeting."""
    name = plain(place_name(place, language), "bold $primary")
    country = (
        [plain(language.country(place.country), "$quiet")] if place.kind is not PlaceKind.COUNTRY else []
    )
    return Content("\n").join([name, *country, plain(""), postcard(place, meeting, language, now)])


def names_text(place: Place, language: Language) -> Content:
    """What stands below the name of a place: its own name, if that is another one, and its country."""
    names = place_name(place, language), place.name.in_language(language.code).marked
    own = place.local_name if names[0] != names[1] else ""
    country = language.country(place.country) if place.kind is not PlaceKind.COUNTRY else ""
    return plain(" · ".join(filter(None, (own, country))), "$quiet")


def postcard(
    place: Place, meeting: Meeting, language: Language, now: datetime, *, sources: bool = True
) -> Content:
    """What is known about a place besides its names.

    Args:
        place: Which one.
        meeting: Whose place it is.
        language: The language of the reader.
        now: The time at the meeting.
        sources: Whether it is said where each fact comes from.
    """
    lines = [
        *_greetings(place, language),
        *_whereabouts(place, meeting, language, now),
        *_people(place, meeting, language),
    ]
    if place.note:
        lines += [plain(""), paragraphs(place.note, language)]
    for category in meeting.fact_categories:
        if facts := meeting.facts_of(place, category.id):
            heading = capitalised(category.name.in_language(language.code).marked)
            lines += [plain(""), plain(heading, "bold $accent")]
            lines += [_fact(fact, meeting, language, sources=sources) for fact in facts]
    return Content("\n").join(lines)


def _greetings(place: Place, language: Language) -> Iterator[Content]:
    for greeting in place.greetings:
        yield joined(
            (greeting.hello, "bold"),
            f"   {greeting.welcome}",
            (f"   {greeting_language(greeting, language)}", "$quiet"),
        )


def _whereabouts(place: Place, meeting: Meeting, language: Language, now: datetime) -> Iterator[Content]:
    host = meeting.place[meeting.host]
    if place.position and host.position and place is not host:
        towards = direction(host.position, place.position)
        home, away = (one.name.in_language(language.code).marked for one in (host, place))
        yield joined(
            (f"{home} → {away}: ", "$quiet"),
            language.say(
                "{distance} km", distance=language.number(round(distance(host.position, place.position)))
            ),
            f", {language.say(towards.value)}" if towards else "",
        )
    there = now.astimezone(ZoneInfo(place.time_zone))
    if there.utcoffset() != now.astimezone(ZoneInfo(meeting.time_zone)).utcoffset():
        yield joined(
            (language.say("Time there: "), "$quiet"), f"{language.time(there)}, {language.weekday(there)}"
        )
    if place.website:
        yield joined((language.say("Website: "), "$quiet"), place.website)


def _people(place: Place, meeting: Meeting, language: Language) -> Iterator[Content]:
    for row in meeting.participation.delegations:
        if place.id in row.places:
            yield joined((language.say("Came to the meeting: "), "$quiet"), came(row, meeting, language))
            if row.note:
                yield said(row.note, language, "$quiet")
            if row.separately_named:
                yield said(meeting.participation.separately_named_note, language, "$quiet")


def _fact(fact: Fact, meeting: Meeting, language: Language, *, sources: bool) -> Content:
    age = (f" ({language.say('for adults')})", "$quiet") if fact.age_sensitive else ""
    source = f"  [{source_name(fact.source, meeting, language)}]" if sources else ""
    return joined("• ", said(fact.text, language), age, (source, "$quiet"))
