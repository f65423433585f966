"""Checks on every text of the meeting, wherever it stands, and on the addresses for codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from ttchan_tui.meeting.address import percent_encoded
from ttchan_tui.meeting.checks.finding import Finding, Severity, entry, field_of, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.codes import SHORT_ADDRESS
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import CODES, N_
from ttchan_tui.text.multilingual import Text

_SECTIONS: Final = {
    "Source": "source",
    "PartOfDay": "part_of_day",
    "Day": "day",
    "ProjectEvent": "project_event",
    "FactCategory": "fact_category",
    "Kind": "kind",
    "Activity": "activity",
    "Venue": "venue",
    "Participation": "participation",
    "Delegation": "delegation",
    "Partner": "partner",
    "Place": "place",
    "Greeting": "greeting",
    "Fact": "fact",
    "Group": "group",
    "Prompt": "prompt",
    "Category": "category",
    "Level": "level",
    "Step": "step",
}
"""What the files call the classes of the domain."""

_NAME_LENGTH: Final = 40
"""Characters up to which a text may be the same in two languages, as names are."""


def check_texts(meeting: Meeting, doubtful: frozenset[str]) -> Iterator[Finding]:
    """Missing and forgotten translations, as far as the texts could be read.

    Those of languages that the interface does not speak are not missed: whoever reads them is shown
    another one anyway.
    """
    spoken = tuple(code for code in meeting.languages if code in CODES)
    for where, text in _texts(meeting, ""):
        if field_of(where) in doubtful:
            continue
        if missing := text.missing(spoken):
            yield warning(
                "text-missing-translation",
                where,
                N_("The text is not there in: {languages}. It will be shown in another language."),
                languages=missing,
            )
        yield from _same(where, text)


def _unspoken(meeting: Meeting) -> Iterator[Finding]:
    if unspoken := [code for code in meeting.languages if code not in CODES]:
        yield warning(
            "language-not-spoken",
            "languages",
            N_(
                "The interface does not speak {languages}. Such texts are kept, but shown only where "
                "there is no other; translations into them are not missed here."
            ),
            languages=unspoken,
        )


def _texts(value: object, where: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, tuple):
        where = "" if where == "participation" else where  # delegations are entries of their own
        for number, item in enumerate(value, start=1):
            yield from _texts(item, _joined(where, _label(item, number)))
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            yield from _texts(inner, where if isinstance(inner, tuple) else _joined(where, field.name))


def _joined(where: str, name: str) -> str:
    if where in ("funding", "lead", "results"):
        return f"{where}.{name}"
    return f"{where}: {name}" if where else name


def _label(item: object, number: int) -> str:
    section = _SECTIONS.get(type(item).__name__, "")
    for key in ("id", "number", "date"):
        value = getattr(item, key, None)
        if value and isinstance(value, (str, int, date)):
            return entry(section, value)
    return entry(section, number)


def _same(where: str, text: Text) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for code, said in text.by_language.items():
        if len(said) > _NAME_LENGTH and said in seen and "://" not in said:
            yield warning(
                "text-not-translated",
                f"{where}.{code}",
                N_("The text is the same in {one} and {other}; is it translated?"),
                one=seen[said],
                other=code,
            )
        seen[said] = code


def _public_addresses(meeting: Meeting) -> Iterator[Finding]:
    for name, addresses in (
        ("lead.website", meeting.lead.website),
        ("results.address", meeting.results.address),
    ):
        for code, address in addresses.by_language.items():
            yield from _too_long(Severity.ERROR, f"{name}.{code}", address)


def _place_addresses(meeting: Meeting) -> Iterator[Finding]:
    for place in meeting.places:
        yield from _too_long(Severity.WARNING, f"{entry('place', place.id)}: website", place.website)


def _too_long(severity: Severity, where: str, address: str) -> Iterator[Finding]:
    length = len(percent_encoded(address))
    if length > SHORT_ADDRESS:
        yield Finding(
            "qr-too-long",
            severity,
            where,
            N_(
                "The address {address} has {length} bytes; beyond {limit} its code does not fit on a screen "
                "of 80×24."
            ),
            {"length": length, "limit": SHORT_ADDRESS, "address": address},
        )


RULES: Final = (
    Rule(_unspoken, "meeting.languages"),
    Rule(_public_addresses, "meeting.lead meeting.results"),
    Rule(_place_addresses, "place.id"),
)
"""Languages that nobody would be shown, links that are too long for their codes."""
