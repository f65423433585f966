"""The symbol that a phone reads: how it is drawn, and that what is drawn can be read.

How a symbol must be drawn so that it scans is measured: black modules on white, both explicit, with
a quiet zone of four modules. The symbol here includes that zone, so nobody can forget it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from types import ModuleType
from typing import Final, cast

from ttchan_tui.meeting.qr.address import USE_ASCII_HOST, is_web_address, percent_encoded, with_ascii_host
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

SYMBOL_LIMIT: Final = 2331
"""Bytes beyond which there is no symbol at all (version 40-M)."""

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_NETWORK = re.compile(r"WIFI:(?:[^\\;]|\\.)+(?:;(?:[^\\;]|\\.)+)*;;")
_POSITION = re.compile(rf"geo:{_NUMBER},{_NUMBER}", re.ASCII)

_NOT_THERE: Final = cast("ModuleType", None)
"""What Python takes for a module that cannot be imported."""

QUIET_ZONE: Final = 4
"""Light modules around the symbol, without which it does not scan."""


Cell = tuple[bool, bool]
"""The upper and the lower half of a cell of a terminal, dark ones true."""

_DOTS: Final = 2
"""Dots on the side of a module in the picture that is read."""


class NoSymbol(Explained):
    """The address cannot be made into a symbol."""


class AddressTooLong(NoSymbol):
    """The address is longer than a symbol can be, or a screen can show."""


class AddressNotAllowed(NoSymbol):
    """The address is not one that a visitor may be sent to."""


class UnreadableSymbol(NoSymbol):
    """What was drawn does not lead where it should, so it must not be shown."""


class TooLittleSpace(Explained):
    """The symbol does not fit; a part of it would be of no use."""


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

    def cells(self) -> Iterator[tuple[Cell, ...]]:
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


@lru_cache(maxsize=64)
def symbol(address: str) -> Symbol:
    """The QR symbol of an address, at error correction level M.

    Raises:
        AddressNotAllowed: It is neither a secure web address nor a position nor a network.
        AddressTooLong: No symbol can hold it.
    """
    encoded = _content(address)
    length = len(encoded)
    if length > SYMBOL_LIMIT:
        raise AddressTooLong(
            N_("The address has {length} bytes; a code holds at most {limit}. Use a shorter address."),
            length=length,
            limit=SYMBOL_LIMIT,
        )
    with _without_pillow():
        from qrcode.constants import ERROR_CORRECT_M
        from qrcode.main import QRCode

    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    drawn.add_data(encoded, optimize=0)
    drawn.make()
    return Symbol(tuple(tuple(bool(module) for module in row) for row in drawn.get_matrix()))


@contextmanager
def _without_pillow() -> Iterator[None]:
    """Keep the library for codes from loading the one for pictures: 4 MB for what nobody asks of it."""
    hidden = sys.modules.setdefault("PIL", _NOT_THERE) is None
    try:
        yield
    finally:
        if hidden:
            del sys.modules["PIL"]


def must_be_readable(cells: Iterable[Iterable[Cell]], address: str) -> None:
    """Refuse a symbol in which a phone would not find the address: whoever scans it has nobody to ask.

    Read by another library than the one that drew it, from the very cells that are about to be shown.

    Raises:
        UnreadableSymbol: It leads nowhere, or elsewhere.
    """
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    rows = [row for cells_of_row in cells for row in _dots(tuple(cells_of_row))]
    side = len(rows[0]) if rows else 0
    picture = memoryview(b"".join(rows)).cast("B", (len(rows), side)) if side else None
    found = (
        read_barcodes(
            picture, formats=BarcodeFormats(BarcodeFormat.QRCode), try_rotate=False, try_invert=False
        )
        if picture
        else ()
    )
    if [code.bytes for code in found] != [_content(address)]:
        raise UnreadableSymbol(
            N_(
                "The code was drawn so that a phone could not read it, so it is not shown. "
                "What it would hold: {address}"
            ),
            address=address,
        )


def _dots(row: tuple[Cell, ...]) -> Iterator[bytes]:
    """The rows of grey dots of a row of cells, black and white ones; a half cell is a square of them."""
    for half in (0, 1):
        line = b"".join((b"\xff", b"\0")[cell[half]] * _DOTS for cell in row)
        yield from (line,) * _DOTS


def _content(address: str) -> bytes:
    """What the symbol of an address holds."""
    if _NETWORK.fullmatch(address):
        return address.encode()
    _must_be_allowed(address)
    return percent_encoded(address).encode()


def _must_be_allowed(address: str) -> None:
    is_on_the_web = is_web_address(address)
    if not is_on_the_web and (better := with_ascii_host(address)):
        raise AddressNotAllowed(USE_ASCII_HOST, address=address, better=better)
    if not (is_on_the_web or _POSITION.fullmatch(address)):
        raise AddressNotAllowed(
            N_("There is no code for “{address}”: only http(s):// and geo: addresses are given to visitors."),
            address=address,
        )
