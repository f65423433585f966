"""What the list of people is called, how many came or are expected; where nobody has said how many, that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Counts, Delegation, Participation
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.text.languages import Language

NOT_KNOWN: Final = "–"
"""Stands for a number in a column."""


def who_heading(meeting: Meeting, moment: datetime, language: Language) -> str:
    """What the list of people is called: they come, are here or were; as long as only expected, that."""
    match display_phase(meeting, moment), meeting.participation.counts:
        case DisplayPhase.BEFORE, _:
            return language.say("Who is coming")
        case DisplayPhase.AFTER, Counts.EXPECTED:
            return language.say("Who was expected")
        case DisplayPhase.AFTER, _:
            return language.say("Who was here")
        case _, Counts.EXPECTED:
            return language.say("Who is expected")
        case _:
            return language.say("Who is here")


def total_words(people: Participation, language: Language) -> str:
    """The stated total: "159 participants", "at least 200 participants expected"; empty if there is none."""
    return _participants(people.stated_total, people, language, at_least=people.at_least)


def row_words(row: Delegation, people: Participation, language: Language) -> str:
    """How many of a delegation: "16 participants, 4 of them online"."""
    words = _participants(row.count, people, language, at_least=row.at_least)
    if not words:
        return language.say("number of participants not stated")
    if not row.online:
        return words
    online = language.count("{number} of them online", "{number} of them online", row.online)
    return f"{words}, {online}"


def in_column(number: int, *, at_least: bool = False) -> str:
    """A number of people as it stands in a column."""
    return f"{'≥' if at_least else ''}{number}" if number else NOT_KNOWN


def breakdown_words(people: Participation, language: Language) -> Iterator[str]:
    """What the total is made of, as far as it may be shown to everybody."""
    online = sum(row.online for row in people.counted)
    if online:
        yield language.count("{number} of them online", "{number} of them online", online)
    yield from (_part(name, number, language) for name, number in people.breakdown.public.items())


def _part(name: str, number: int, language: Language) -> str:
    match name:
        case "female":
            return language.count("{number} woman", "{number} women", number)
        case "male":
            return language.count("{number} man", "{number} men", number)
        case "non_binary":
            return language.count("{number} non-binary person", "{number} non-binary people", number)
    return language.count("{number} under 18", "{number} under 18", number)


def _participants(number: int, people: Participation, language: Language, *, at_least: bool) -> str:
    if not number:
        return ""
    count = language.count
    match people.counts is Counts.EXPECTED, at_least:
        case True, True:
            return count(
                "at least {number} participant expected", "at least {number} participants expected", number
            )
        case True, _:
            return count("{number} participant expected", "{number} participants expected", number)
        case _, True:
            return count("at least {number} participant", "at least {number} participants", number)
    return count("{number} participant", "{number} participants", number)
