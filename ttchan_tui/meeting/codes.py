"""The codes that visitors scan: what there is, and the symbol for each.

How a symbol must be drawn so that it scans is measured: black modules on white, both explicit, with
a quiet zone of four modules. The symbol here includes that zone, so nobody can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import zip_longest
from typing import Final
from urllib.parse import urlsplit

from ttchan_tui.meeting.address import USE_ASCII_HOST, is_web_address, percent_encoded, with_ascii_host
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.lookup import find_place, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.programme import Venue
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, N_, language
from ttchan_tui.text.multilingual import Text

SHORT_ADDRESS: Final = 42
"""Bytes of an address whose symbol fits 80×24 under a header and over a caption (version 3-M)."""

SYMBOL_LIMIT: Final = 2331
"""Bytes beyond which there is no symbol at all (version 40-M)."""

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_POSITION = re.compile(rf"geo:{_NUMBER},{_NUMBER}", re.ASCII)

QUIET_ZONE: Final = 4
"""Light modules around the symbol, without which it does not scan."""


class NoSymbol(Explained):
    """The address cannot be made into a symbol."""


class AddressTooLong(NoSymbol):
    """The address is longer than any symbol can be."""


class AddressNotAllowed(NoSymbol):
    """The address is not one that a visitor may be sent to."""


class TooLittleSpace(Explained):
    """The symbol does not fit; a part of it would be of no use."""


class CodeKind(Enum):
    """What a code leads to."""

    RESULTS = "results"
    LEAD = "lead"
    PLACE = "place"
    VENUE = "venue"


@dataclass(frozen=True, slots=True)
class Code:
    """Something to scan."""

    what: str
    """Its name: `results`, `lead`, `place:ID` or `venue:ID`."""
    title: Text
    address: str
    kind: CodeKind

    @property
    def domain(self) -> str:
        """Whose site the address is on; of a position, the position. To be shown under the symbol."""
        if self.address.startswith("geo:"):
            latitude, longitude = map(float, self.address.removeprefix("geo:").split(","))
            return f"{_degrees(latitude, 'NS')}, {_degrees(longitude, 'EW')}"
        return urlsplit(self.address).hostname or ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A square of modules, dark ones true, its quiet zone included."""

    modules: tuple[tuple[bool, ...], ...]
    in_whole_cells: bool = False
    """Whether a module takes two cells side by side, for terminals that have no half blocks."""
    scale: int = 1
    """How many times as large as it need be."""

    @property
    def size(self) -> int:
        """Modules on a side."""
        return len(self.modules)

    @property
    def columns(self) -> int:
        """Columns of a terminal that it takes."""
        return self.size * self.scale * (2 if self.in_whole_cells else 1)

    @property
    def rows(self) -> int:
        """Rows of a terminal that it takes."""
        return self.size * self.scale if self.in_whole_cells else (self.size * self.scale + 1) // 2

    def cells(self) -> Iterator[tuple[tuple[bool, bool], ...]]:
        """Row by row the cells of a terminal: the upper and the lower half of each."""
        across = self.scale * (2 if self.in_whole_cells else 1)
        dots = [
            [module for module in modules for _ in range(across)]
            for modules in self.modules
            for _ in range(self.scale)
        ]
        if self.in_whole_cells:
            yield from (tuple(zip(row, row, strict=True)) for row in dots)
        else:
            light = [False] * self.columns
            for upper, lower in zip_longest(dots[::2], dots[1::2], fillvalue=light):
                yield tuple(zip(upper, lower, strict=True))

    def enlarged(self, columns: int, rows: int) -> Symbol:
        """As many whole times as large as there is room for; a part of a module would be of no use."""
        times = min(columns // max(1, self.columns), rows // max(1, self.rows))
        return replace(self, scale=self.scale * max(1, times))

    def fits(self, columns: int, rows: int) -> bool:
        """Whether so much space is enough for the whole symbol."""
        return self.columns <= columns and self.rows <= rows

    def must_fit(self, columns: int, rows: int) -> None:
        """Refuse a space that is too small, because a cut symbol cannot be scanned.

        Raises:
            TooLittleSpace: The symbol needs more than that.
        """
        if not self.fits(columns, rows):
            raise TooLittleSpace(
                N_(
                    "The code needs {columns}×{rows} characters of space, and there are {width}×{height}. "
                    "Make the window larger."
                ),
                columns=self.columns,
                rows=self.rows,
                width=max(0, columns),
                height=max(0, rows),
            )


def codes(meeting: Meeting, language_code: str) -> tuple[Code, ...]:
    """Every code of the meeting: results, lead partner, places, venues.

    Args:
        meeting: The meeting.
        language_code: Language of the readers; results and lead partner have an address for each.
    """
    return tuple(_codes(meeting, language_code))


def main_code(meeting: Meeting, language_code: str) -> Code:
    """The code of the results; of the lead partner where the meeting has none, or none yet."""
    return codes(meeting, language_code)[0]


def codes_heading(meeting: Meeting) -> str:
    """What the list of codes is called, as a template: results are promised only where there are some."""
    has_results = meeting.results.address or meeting.results.text
    return N_("Results and QR codes") if has_results else N_("QR codes")


def code(meeting: Meeting, what: str, language_code: str) -> Code:
    """The code of that name.

    Raises:
        UnknownId: There is none; the sentence says why, or which there are.
    """
    found = codes(meeting, language_code)
    for candidate in found:
        if candidate.what == what:
            return candidate
    kind, _, name = what.partition(":")
    thing: Place | Venue
    if kind == CodeKind.VENUE.value and name:
        thing, lacking = find_venue(meeting, name), _NO_POSITION
    elif kind == CodeKind.PLACE.value and name:
        thing, lacking = find_place(meeting, name), _NO_WEBSITE
    else:
        raise UnknownId.among(_NO_CODE, what, (candidate.what for candidate in found))
    for candidate in found:
        if candidate.what == f"{kind}:{thing.id}":
            return candidate
    raise UnknownId(lacking, name=thing.name.in_language(language_code).text)


@lru_cache(maxsize=64)
def symbol(address: str) -> Symbol:
    """The QR symbol of an address, at error correction level M.

    Raises:
        AddressNotAllowed: It is neither a secure web address nor a position.
        AddressTooLong: No symbol can hold it.
    """
    _must_be_allowed(address)
    encoded = percent_encoded(address).encode()
    length = len(encoded)
    if length > SYMBOL_LIMIT:
        raise AddressTooLong(
            N_("The address has {length} bytes; a code holds at most {limit}. Use a shorter address."),
            length=length,
            limit=SYMBOL_LIMIT,
        )
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    drawn.add_data(encoded, optimize=0)
    drawn.make()
    return Symbol(tuple(tuple(bool(module) for module in row) for row in drawn.get_matrix()))


def geo_address(position: tuple[float, float]) -> str:
    """A position as an address that a phone opens in its map (RFC 5870)."""
    return f"geo:{_decimal(position[0])},{_decimal(position[1])}"


def _codes(meeting: Meeting, language_code: str) -> Iterator[Code]:
    if results := meeting.results.address.in_language(language_code).text:
        yield Code("results", _in_every_language(N_("Results of the meeting")), results, CodeKind.RESULTS)
    if lead := meeting.lead.website.in_language(language_code).text:
        yield Code("lead", meeting.lead.name, lead, CodeKind.LEAD)
    for place in meeting.places_as_listed:
        if place.website:
            yield Code(f"place:{place.id}", place.name, place.website, CodeKind.PLACE)
    for venue in meeting.venues:
        if venue.position:
            yield Code(f"venue:{venue.id}", venue.name, geo_address(venue.position), CodeKind.VENUE)


def _in_every_language(template: str) -> Text:
    return Text({code: language(code).say(template) for code in CODES})


def _must_be_allowed(address: str) -> None:
    is_secure = address.startswith("https://") and is_web_address(address)
    if not is_secure and (better := with_ascii_host(address)):
        raise AddressNotAllowed(USE_ASCII_HOST, address=address, better=better)
    if not (is_secure or _POSITION.fullmatch(address)):
        raise AddressNotAllowed(
            N_("There is no code for “{address}”: only https:// and geo: addresses are given to visitors."),
            address=address,
        )


def _decimal(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".") if round(number, 6) else "0"


def _degrees(number: float, letters: str) -> str:
    return f"{_decimal(abs(number))}° {letters[number < 0]}"


_NO_CODE: Final = N_("There is no code “{id}”. There are: {valid}.")
_NO_POSITION: Final = N_("There is no code for {name}: its position is not known.")
_NO_WEBSITE: Final = N_("There is no code for {name}: no website of it is known.")
