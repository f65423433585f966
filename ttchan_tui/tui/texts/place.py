"""A city, district or country in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.geography import direction, distance
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Fact, Place
from ttchan_tui.meeting.wording.facts import came, capitalised, greeting_language, place_name, source_name
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said


def place_text(place: Place, meeting: Meeting, language: Language, now: datetime) -> Content:
    """Everything that is known about a place; `now` is the time at the meeting."""
    lines = [
        joined((place_name(place, language), "bold $primary")),
        plain(language.country(place.country), "$quiet"),
        plain(""),
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
            lines += [_fact(fact, meeting, language) for fact in facts]
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


def _fact(fact: Fact, meeting: Meeting, language: Language) -> Content:
    age = (f" ({language.say('for adults')})", "$quiet") if fact.age_sensitive else ""
    return joined(
        "• ", said(fact.text, language), age, (f"  [{source_name(fact.source, meeting, language)}]", "$quiet")
    )
