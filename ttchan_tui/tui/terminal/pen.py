"""Writes cells to a terminal in few bytes: moves, colours and attributes only where they change."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

_DEFAULTS: Final = ("39", "49")
"""The codes of the terminal's own two colours."""


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
        if codes != self._codes:
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
    """The sequence between two looks: everything if the attributes are others, else only the colours."""
    old, new = _look(before), _look(after)
    if old.attributes != new.attributes:
        return f"\x1b[0;{after}m" if after else "\x1b[0m"
    changed = [own for own, other in zip(new[1:], old[1:], strict=True) if own != other]
    return f"\x1b[{';'.join(changed)}m"


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
