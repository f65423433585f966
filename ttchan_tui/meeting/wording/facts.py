"""How the things of a meeting are called; the same words on every screen and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ttchan_tui.meeting.geography.distances import direction, distance
from ttchan_tui.meeting.groupwork import Group
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Counts, Delegation, Greeting, Partner, Place
from ttchan_tui.meeting.programme import Activity, Venue
from ttchan_tui.meeting.wording.head_count import row_words
from ttchan_tui.text.languages import N_, Language


def when(activity: Activity, meeting: Meeting, language: Language) -> str:
    """Clock times if there are any, else the part of the day; empty if neither is stated."""
    if activity.start is not None:
        night = language.say(N_("after midnight")) if activity.after_midnight else ""
        return ", ".join(filter(None, (clock_times(activity, language), night)))
    if activity.part_of_day is not None:
        return meeting.part_of_day[activity.part_of_day].name.in_language(language.code).marked
    return ""


def clock_times(activity: Activity, language: Language) -> str:
    """Its clock times alone, for columns; empty if none is stated."""
    if activity.start is None:
        return ""
    start = language.time(activity.start)
    return f"{start}–{language.time(activity.end)}" if activity.end else start


def where(activity: Activity, meeting: Meeting, language: Language) -> str:
    """The names of the venues; empty if none is stated."""
    return "; ".join(venue_name(meeting.venue[id], meeting, language) for id in activity.venues)


def venue_name(venue: Venue, meeting: Meeting, language: Language) -> str:
    """The name of a venue; with its address or place behind it if another one is called so too."""

    def name(one: Venue) -> str:
        return one.name.in_language(language.code).marked

    if all(name(other) != name(venue) for other in meeting.venues if other is not venue):
        return name(venue)
    place = meeting.place.get(venue.place or "")
    lies_in = place.name.in_language(language.code).marked if place else ""
    return f"{name(venue)} ({venue.address or lies_in or venue.id})"


def kind(activity: Activity, meeting: Meeting, language: Language) -> str:
    """The name of its kind."""
    return meeting.kind[activity.kind].name.in_language(language.code).marked


def events(numbers: tuple[int, ...], language: Language) -> str:
    """The numbered project events, as short as a line of a list needs: "events 3 and 5"."""
    if not numbers:
        return ""
    listed = language.listed([language.ordinal(number) for number in numbers])
    return language.count("event {numbers}", "events {numbers}", len(numbers), numbers=listed)


def either_event(numbers: tuple[int, ...], language: Language) -> str:
    """The project event of an activity; of several, it is not known which: "event 3 or 5"."""
    if not numbers:
        return ""
    listed = language.either([language.ordinal(number) for number in numbers])
    return language.count("event {numbers}", "events {numbers}", 1, numbers=listed)


def came(row: Delegation, meeting: Meeting, language: Language) -> str:
    """How many people came; places that share a row are named: "16 participants in all: Łódź and Warsaw"."""
    people = row_words(row, meeting.participation, language)
    if len(row.places) <= 1:
        return people
    names = language.listed([meeting.place[id].name.in_language(language.code).marked for id in row.places])
    return language.say("{people} in all: {places}", people=people, places=names)


def greeting_language(greeting: Greeting, language: Language) -> str:
    """The language of a greeting: by the name that the meeting gives it, else by that of CLDR."""
    return greeting.language_name.in_language(language.code).marked or language.language_name(
        greeting.language
    )


def capitalised(words: str) -> str:
    """Words as a heading begins; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def group_name(group: Group, language: Language) -> str:
    """The group's own name, else that of its country."""
    return group.name.in_language(language.code).marked or language.country(group.country)


def group_sign(group: Group, language: Language) -> str:
    """A group where there is little room: the code of its country, else its name."""
    return group.country or group_name(group, language)


def partner_name(partner: Partner, language: Language) -> str:
    """The country of a partner, and its own name if a source has it."""
    return " · ".join(
        filter(None, (language.country(partner.country), partner.name.in_language(language.code).marked))
    )


