"""Checks on the project: its number and programme, and what the bundled example leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.checks.finding import Finding, entry, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.proofreading.project_number import is_known_programme
from ttchan_tui.text.languages import N_

EXAMPLE: Final = {
    "acronym": "TTChan",
    "number": "601592-CITIZ-1-2018-1-LV-CITIZ-TT",
    "name": (
        "Pilsētu sadraudzība kā Eiropas solidaritātes kanāls",
        "Town Twinning as a Channel of European Solidarity",
    ),
    "host": "daugavpils",
    "website": "www.daugavpils.lv",
}
"""What of the bundled meeting is left standing when somebody begins with a copy of it."""

_FEWEST_INVITED: Final = 25
"""People from other countries that a town-twinning meeting needs (programme guides 2014–2027)."""

_MOST_DAYS: Final = 21
"""Days that a town-twinning meeting may last (programme guides 2014–2027)."""

_PLACEHOLDERS: Final = frozenset(f"example.{end}" for end in ("com", "net", "org", "eu"))


def _left_of_the_example(meeting: Meeting) -> Iterator[Finding]:
    if meeting.acronym == EXAMPLE["acronym"]:  # a further meeting of the same project
        return
    template = N_("“{found}” is left of the bundled example. Put in what is right for this meeting.")
    if meeting.funding.number == EXAMPLE["number"]:
        yield warning("example-left", "funding.number", template, found=meeting.funding.number)
    for where, text in (("funding.line", meeting.funding.line), ("name", meeting.name)):
        for code, said in text.by_language.items():
            for name in (one for one in EXAMPLE["name"] if one in said):
                yield warning("example-left", f"{where}.{code}", template, found=name)
    if meeting.host != EXAMPLE["host"]:
        for where, address in _own_addresses(meeting):
            if urlsplit(address).hostname == EXAMPLE["website"]:
                yield warning("example-left", where, template, found=address)


def _placeholders(meeting: Meeting) -> Iterator[Finding]:
    websites = ((f"{entry('place', place.id)}: website", place.website) for place in meeting.places)
    for where, address in (*_own_addresses(meeting), *websites):
        if (urlsplit(address).hostname or "").removeprefix("www.") in _PLACEHOLDERS:
            yield warning(
                "address-placeholder",
                where,
                N_("{address} stands for an address and leads nowhere. Put in the real one."),
                address=address,
            )


def _own_addresses(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield from ((f"lead.website.{code}", one) for code, one in meeting.lead.website.by_language.items())
    yield from ((f"results.address.{code}", one) for code, one in meeting.results.address.by_language.items())


def _same_addresses(meeting: Meeting) -> Iterator[Finding]:
    results, lead = meeting.results, meeting.lead.website
    if results.address and not results.source and results.address == lead:
        yield warning(
            "results-not-their-own",
            "results.address",
            N_(
                "The results have the address of the lead partner's website. Give the address of their own "
                "page, or name in results.source who says that they are there."
            ),
        )


def _number(meeting: Meeting) -> Iterator[Finding]:
    funding = meeting.funding
    programmes = " ".join(funding.programme.by_language.values())
    if slip := proofreading.project_number(funding.number, programmes):
        yield warning(slip.code, "funding.number", slip.template, found=slip.found, **slip.values)


def _invited(meeting: Meeting) -> Iterator[Finding]:
    invited = meeting.participation.invited
    if _is_of_the_eu(meeting) and 0 < invited < _FEWEST_INVITED:
        yield warning(
            "people-few-invited",
            "participation: stated_total",
            N_(
                "People from other countries: {number}. The programme asks for {least} at least; "
                "are all delegations listed?"
            ),
            number=invited,
            least=_FEWEST_INVITED,
        )


def _duration(meeting: Meeting) -> Iterator[Finding]:
    days = (meeting.end - meeting.start).days + 1
    if _is_of_the_eu(meeting) and days > _MOST_DAYS:
        yield warning(
            "meeting-over-21-days",
            "end",
            N_("The meeting lasts {days} days; the programme pays for {most} at most. Is the date right?"),
            days=days,
            most=_MOST_DAYS,
        )


def _is_of_the_eu(meeting: Meeting) -> bool:
    return is_known_programme(" ".join(meeting.funding.programme.by_language.values()))


def _gaps(meeting: Meeting) -> Iterator[Finding]:
    numbers = {event.number for event in meeting.project_events}
    if missing := sorted(set(range(1, max(numbers, default=0))) - numbers):
        yield warning(
            "programme-event-missing",
            "project_event",
            N_("Events {missing} are missing between 1 and {last}. Add them, or correct the numbers."),
            missing=missing,
            last=max(numbers),
        )


RULES: Final = (
    Rule(
        _left_of_the_example,
        "meeting.acronym meeting.name meeting.host meeting.funding meeting.lead meeting.results",
    ),
    Rule(_placeholders, "meeting.lead meeting.results place.id place.website"),
    Rule(_same_addresses, "meeting.lead meeting.results"),
    Rule(_number, "meeting.funding"),
    Rule(
        _invited,
        "meeting.funding participation.* participation.stated_total participation.host_delegation "
        "delegation.* delegation.count delegation.country delegation.separately_named",
    ),
    Rule(_duration, "meeting.funding meeting.start meeting.end"),
    Rule(_gaps, "project_event.* project_event.number"),
)
"""Number, programme, addresses; nothing left of the example."""
