"""The last step before the terminal: every row as this terminal can show it."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from ttchan_tui.tui.terminal.drawing import DrawingSet


class CharacterFilter(LineFilter):
    """Puts what the terminal has in the place of what it lacks, in the same columns."""

    def __init__(self, drawing: DrawingSet) -> None:
        """Draw with that set."""
        super().__init__(enabled=not drawing.shows_everything)
        self._drawing = drawing

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with other characters and everything else the same."""
        drawn = self._drawing.drawn
        return [Segment(drawn(text), style, control) for text, style, control in segments]


class NoColourFilter(LineFilter):
    """Leaves bold and underlined, and nothing that would become a code of a colour."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in the terminal's own two colours."""
        return [Segment(text, style and _without_colour(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _without_colour(style: Style) -> Style:
    kept = Style(bold=style.bold, underline=style.underline, reverse=style.reverse)
    return kept + Style.from_meta(style.meta) if style.meta else kept
