"""What is largest on a screen: in large letters; where they do not fit spaced ones, or at least bold ones."""

from __future__ import annotations

from textual.content import Content

from ttchan_tui.tui.foreign import plain
from ttchan_tui.tui.letters.large import large
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


def stacked(words: str, columns: int, rows: int, drawing: DrawingSet, style: str = "") -> Content:
    """A headline that may take several rows of large letters, broken between words; else as `headline`."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and large(longer, columns, MOST_ROWS, drawing):
            lines[-1] = longer
        else:
            lines.append(word)
    drawn = [large(line, columns, MOST_ROWS, drawing) for line in lines]
    if all(drawn) and sum(map(len, drawn)) + len(drawn) - 1 <= rows:
        return plain("\n\n".join("\n".join(line) for line in drawn), f"bold {style}".strip())
    return headline(words, columns, min(rows, MOST_ROWS), drawing, style)