def source_name(source: str, meeting: Meeting, language: Language) -> str:
    """Where a fact comes from: the title of the source, or the site of an address."""
    if source in meeting.source:
        return meeting.source[source].title.in_language(language.code).marked
    return urlsplit(source).hostname or source


def place_name(place: Place, language: Language) -> str:
    """A place in the language of the reader, with its own name behind it if that is another one."""
    name = place.name.in_language(language.code)
    same = name.text in place.local_name.split(" / ")
    return name.marked if same else f"{name.marked} ({place.local_name})"


def place_label(place: Place, language: Language) -> str:
    """The name of a place in the language of the reader."""
    return place.name.in_language(language.code).marked


def way(place: Place, meeting: Meeting, language: Language) -> str:
    """How far it is from the host, and in which direction; empty for the host and where no town is named."""
    host = meeting.place[meeting.host]
    if not place.position or not host.position or place.id == host.id:
        return ""
    away = language.number(round(distance(host.position, place.position)))
    towards = direction(host.position, place.position)
    said = language.say("{distance} km", distance=away)
    return f"{said}, {language.say(towards.value)}" if towards else said


def in_order(places: Iterable[Place], meeting: Meeting, language: Language) -> list[Place]:
    """Places as lists have them: the host's first, the others by the names that they are shown with."""

    def key(place: Place) -> tuple[bool, tuple[list[str], str]]:
        return place.id != meeting.host, language.sort_key(place_label(place, language))

    return sorted(places, key=key)


def partners_first(meeting: Meeting, language: Language) -> list[Place]:
    """The places for those who look on: the host's, those of partners' countries, the others; by names."""
    countries = {meeting.place[meeting.host].country, *(partner.country for partner in meeting.partners)}
    return sorted(in_order(meeting.places, meeting, language), key=lambda one: one.country not in countries)


def rows_in_order(rows: Iterable[Delegation], meeting: Meeting, language: Language) -> list[Delegation]:
    """Delegations as lists have them: the host's first, the others by the names of their countries."""

    def key(row: Delegation) -> tuple[bool, tuple[list[str], str]]:
        is_guest = row.id != meeting.participation.host_delegation
        return is_guest, language.sort_key(language.country(row.country))

    return sorted(rows, key=key)


def places_by_country(meeting: Meeting, language: Language) -> list[Place]:
    """All places as the list of who takes part has them; those that it does not name behind them."""
    people = meeting.participation
    rows = [
        *rows_in_order(people.counted, meeting, language),
        *rows_in_order(people.separately_named, meeting, language),
    ]
    listed = [
        place
        for row in rows
        for place in in_order(map(meeting.place.__getitem__, row.places), meeting, language)
    ]
    return [*listed, *in_order((one for one in meeting.places if one not in listed), meeting, language)]


def figures(meeting: Meeting, language: Language) -> Iterator[tuple[int, str]]:
    """The meeting in figures, and what each of them counts."""
    people, count = meeting.participation, language.count
    total, countries = people.stated_total, people.counted_countries
    if total and people.counts is Counts.EXPECTED:
        said = count("participant expected", "participants expected", total)
        least = count("participant expected at least", "participants expected at least", total)
        yield total, least if people.at_least else said
    elif total and people.at_least:
        yield total, count("participant at least, as stated", "participants at least, as stated", total)
    elif total:
        yield total, count("participant, as stated", "participants, as stated", total)
    if total:
        yield countries, count("country counted in that total", "countries counted in that total", countries)
    if others := people.separately_named_people:
        yield others, count("named separately", "named separately", others)
    activities, days = len(meeting.activities), len(meeting.days)
    if days == 1:
        yield activities, count("activity in one day", "activities in one day", activities)
    else:
        yield activities, count("activity in {days} days", "activities in {days} days", activities, days=days)
