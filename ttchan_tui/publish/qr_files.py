"""The codes as picture files, for posters, slides and web pages: black on white, whatever the theme."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from markupsafe import Markup

from ttchan_tui.meeting.qr.codes import Code
from ttchan_tui.meeting.qr.symbol import Symbol, must_be_readable, symbol
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import Language

SMALLEST_SIDE: Final = 600
"""Pixels that a side has at least: five centimetres at the 300 dots per inch of print."""


def as_png(code: Code) -> bytes:
    """The code as a picture of one bit for each pixel.

    Raises:
        NoSymbol: The address cannot be made into a symbol that can be read.
    """
    return png(_readable(code))


def as_svg(code: Code, language: Language) -> bytes:
    """The code as a drawing of any size, with its name in that language for screen readers.

    Raises:
        NoSymbol: The address cannot be made into a symbol that can be read.
    """
    title = f"{code.title.in_language(language.code).text} – {code.told(language)}"
    return svg(_readable(code), title).encode()


def inline_svg(code: Code, language: Language) -> Markup:
    """The same drawing as it stands within a page.

    Raises:
        NoSymbol: The address cannot be made into a symbol that can be read.
    """
    drawing = as_svg(code, language).decode()
    return Markup(drawing[drawing.index("<svg") :])


def _readable(code: Code) -> Symbol:
    drawn = symbol(code.address)
    must_be_readable(drawn.cells(), code.address)
    return drawn


def png(symbol: Symbol) -> bytes:
    """The bytes of a PNG file whose sides are whole multiples of the symbol's."""
    from png import Writer

    scale = _scale(symbol)
    side = symbol.size * scale
    rows = (
        [0 if dark else 1 for dark in row for _ in range(scale)]
        for row in symbol.modules
        for _ in range(scale)
    )
    picture = BytesIO()
    Writer(side, side, greyscale=True, bitdepth=1).write(picture, rows)
    return picture.getvalue()


def svg(symbol: Symbol, title: str) -> str:
    """The text of an SVG file: one white square, one black path."""
    side = symbol.size * _scale(symbol)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}"'
        f' viewBox="0 0 {symbol.size} {symbol.size}" shape-rendering="crispEdges" role="img">\n'
        f"<title>{escape(harmless(title))}</title>\n"
        f'<rect width="{symbol.size}" height="{symbol.size}" fill="#ffffff"/>\n'
        f'<path fill="#000000" d="{"".join(_strips(symbol))}"/>\n'
        "</svg>\n"
    )


def _scale(symbol: Symbol) -> int:
    return -(-SMALLEST_SIDE // symbol.size)


def _strips(symbol: Symbol) -> Iterator[str]:
    """The dark modules that stand side by side in a row, as closed paths."""
    for y, row in enumerate(symbol.modules):
        x = 0
        for dark, strip in groupby(row):
            width = len(list(strip))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
