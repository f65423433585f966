"""The symbol itself, drawn so that a phone reads it from any terminal and any theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ttchan_tui.meeting.qr.symbol import Cell, Symbol, must_be_readable
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal

_UPPER_HALF = "▀"
_HALF_BRIGHT = 3 * 128


def _styles(dark: str, light: str) -> dict[tuple[bool, bool], Style]:
    """The style of a cell by its halves, dark ones true.

    Both colours on every cell. A terminal that spaces its lines fills the gap with the background of
    the cell; anything left to the theme would make stripes in the symbol, or invert it.
    """
    return {
        (upper, lower): Style(color=dark if upper else light, bgcolor=dark if lower else light)
        for upper in (False, True)
        for lower in (False, True)
    }


_STYLES = {Colours.MANY: _styles("#000000", "#ffffff"), Colours.SIXTEEN: _styles("black", "white")}


class QRSymbol(Widget):
    """Black on white whatever the theme; never scaled, never cut."""

    symbol: reactive[Symbol | None] = reactive(None, layout=True)
    """What is drawn; nothing if none."""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As many columns as the symbol has."""
        return self.symbol.columns if self.symbol else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the symbol has."""
        return self.symbol.rows if self.symbol else 0

    _strips: tuple[Strip, ...] = ()
    _shown: tuple[Symbol, str] | None = None

    def show(self, symbol: Symbol, address: str) -> None:
        """Draw the symbol of an address, once it has been read from its own cells.

        Raises:
            UnreadableSymbol: It does not lead there; nothing is shown.
        """
        if self._shown == (symbol, address):
            return
        self.clear()
        strips = tuple(
            Strip(self._segment(halves, len(list(cells))) for halves, cells in groupby(row))
            for row in symbol.cells()
        )
        must_be_readable(map(_cells, strips), address)
        self._strips, self._shown, self.symbol = strips, (symbol, address), symbol

    def clear(self) -> None:
        """Draw nothing."""
        self._strips, self._shown, self.symbol = (), None, None

    def _segment(self, halves: tuple[bool, bool], columns: int) -> Segment:
        styles = _STYLES.get(self._terminal.colours, _STYLES[Colours.SIXTEEN])
        block = _UPPER_HALF if self._terminal.drawing.has_half_blocks else " "
        return Segment(block * columns, styles[halves])

    @property
    def _terminal(self) -> Terminal:
        return appearance(self).terminal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing comes between the symbol and the terminal: without its colours it does not scan."""
        return ()

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)


def _cells(strip: Strip) -> Iterator[Cell]:
    """What a terminal makes of a row."""
    for text, style, _ in strip:
        if style and style.color and style.bgcolor:
            upper = style.color if _UPPER_HALF in text else style.bgcolor
            yield from ((_is_dark(upper), _is_dark(style.bgcolor)),) * len(text)


def _is_dark(colour: Color) -> bool:
    return sum(colour.get_truecolor()) < _HALF_BRIGHT
