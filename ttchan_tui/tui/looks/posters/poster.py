"""Draws words in letters as large as their room allows; whole, or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from ttchan_tui.tui.looks.posters.face import BOLD, SMALL, Face
from ttchan_tui.tui.terminal.drawing import DrawingSet

Poster = tuple[str, ...]
"""Rows of drawn letters."""

_HALVES: Final = " ▀▄█"
"""Cells of two dots, by which of them are set: one above the other."""
_QUARTERS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Those of four, two beside each other above two more."""


@dataclass(frozen=True, slots=True)
class Size:
    """A face at a whole multiple of its size."""

    face: Face
    scale: int
    is_narrow: bool = False
    """Whether two dots lie beside each other in a cell: as high, and half as wide."""

    def draws(self, words: str) -> bool:
        """Whether each of the characters has a shape here."""
        return all(map(self.face.glyph, words.replace(" ", "")))

    def fits(self, drawing: DrawingSet) -> bool:
        """Whether a terminal can draw cells of so many dots."""
        return all(map(drawing.has, (_QUARTERS if self.is_narrow else _HALVES)[1:]))

    def lines(self, words: str, columns: int) -> list[str]:
        """The words in as few lines as they take, about as long as each other; none if one is too long."""
        space = self._columns(self.face.space)
        widths = {word: self._columns(self.face.width(word)) for word in words.split()}
        narrowest, enough = max(widths.values()), columns
        if narrowest > columns:
            return []
        wanted = len(_filled(words, widths, columns, space))
        while narrowest < enough:
            middle = (narrowest + enough) // 2
            if len(_filled(words, widths, middle, space)) <= wanted:
                enough = middle
            else:
                narrowest = middle + 1
        return _filled(words, widths, enough, space)

    def in_blocks(self, line: str) -> list[str]:
        """A line of words, two or four dots to a cell; each word begins with a cell."""
        space = " " * self._columns(self.face.space)
        drawn = [self._in_blocks(word) for word in line.split()]
        return [space.join(rows).rstrip() for rows in zip(*drawn, strict=True)]

    def in_cells(self, line: str, block: str) -> list[str]:
        """A line of words, a cell for each dot."""
        return [row.replace("0", " ").replace("1", block).rstrip() for row in self.face.dots(line)]

    def _columns(self, dots: int) -> int:
        """Columns that so many dots of the face take."""
        return -(-dots * self.scale // 2) if self.is_narrow else dots * self.scale

    def _in_blocks(self, word: str) -> list[str]:
        beside = 2 if self.is_narrow else 1
        rows = [
            "".join(dot * self.scale for dot in row)
            for row in self.face.dots(word)
            for _ in range(self.scale)
        ]
        columns = self._columns(self.face.width(word))
        rows = [row.ljust(columns * beside, "0") for row in rows]
        blocks = _QUARTERS if self.is_narrow else _HALVES
        pairs = zip_longest(rows[::2], rows[1::2], fillvalue="0" * (columns * beside))
        return [
            "".join(
                blocks[int((above[at : at + beside] + below[at : at + beside])[::-1], 2)]
                for at in range(0, columns * beside, beside)
            )
            for above, below in pairs
        ]


SIZES: Final = (
    Size(BOLD, 4),
    Size(BOLD, 3),
    Size(BOLD, 2),
    Size(SMALL, 3),
    Size(BOLD, 1),
    Size(BOLD, 1, is_narrow=True),
    Size(SMALL, 1),
    Size(SMALL, 1, is_narrow=True),
)
"""The largest first: lines of 28, 21, 14, 12, 7 and 4 rows, the lowest two of them also narrow."""

FROM_AFAR: Final = SIZES[:-2]
"""Those that are read from the back of a room."""

SIMPLEST: Final = Size(SMALL, 1)
"""Drawn with a cell for each dot where there are no halves of cells."""

FOR_TEXTS: Final = (Size(BOLD, 1), SIMPLEST, SIZES[-1])
"""Those of whole texts: what is drawn first does where a line holds some words of it."""


def poster(words: str, columns: int, rows: int, drawing: DrawingSet) -> Poster:
    """The words in rows of drawn letters; nothing if they do not fit, or a character has no shape.

    Args:
        words: They take as many lines as they need.
        columns: Columns that there are.
        rows: Rows that there are.
        drawing: What the terminal can draw: two dots to a cell with half blocks, else one.
    """
    drawn = posters((words,), columns, rows, drawing)
    return drawn[0] if drawn else ()


@lru_cache(maxsize=64)
def posters(
    texts: Sequence[str], columns: int, rows: int, drawing: DrawingSet, sizes: Sequence[Size] = SIZES
) -> tuple[Poster, ...]:
    """Several texts below each other, all in the same of the `sizes`, as `poster` draws one."""
    texts = [" ".join(unicodedata.normalize("NFC", words).split()) for words in texts]
    fitting = tuple(size for size in sizes if size.fits(drawing)) or (SIMPLEST,)
    for size in fitting:
        if not all(words and size.draws(words) for words in texts):
            continue
        drawn = [_drawn(size, words, columns, drawing) for words in texts]
        if all(drawn) and sum(map(len, drawn)) + len(drawn) - 1 <= rows:
            return tuple(drawn)
    return ()


def _drawn(size: Size, words: str, columns: int, drawing: DrawingSet) -> Poster:
    lines = size.lines(words, columns)
    if drawing.has_half_blocks:
        return _trimmed([row for line in lines for row in size.in_blocks(line)])
    return _trimmed([row for line in lines for row in size.in_cells(line, drawing.drawn("█"))])


def _filled(words: str, widths: dict[str, int], columns: int, space: int) -> list[str]:
    """Lines, each with as many words as it has room for."""
    lines: list[list[str]] = []
    room = 0
    for word in words.split():
        if lines and widths[word] + space <= room:
            lines[-1].append(word)
            room -= widths[word] + space
        else:
            lines.append([word])
            room = columns - widths[word]
    return [" ".join(line) for line in lines]


def _trimmed(rows: list[str]) -> Poster:
    """Without the empty rows above and below."""
    used = [place for place, row in enumerate(rows) if row]
    return tuple(rows[used[0] : used[-1] + 1]) if used else ()
