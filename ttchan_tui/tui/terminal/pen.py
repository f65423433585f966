"""Writes cells to a terminal in few bytes: moves, colours and attributes only where they change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

_DEFAULTS: Final = ("39", "49")
"""The codes of the terminal's own two colours."""

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""What turns an attribute off; all others go by a reset only."""

_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Attributes that are seen where nothing is written, too."""


class _Run(NamedTuple):
    """Characters side by side that look alike."""

    row: int
    column: int
    text: str
    codes: str


class Pen:
    """Where the next cell is written, and how. It begins nowhere, with the terminal's own colours."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._written: list[str] = []
        self._runs: list[_Run] = []
        """What is still to be written, in whichever order takes the fewest bytes."""
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
        self._runs.append(_Run(row, column, text, codes))

    def copy(self, row: int, column: int, written: str) -> None:
        """Write what somebody else has put into sequences; where the cursor is after that, nobody knows."""
        self._draw()
        self._turn_back()
        self._written.append(_moved(self._at, row, column))
        self._written.append(written)
        self._at = None

    def done(self) -> str:
        """All that was written, with the terminal's own colours again at its end."""
        self._draw()
        self._turn_back()
        return "".join(self._written)

    def _turn_back(self) -> None:
        if self._codes:
            self._written.append("\x1b[0m")
            self._codes = ""

    def _draw(self) -> None:
        """Write the runs in their order, or look by look: a colour takes more bytes than to move."""
        if not self._runs:
            return
        looks: dict[str, list[_Run]] = {}
        for run in self._runs:
            looks.setdefault(run.codes, []).append(run)
        drawn = (self._drawn(runs) for runs in (self._runs, [*chain.from_iterable(looks.values())]))
        written, self._at, self._codes = min(drawn, key=lambda one: len(one[0]))
        self._written.append(written)
        self._runs = []

    def _drawn(self, runs: Sequence[_Run]) -> tuple[str, tuple[int, int], str]:
        """The sequences for runs in that order, and where and how the pen is behind them."""
        written, at, codes = [], self._at, self._codes
        for run in runs:
            written.append(_moved(at, run.row, run.column))
            if run.codes != codes and not (run.text.isspace() and blank(run.codes) == blank(codes)):
                written.append(_turned(codes, run.codes))
                codes = run.codes
            written.append(run.text)
            at = run.row, run.column + len(run.text)
        assert at
        return "".join(written), at, codes


def _moved(at: tuple[int, int] | None, row: int, column: int) -> str:
    """The sequence that moves the pen there."""
    if at == (row, column):
        return ""
    if at and at[0] == row and at[1] < column:
        return f"\x1b[{column - at[1]}C"
    return f"\x1b[{row + 1};{column + 1}H"


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
