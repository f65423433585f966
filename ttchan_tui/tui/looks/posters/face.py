"""The two faces that posters are drawn with: a small one and a bold one, each a file of bitmaps.

A line of such a file is the number of a character and its rows of dots, both in hexadecimal, as Unifont's.
`LICENSES.md` beside them says where they come from, and on which terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

Glyph = tuple[str, ...]
"""Rows of dots, `1` the set ones; no wider than its ink."""

_FOLDER: Final = Path(__file__).parent
_BITS: Final = 8
"""Dots of a row in the files; the rest of it is empty."""


@dataclass(frozen=True, eq=False)
class Face:
    """The letters of one file, loaded when the first one is drawn."""

    name: str
    height: int
    """Rows of dots of a line of letters."""
    gap: int
    """Dots between two letters."""
    space: int
    """Dots between two words."""

    @cached_property
    def _bitmaps(self) -> dict[str, str]:
        lines = (_FOLDER / f"{self.name}.hex").read_text(encoding="ascii").splitlines()
        return {chr(int(number, 16)): bitmap for number, _, bitmap in (line.partition(":") for line in lines)}

    @lru_cache(maxsize=512)  # noqa: B019 - there are two faces, and both live as long as the app
    def glyph(self, character: str) -> Glyph:
        """The shape of a character; nothing if it has none here."""
        rows = [f"{row:0{_BITS}b}" for row in bytes.fromhex(self._bitmaps.get(character, ""))]
        used = [column for column in range(_BITS) if any(row[column] == "1" for row in rows)]
        return tuple(row[used[0] : used[-1] + 1] for row in rows) if used else ()

    def width(self, word: str) -> int:
        """Dots that a word is wide."""
        return sum(len(self.glyph(letter)[0]) for letter in word) + self.gap * (len(word) - 1)

    def dots(self, words: str) -> list[str]:
        """A line of words, row by row; each of its characters must have a shape."""
        apart, space = "0" * self.gap, "0" * self.space
        drawn = [[self.glyph(letter) for letter in word] for word in words.split()]
        return [
            space.join(apart.join(glyph[row] for glyph in word) for word in drawn)
            for row in range(self.height)
        ]


SMALL: Final = Face("small", 8, 1, 3)
"""Five by eight dots: sentences in large letters, also in 80×24."""

BOLD: Final = Face("bold", 14, 2, 6)
"""Eight by fourteen dots, strokes of two: also at twice and three times its size."""
