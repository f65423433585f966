"""Writes cells to a terminal in few bytes: moves, colours and attributes only where they change."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

_DEFAULTS: Final = ("39", "49")
"""The codes of the terminal's own two colours."""

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What turns an attribute off; all others go by a reset only."""

_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Attributes that are seen where nothing is written, too."""


class Pen:
    """Where the next cell is written, and how. It begins nowhere, with the terminal's own colours."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._written: list[str] = []
        self._at: tuple[int, int] | None = None
        self._codes = ""

    def write(self, row: int, column: int, text: str, codes: str) -> None:
        """Write characters of one column each.

        Args:
            row: The row, counted from 0.
            column: The column of the first one, counted from 0.
            text: What to write.
            codes: Parameters of the sequence that sets their colours and attributes.
        """
        self._move(row, column)
        if codes != self._codes and not (text.isspace() and blank(codes) == blank(self._codes)):
            self._written.append(_turned(self._codes, codes))
            self._codes = codes
        self._written.append(text)
        self._at = row, column + len(text)

    def copy(self, row: int, column: int, written: str) -> None:
        """Write what somebody else has put into sequences; where the cursor is after that, nobody knows."""
        self._turn_back()
        self._move(row, column)
        self._written.append(written)
        self._at = None

    def done(self) -> str:
        """All that was written, with the terminal's own colours again at its end."""
        self._turn_back()
        return "".join(self._written)

    def _turn_back(self) -> None:
        if self._codes:
            self._written.append("\x1b[0m")
            self._codes = ""

    def _move(self, row: int, column: int) -> None:
        if self._at == (row, column):
            return
        if self._at and self._at[0] == row and self._at[1] < column:
            self._written.append(f"\x1b[{column - self._at[1]}C")
        else:
            self._written.append(f"\x1b[{row + 1};{column + 1}H")


class _Look(NamedTuple):
    attributes: tuple[str, ...]
    foreground: str
    background: str


@lru_cache(maxsize=4096)
def _turned(before: str, after: str) -> str:
    """The sequence between two looks: what differs, or everything if that is shorter."""
    old, new = _look(before), _look(after)
    changed = [own for own, other in zip(new[1:], old[1:], strict=True) if own != other]
    gone = [one for one in old.attributes if one not in new.attributes]
    whole = f"\x1b[0;{after}m" if after else "\x1b[0m"
    if not all(one in _OFF for one in gone):
        return whole
    off = dict.fromkeys(_OFF[one] for one in gone)
    on = [one for one in new.attributes if one not in old.attributes or _OFF.get(one) in off]
    parts = (*off, *on, *changed)
    return min(f"\x1b[{';'.join(parts)}m", whole, key=len) if parts else ""


@lru_cache(maxsize=4096)
def blank(codes: str) -> str:
    """How a blank of that look looks: its background, and what is drawn through or below it."""
    look = _look(codes)
    if _ON_BLANKS.intersection(look.attributes):
        return codes
    return "" if look.background == _DEFAULTS[1] else look.background


@lru_cache(maxsize=4096)
def _look(codes: str) -> _Look:
    """Parameters taken apart: a colour is one of them, or three, or five."""
    attributes, colours = [], list(_DEFAULTS)
    left = codes.split(";") if codes else []
    while left:
        length = {"5": 3, "2": 5}[left[1]] if left[0] in ("38", "48") else 1
        code, left = left[:length], left[length:]
        if len(code[0]) == 1 or code[0] in ("21", "51", "52", "53"):
            attributes.append(code[0])
        else:
            colours[code[0].startswith(("4", "10"))] = ";".join(code)
    return _Look(tuple(attributes), *colours)
