"""What is largest on a screen: in large letters; where they do not fit spaced ones, or at least bold ones."""

from __future__ import annotations

from textual.content import Content

from ttchan_tui.tui.looks.letters.large import large
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.terminal.drawing import DrawingSet

MOST_ROWS = 6
"""Rows of a headline in half blocks, marks over and under the letters included."""


def headline(words: str, columns: int, rows: int, drawing: DrawingSet, style: str = "") -> Content:
    """A headline for so much room; never cut, as its words are shown smaller before that."""
    style = f"bold {style}".strip()
    if lines := large(words, columns, rows, drawing):
        return plain("\n".join(lines), style)
    spaced = " ".join(words.upper())
    return plain(spaced if len(spaced) <= columns else words, style)
