"""A text in large letters on as many lines as it takes."""

from __future__ import annotations

from ttchan_tui.tui.letters.large import large
from ttchan_tui.tui.terminal.drawing import DrawingSet


def wrapped(text: str, columns: int, rows: int, drawing: DrawingSet) -> list[str]:
    """The rows of a text in large letters, broken between words; none if it does not fit, or cannot be drawn.

    Takes what `large` takes.
    """
    drawn: list[str] = []
    line: list[str] = []
    for word in text.split():
        if line and large(" ".join([*line, word]), columns, rows, drawing):
            line.append(word)
            continue
        if line:
            drawn += [*large(" ".join(line), columns, rows, drawing), ""]
        line = [word]
        if len(drawn) >= rows or not large(word, columns, rows, drawing):
            return []
    if line:
        drawn += large(" ".join(line), columns, rows, drawing)
    return drawn if len(drawn) <= rows else []
