"""How many people came from each country, as the public reads it: small numbers are not told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import FEWEST, Counts, Delegation
from ttchan_tui.text.languages import N_, Language


class CountryRow(NamedTuple):
    """A country of the participation list."""

    name: str
    told: str
    """How many people, as far as that is known and may be told."""
    share: int
    """Of the largest country in percent; 0 if it is not told."""


def country_rows(meeting: Meeting, language: Language) -> list[CountryRow]:
    """The countries of the list, in its order."""
    by_country: dict[str, list[Delegation]] = {}
    for row in meeting.participation.counted:
        by_country.setdefault(row.country, []).append(row)
    people = {code: sum(row.count for row in rows) for code, rows in by_country.items()}
    most = max([1, *people.values()])
    return [
        CountryRow(
            language.country(code),
            _told(people[code], rows, language),
            round(100 * people[code] / most) if people[code] >= FEWEST else 0,
        )
        for code, rows in by_country.items()
    ]


def over_the_rows(meeting: Meeting, language: Language) -> str:
    """What stands over the numbers of people."""
    came = meeting.participation.counts is Counts.CAME
    return language.say(N_("Who came") if came else N_("Who is expected"))


def _told(number: int, rows: Sequence[Delegation], language: Language) -> str:
    if any(row.at_least or not row.count for row in rows):
        return language.say(N_("at least {number}"), number=number) if number >= FEWEST else "–"
    return str(number) if number >= FEWEST else language.say(N_("fewer than {number}"), number=FEWEST)
