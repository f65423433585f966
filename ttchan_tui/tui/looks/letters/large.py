"""Draws words in large letters, if they can be drawn whole."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from ttchan_tui.tui.looks.letters.font import DOTS, LETTERS, OVER, ROWS, UNDER
from ttchan_tui.tui.terminal.drawing import DrawingSet

_HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}

_WORD_SPACE: Final = 3
"""Columns between two words, besides those between two letters."""

Dots = list[list[bool]]
"""Rows of dots, the set ones true."""


def large(words: str, columns: int, rows: int, drawing: DrawingSet) -> list[str]:
    """The words in rows of large letters; none if they do not fit, or a letter has no shape here.

    Args:
        words: In any case; they are drawn in capitals.
        columns: Columns that there are.
        rows: Rows that there are.
        drawing: What the terminal can draw: two dots to a cell with half blocks, else one.
    """
    glyphs = [_glyph(letter) for letter in _letters(words)]
    if not glyphs or not all(glyphs):
        return []
    dots = _trimmed([[dot for part in row for dot in (*part, False)] for row in zip(*glyphs, strict=True)])
    lines = _in_halves(dots) if drawing.has_half_blocks else _in_cells(dots, drawing)
    fits = len(lines) <= rows and len(dots[0]) - 1 <= columns
    return [line.rstrip() for line in lines] if fits else []


def large_lines(words: str, columns: int, rows: int, drawing: DrawingSet) -> list[str]:
    """The words as `large` draws them, in as many lines of letters as they take; none if they do not fit."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and large(longer, columns, rows, drawing):
            lines[-1] = longer
        elif large(word, columns, rows, drawing):
            lines.append(word)
        else:
            return []
    drawn = [row for line in lines for row in ("", *large(line, columns, rows, drawing))][1:]
    return drawn if len(drawn) <= rows else []


def _letters(words: str) -> list[str]:
    """The letters with their marks: decomposed, each mark with the letter before it."""
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", " ".join(words.split()).upper()):
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


@lru_cache(maxsize=256)
def _glyph(letter: str) -> Dots:
    """The dots of a letter with its marks, as wide as it needs; none if it has no shape."""
    base, marks = letter[0], letter[1:]
    height = 2 + ROWS + 2
    if letter == " ":
        return [[False] * _WORD_SPACE] * height
    if base not in LETTERS or not all(mark in OVER or mark in UNDER for mark in marks):
        return []
    over = next((OVER[mark] for mark in marks if mark in OVER), "0000")
    under = next((UNDER[mark] for mark in marks if mark in UNDER), "0000")
    dots = [
        [bool(row >> (DOTS - 1 - column) & 1) for column in range(DOTS)]
        for row in bytes.fromhex(over + LETTERS[base] + under)
    ]
    used = [column for column in range(DOTS) if any(row[column] for row in dots)]
    return [row[used[0] : used[-1] + 1] for row in dots]


def _trimmed(dots: Dots) -> Dots:
    """Without the rows for marks that no letter has."""
    first = 0 if any(map(any, dots[:2])) else 2
    last = len(dots) if any(map(any, dots[-2:])) else len(dots) - 2
    return dots[first:last]


def _in_halves(dots: Dots) -> list[str]:
    blank = [False] * len(dots[0])
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip_longest(dots[::2], dots[1::2], fillvalue=blank)
    ]


def _in_cells(dots: Dots, drawing: DrawingSet) -> list[str]:
    block = drawing.drawn("█")
    return ["".join(block if dot else " " for dot in row) for row in dots]
