"""The fields of forms that ask for fields instead of sentences, filled in as far as the meeting knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Participation
from ttchan_tui.meeting.sheet.form import Wording
from ttchan_tui.meeting.sheet.names import GAP, Names
from ttchan_tui.meeting.sheet.numbers import people_from, total_of

_SEXES: Final = 3
"""Numbers of the breakdown that the form asks for; of fewer nobody could tell which they are."""


def field_lines(meeting: Meeting, wording: Wording, names: Names) -> Iterator[tuple[str, str]]:
    """A line for each field, and what it comes from; one for each country if a field is about countries."""
    known = _known(meeting, wording, names)
    rows = meeting.participation.counted
    countries = dict.fromkeys(row.country for row in rows)
    for template in wording.several("fields"):
        if "{from_country}" not in template:
            yield template.format(**known), "meeting"
            continue
        for code in countries:
            count = people_from(row for row in rows if row.country == code)
            yield template.format(from_country=names.country(code), count=count, **known), "participation"


def _known(meeting: Meeting, wording: Wording, names: Names) -> dict[str, object]:
    host, people, language = meeting.place[meeting.host], meeting.participation, wording.language
    websites = meeting.results.address or meeting.lead.website
    return {
        "number": meeting.funding.number,
        "name": meeting.name.in_language(language).text,
        "acronym": meeting.acronym,
        "participant": meeting.lead.name.in_language(language).text,
        "country": names.country(host.country),
        "place": names.location(host),
        "start": wording.day(meeting.start),
        "end": wording.day(meeting.end),
        "websites": websites.in_language(language).text,
        "total": total_of(people),
        "countries": people.counted_countries or GAP,
        "to_enter": wording.fill("to_enter"),
        "mode": wording.fill("both" if any(row.online for row in people.delegations) else "to_enter"),
        "breakdown": _breakdown(people) or wording.fill("to_enter"),
    }


def _breakdown(people: Participation) -> str:
    """How many women, men and others; empty unless all three are known."""
    sexes = (people.breakdown.female, people.breakdown.male, people.breakdown.non_binary)
    known = [number for number in sexes if number is not None]
    return ", ".join(map(str, known)) if len(known) == _SEXES else ""
