"""Checks on what is left in texts: remains of drafts, people's names, figures and dates of something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.checks.all_texts import all_lines, all_texts
from ttchan_tui.meeting.checks.finding import Finding, entry, field_of, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.proofreading import Mention, Slip
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text

_IN_ANY_TEXT: Final[tuple[Callable[[str], Iterable[Slip]], ...]] = (
    proofreading.leftovers,
    proofreading.vague_lists,
    proofreading.doubled,
    proofreading.mixed_scripts,
    proofreading.mail_addresses,
    proofreading.telephones,
    proofreading.named_persons,
)
_IN_ANY_LINE: Final[tuple[Callable[[str], Iterable[Slip]], ...]] = (
    proofreading.leftovers,
    proofreading.mixed_scripts,
    proofreading.mail_addresses,
)
_IN_ITS_LANGUAGE: Final = (proofreading.impossible_dates, proofreading.misspelt_months)


def check_prose(meeting: Meeting, doubtful: frozenset[str]) -> Iterator[Finding]:
    """What people leave in texts, as far as the texts could be read."""
    for where, text in all_texts(meeting):
        if field_of(where) not in doubtful:
            for code, said in text.by_language.items():
                if not _is_address(said):
                    yield from _findings(f"{where}.{code}", _slips(said, code))
    for where, line in all_lines(meeting):
        if field_of(where) not in doubtful and not _is_address(line):
            yield from _findings(where, (slip for rule in _IN_ANY_LINE for slip in rule(line)))


def _is_address(said: str) -> bool:
    return "://" in said and " " not in said


def _slips(said: str, code: str) -> Iterator[Slip]:
    for rule in _IN_ANY_TEXT:
        yield from rule(said)
    with suppress(LookupError):  # CLDR knows nothing of the language, and so of its months
        for rule_of_language in _IN_ITS_LANGUAGE:
            yield from rule_of_language(said, code)


def _findings(where: str, slips: Iterable[Slip]) -> Iterator[Finding]:
    return (warning(slip.code, where, slip.template, found=slip.found, **slip.values) for slip in slips)


def _figures(meeting: Meeting) -> Iterator[Finding]:
    people = meeting.participation
    rows = people.delegations
    known = {
        "countries": {
            people.counted_countries,
            people.named_countries,
            people.named_countries - people.counted_countries,
            people.counted_countries - 1,
            people.named_countries - 1,
        },
        "days": {len(meeting.days)},
    }
    if people.is_exact:
        known["people"] = {
            people.stated_total,
            people.counted_sum,
            people.invited,
            people.separately_named_people,
            *(row.count for row in rows),
            *people.breakdown.given.values(),
        }
    for where, text in (
        ("about", meeting.about),
        ("participation: text", people.text),
        ("results.text", meeting.results.text),
    ):
        for code, said in text.by_language.items():
            yield from _findings(f"{where}.{code}", proofreading.differing_figures(said, code, known))
            if not people.at_least:
                yield from _findings(f"{where}.{code}", proofreading.vague_totals(said, code))


class _Elsewhere(NamedTuple):
    """A date in the text of a day that is not that day's."""

    where: str
    day: date
    mention: Mention


def _dates(meeting: Meeting) -> Iterator[Finding]:
    found = [one for where, day, text in _dated(meeting) for one in _elsewhere(where, day, text)]
    by_months: dict[tuple[int, int], list[_Elsewhere]] = defaultdict(list)
    for one in found:
        if one.mention.day == one.day.day:
            by_months[one.day.month, one.mention.month].append(one)
    mistaken = [ones for ones in by_months.values() if len({one.day for one in ones}) > 1]
    for first, *others in mistaken:
        yield warning(
            "text-month-mistaken",
            first.where,
            N_("“{found}” and {number} more are one month off; the meeting is from {start} to {end}."),
            found=first.mention.found,
            number=len(others),
            start=meeting.start,
            end=meeting.end,
        )
    told = {id(one) for ones in mistaken for one in ones}
    for one in found:
        if id(one) not in told:
            template = N_("“{found}” stands in a text about {day}. Correct it, or say why it is named here.")
            yield warning("text-date-elsewhere", one.where, template, found=one.mention.found, day=one.day)


def _dated(meeting: Meeting) -> Iterator[tuple[str, date, Text]]:
    for day in meeting.days:
        yield f"{entry('day', day.date)}: title", day.date, day.title
        yield f"{entry('day', day.date)}: text", day.date, day.text
    for activity in meeting.activities:
        yield f"{entry('activity', activity.id)}: title", activity.date, activity.title
        yield f"{entry('activity', activity.id)}: text", activity.date, activity.text


def _elsewhere(where: str, day: date, text: Text) -> Iterator[_Elsewhere]:
    for code, said in text.by_language.items():
        with suppress(LookupError):
            for mention in proofreading.strays(said, code, day, day):
                yield _Elsewhere(f"{where}.{code}", day, mention)


RULES: Final = (
    Rule(
        _figures,
        "meeting.about meeting.results participation.* participation.text participation.stated_total "
        "participation.host_delegation delegation.* delegation.count delegation.country "
        "delegation.separately_named day.* day.date",
    ),
    Rule(
        _dates,
        "meeting.start meeting.end day.date day.title day.text activity.date activity.title activity.text",
    ),
)
"""Figures and dates in texts that are not those of the meeting."""
