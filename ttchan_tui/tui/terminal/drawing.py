"""The drawing sets: which characters a terminal shows, and what stands in for the others.

Screens are written for terminals that show everything. What is drawn passes through the set of the
terminal on its way out, character by character, and keeps its width; so a screen need not know where
it is shown, and no screen can forget.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import Final

_STAND_INS: Final = {
    **dict.fromkeys("▌▍▎▏▊▋▉┃║│╏┆┇┊┋", "█┃│>|"),
    **dict.fromkeys("▐▕", "█│<|"),
    **dict.fromkeys("█▓▒░■▄▅▆▇▀", "█#"),
    **dict.fromkeys("▁▂▃▔", " "),
    **dict.fromkeys("─━═╌╍┄┅┈┉", "─-"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╯╰", "┼+"),
    **dict.fromkeys("•●◦▪∙", "•*"),
    "○": "o",
    **dict.fromkeys("·‧⋅", "·-"),
    **dict.fromkeys("–—―‐‑‒−", "–-"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    "✓": "√+",
    "✗": "x",
    "…": ".",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "⇧": "↑^",
    "⏎": "<",
    "×": "x",
    "°": "o",
    "\xa0": " ",
    "\N{REPLACEMENT CHARACTER}": "?",
}
"""By character, what to put in its place: the first of these that the terminal has."""

_CORNERS: Final = {**dict.fromkeys("┃║╏┇┋", "│|"), "│": "|", "┆": "│|", "┊": "│|"}


class DrawingSet:
    """What a terminal shows."""

    def __init__(self, name: str, has: Container[str] | None = None) -> None:
        """A set of that name, which has those characters; everything if none are given."""
        self.name: Final = name
        self._has: Final = has
        self._stand_in = lru_cache(maxsize=2048)(self._find_stand_in)

    def has(self, character: str) -> bool:
        """Whether the terminal shows that character as it is."""
        return self._has is None or character in self._has

    @property
    def shows_everything(self) -> bool:
        """Whether nothing has to be replaced."""
        return self._has is None

    @property
    def has_half_blocks(self) -> bool:
        """Whether a cell can be of two colours, one above the other."""
        return self.has("▀") and self.has("▄")

    @property
    def has_accents(self) -> bool:
        """Whether the letters of Latvian are there."""
        return all(map(self.has, "āčēģīķļņšūž"))

    def drawn(self, text: str) -> str:
        """The text as the terminal can show it, as wide as it was."""
        if self._has is None or text.isascii():
            return text
        return "".join(map(self._stand_in, text))

    def _find_stand_in(self, character: str) -> str:
        if self.has(character):
            return character
        for candidate in _CORNERS.get(character, "") + _STAND_INS.get(character, ""):
            if self.has(candidate):
                return candidate
        return self._in_other_letters(character)

    def _in_other_letters(self, character: str) -> str:
        """A letter without its accent, or one of another alphabet in Latin, in as many columns."""
        from anyascii import anyascii
        from wcwidth import wcwidth

        columns = max(0, wcwidth(character))
        without_marks = unicodedata.normalize("NFD", character)[:1]
        if without_marks != character and self.has(without_marks):
            letters = without_marks
        elif character.isalnum() or unicodedata.category(character) in ("Sc", "Po"):
            letters = anyascii(character)
        else:
            letters = "?"
        return f"{letters or '?':<{columns}}"[:columns]


def _characters(ranges: str) -> frozenset[str]:
    """The characters of ranges such as `20-7e a0`, in hexadecimal."""
    found: set[str] = set()
    for each in ranges.split():
        first, _, last = each.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


FULL: Final = DrawingSet("full")
"""Everything: the terminals of desktops, tmux and screen within them."""

CONSOLE: Final = DrawingSet(
    "console",
    _characters(
        "20-7e a0-113 116-127 12a-12b 12e-131 134-137 139-13e 141-148 14c-14d 150-165 16a-17e 218-21b "
        "386 388-38a 38c 38e-3a1 3a3-3ce 400-45f 490-491 2010-2015 2018-201a 201c-201e 2020-2022 2026 "
        "2030 2039-203a 20ac 2116 2122 2190-2193 2248 2260 2264-2265 2500-257f 2588 2591-2592 25a0 25cf "
        "fffd"
    ),
)
"""What the fonts Uni2 of Debian's console-setup have: lines and full blocks, but no halves of blocks."""

ASCII: Final = DrawingSet("ascii", _characters("20-7e"))
"""What every terminal has."""
