"""A city, district or country: what stands on its postcard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, groupby
from operator import attrgetter
from textwrap import wrap
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Fact, Place, PlaceKind
from ttchan_tui.meeting.wording.facts import (
    came,
    capitalised,
    greeting_language,
    place_name,
    source_name,
    way,
)
from ttchan_tui.meeting.wording.pictures import caption
from ttchan_tui.text.languages import Language
from ttchan_tui.text.multilingual import Text
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said

MOST_DOTS: Final = 120
"""Of more people than that the dots would be all that one sees of a postcard."""
_DOTS_IN_A_ROW: Final = 40
"""As many as the narrowest postcard has room for."""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing worth knowing about a place."""

    heading: str
    text: Content
    source: str = ""
    """Where it comes from, as it is told; empty if it is the participation list itself."""


def names_text(place: Place, language: Language) -> Content:
    """What stands below the name of a place: its own name, if that is another one, and its country."""
    names = place_name(place, language), place.name.in_language(language.code).marked
    own = place.local_name if names[0] != names[1] else ""
    country = language.country(place.country) if place.kind is not PlaceKind.COUNTRY else ""
    return plain(" · ".join(filter(None, (own, country))), "$quiet")


def address_side(place: Place, meeting: Meeting, language: Language, now: datetime) -> Content:
    """How it greets, who came, how far it is, and the time there if it is another one.

    Args:
        place: Which one.
        meeting: Whose place it is.
        language: The language of the reader.
        now: The time at the meeting.
    """
    lines = [
        *_greetings(place, language),
        *_people(place, meeting, language),
        *_whereabouts(place, meeting, language, now),
    ]
    if place.website:
        lines.append(plain(place.website, "$quiet"))
    return Content("\n").join(lines)


def cards(place: Place, meeting: Meeting, language: Language) -> list[Card]:
    """What is known about a place, by categories; last what is to be said of the list of participants."""
    known = [
        Card(
            capitalised(category.name.in_language(language.code).marked),
            _fact(fact, language),
            source_name(fact.source, meeting, language),
        )
        for category in meeting.fact_categories
        for fact in meeting.facts_of(place, category.id)
    ]
    remarks = Content("\n").join(paragraphs(note, language) for note in _notes(place, meeting))
    if remarks:
        known.append(Card(language.say("About the list"), remarks))
    return known


def picture_cards(place: Place, language: Language) -> list[Card]:
    """Its picture in words, for where it is not seen."""
    if place.picture is None:
        return []
    return [Card(language.say("Picture"), plain(caption(place.picture, language)))]


def place_text(
    place: Place, meeting: Meeting, language: Language, now: datetime, *, name: Content
) -> Content:
    """The whole postcard, everything below its drawn name; to be wrapped below its words."""
    names = names_text(place, language)
    facts = together(cards(place, meeting, language), sources=False)
    address = address_side(place, meeting, language, now)
    return Content("\n").join([name, *([names] if names else []), plain(""), address, plain(""), facts])


def in_one_line(place: Place, meeting: Meeting, language: Language) -> Content:
    """How it greets, its names, who came, and how far it is."""
    greeting = [(f"{place.greetings[0].welcome}  ", "bold $accent")] if place.greetings else []
    people = [plain(_came(place, row, meeting, language)) for row in _rows(place, meeting)]
    names = [names] if (names := names_text(place, language)) else []
    return joined(
        *greeting, Content(" · ").join([*names, *people, *filter(None, [way(place, meeting, language)])])
    )


def together(all_of_them: Sequence[Card], *, sources: bool) -> Content:
    """Cards below each other, under a heading for each kind; to be wrapped below their words."""
    lines: list[Content] = []
    for heading, of_a_kind in groupby(all_of_them, attrgetter("heading")):
        lines += [*([plain("")] if lines else []), plain(heading, "bold $accent")]
        for card in of_a_kind:
            source = f"  [{card.source}]" if sources and card.source else ""
            lines.append(joined("• ", card.text, (source, "$quiet")))
    return Content("\n").join(lines)


