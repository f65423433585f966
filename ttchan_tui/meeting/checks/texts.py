"""Checks on every text of the meeting, wherever it stands, and on the addresses for codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.checks.all_texts import all_texts
from ttchan_tui.meeting.checks.finding import Finding, entry, field_of, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.qr.address import SHORT_ADDRESS, is_short, percent_encoded
from ttchan_tui.meeting.qr.codes import SHORT_WIFI
from ttchan_tui.text.languages import CODES, N_
from ttchan_tui.text.multilingual import Text

_NAME_LENGTH: Final = 40
"""Characters up to which a text may be the same in two languages, as names are."""


def check_texts(meeting: Meeting, doubtful: frozenset[str]) -> Iterator[Finding]:
    """Missing and forgotten translations, as far as the texts could be read.

    Those of languages that the interface does not speak are not missed: whoever reads them is shown
    another one anyway.
    """
    spoken = tuple(code for code in meeting.languages if code in CODES)
    for where, text in all_texts(meeting):
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
    lead, results = meeting.lead, meeting.results
    for name, addresses, short in (
        ("lead.website", lead.website, lead.short_address),
        ("results.address", results.address, results.short_address),
    ):
        for code, address in addresses.by_language.items():
            if not short:
                yield from _too_long(f"{name}.{code}", address)
        for code, address in short.by_language.items():
            yield from _too_long(f"{name.partition('.')[0]}.short_address.{code}", address)


def _place_addresses(meeting: Meeting) -> Iterator[Finding]:
    for place in meeting.places:
        where = "short_address" if place.short_address else "website"
        yield from _too_long(f"{entry('place', place.id)}: {where}", place.short_address or place.website)


def _networks(meeting: Meeting) -> Iterator[Finding]:
    for network in meeting.wifi:
        length = len(network.content.encode())
        if length > SHORT_WIFI:
            yield warning(
                "wifi-too-long",
                f"{entry('wifi', network.id)}: password",
                N_(
                    "Name and password make a code of {length} bytes; beyond {limit} it does not fit on "
                    "a screen of 80×24, where only the words are shown."
                ),
                length=length,
                limit=SHORT_WIFI,
            )


def _too_long(where: str, address: str) -> Iterator[Finding]:
    if not is_short(address):
        yield warning(
            "qr-too-long",
            where,
            N_(
                "The address {address} has {length} bytes; beyond {limit} its code does not fit on a screen "
                "of 80×24, and none is shown. Give a short one that leads there, as short_address."
            ),
            length=len(percent_encoded(address)),
            limit=SHORT_ADDRESS,
            address=address,
        )


RULES: Final = (
    Rule(_unspoken, "meeting.languages"),
    Rule(_public_addresses, "meeting.lead meeting.results"),
    Rule(_place_addresses, "place.id"),
    Rule(_networks, "wifi.id wifi.ssid wifi.password wifi.security"),
)
"""Languages that nobody would be shown, links that are too long for their codes."""
