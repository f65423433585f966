"""The symbol itself, drawn so that a phone reads it from any terminal and any theme."""

from __future__ import annotations

from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ttchan_tui.meeting.codes import Symbol

_UPPER_HALF = "▀"

# Both colours on every cell. A terminal that spaces its lines fills the gap with the background of
# the cell; anything left to the theme would make stripes in the symbol, or invert it.
_STYLE = {
    (upper, lower): Style(color="#000000" if upper else "#ffffff", bgcolor="#000000" if lower else "#ffffff")
    for upper in (False, True)
    for lower in (False, True)
}


class QRSymbol(Widget):
    """Black on white whatever the theme, two modules to a cell; never scaled, never cut."""

    symbol: reactive[Symbol | None] = reactive(None, layout=True)
    """What is drawn; nothing if none."""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As many columns as the symbol has."""
        return self.symbol.columns if self.symbol else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the symbol has."""
        return self.symbol.rows if self.symbol else 0

    def watch_symbol(self, symbol: Symbol | None) -> None:
        """Prepare the rows once; they are drawn again often."""
        self._strips = [
            Strip(Segment(_UPPER_HALF * len(list(cells)), _STYLE[halves]) for halves, cells in groupby(row))
            for row in (symbol.half_blocks() if symbol else ())
        ]

    def render_line(self, y: int) -> Strip:
        """One row of cells."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