def in_columns(all_of_them: Sequence[Card], columns: int, *, sources: bool) -> tuple[Content, Content]:
    """Cards in two columns of so many characters, about as high as each other; no kind is divided."""
    kinds = [list(cards) for _, cards in groupby(all_of_them, attrgetter("heading"))]

    def divided(at: int) -> tuple[Content, Content]:
        left, right = (list(chain.from_iterable(part)) for part in (kinds[:at], kinds[at:]))
        return together(left, sources=sources), together(right, sources=sources)

    def height(at: int) -> int:
        return max(len(part.wrap(columns)) for part in divided(at))

    return divided(min(range(len(kinds) + 1), key=height))


def _greetings(place: Place, language: Language) -> Iterator[Content]:
    """How one is welcomed there; in which language, where there are several."""
    for greeting in place.greetings:
        if len(place.greetings) > 1:
            yield joined((greeting.welcome, "bold"), (f"  {greeting_language(greeting, language)}", "$quiet"))
        else:
            yield joined((greeting.welcome, "bold"), f"  {greeting.hello.partition(' / ')[0]}")


def _whereabouts(place: Place, meeting: Meeting, language: Language, now: datetime) -> Iterator[Content]:
    if away := way(place, meeting, language):
        yield Content(away)
    there = now.astimezone(ZoneInfo(place.time_zone))
    here = now.astimezone(ZoneInfo(meeting.time_zone))
    if there.utcoffset() != here.utcoffset():
        hours = ((there.utcoffset() or timedelta()) - (here.utcoffset() or timedelta())) / timedelta(hours=1)
        yield joined(
            (language.say("Time there: "), "$quiet"), language.time(there), _difference(hours, language)
        )


def _difference(hours: float, language: Language) -> str:
    """How many hours earlier or later it is; nothing if they are not whole ones: the time says it."""
    if not hours.is_integer():
        return ""
    if hours < 0:
        return ", " + language.count("an hour earlier", "{number} hours earlier", int(-hours))
    return ", " + language.count("an hour later", "{number} hours later", int(hours))


def _rows(place: Place, meeting: Meeting) -> Iterator[Delegation]:
    """The rows of the list in which it stands."""
    return (row for row in meeting.participation.delegations if place.id in row.places)


def _people(place: Place, meeting: Meeting, language: Language) -> Iterator[Content]:
    """A dot for each who came, and how many they are."""
    for row in _rows(place, meeting):
        words = _came(place, row, meeting, language)
        dots = ("○" if row.separately_named else "●") * row.count if row.count <= MOST_DOTS else ""
        *whole, last = wrap(dots, _DOTS_IN_A_ROW) or [""]
        yield from (plain(each, "$primary") for each in whole)
        yield joined((f"{last}  " if last else "", "$primary"), words)


def _came(place: Place, row: Delegation, meeting: Meeting, language: Language) -> str:
    """How many came: of a country that is all which is named, guests from there."""
    if place.kind is PlaceKind.COUNTRY and row.count and not row.at_least:
        words = language.count("one guest from this country", "{number} guests from this country", row.count)
    else:
        words = came(row, meeting, language)
    return f"{words} · {language.say('named separately')}" if row.separately_named else words


def _notes(place: Place, meeting: Meeting) -> Iterator[Text]:
    """What is to be said of its row of the list."""
    if place.note:
        yield place.note
    for row in _rows(place, meeting):
        if row.note:
            yield row.note
        if row.separately_named and meeting.participation.separately_named_note:
            yield meeting.participation.separately_named_note


def _fact(fact: Fact, language: Language) -> Content:
    age = (f" ({language.say('for adults')})", "$quiet") if fact.age_sensitive else ""
    return joined(said(fact.text, language), age)
