"""Where the names of towns stand on a map: beside their pins, never over each other, a pin, or the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Pin:
    """A town on the map."""

    column: int
    row: int
    name: str
    to_left: bool = False
    """Whether its name had better stand on its left: on its right there is the line."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A country that lies outside of the map: where on the edge an arrow points to it."""

    column: int
    row: int
    arrow: str
    name: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text on the map."""

    column: int
    row: int
    text: str
    number: int
    """Which of the pins it belongs to; -1 if to none."""


_APART: Final = 2
"""Columns from a name to any other name or pin in its row: nearer, it would seem to belong to that."""


def placed(pins: Sequence[Pin], beyond: Sequence[Beyond], columns: int, rows: int) -> tuple[Label, ...]:
    """The names that there is room for, those of the first pins first, and the arrows.

    Of several pins in one cell the first is seen, so no other one is named there.

    Args:
        pins: The most important ones first.
        beyond: What lies outside.
        columns: Columns of the map.
        rows: Rows of the map.
    """
    from rich.cells import cell_len as cells

    taken = {(pin.column, pin.row) for pin in pins}
    labels: list[Label] = []
    first_there = {(pin.column, pin.row): number for number, pin in reversed([*enumerate(pins)])}
    wanted = [
        (number, pin.name, list(_beside(pin)))
        for number, pin in enumerate(pins)
        if first_there[pin.column, pin.row] == number  # of several in one cell, one sees the first
    ]
    wanted += [(-1, _pointing(each), list(_along_the_edge(each, columns, rows))) for each in beyond]
    for number, text, places in wanted:
        width = cells(text)
        for column, row in places:
            needed = {(x, row) for x in range(column - _APART, column + width + _APART)}
            own = {(pins[number].column, pins[number].row)} if number >= 0 else set()
            fits = column >= 0 and column + width <= columns and 0 <= row < rows
            if fits and not needed & (taken - own):
                labels.append(Label(column, row, text, number))
                taken |= {(x, row) for x in range(column, column + width)}
                break
    return tuple(labels)


def _beside(pin: Pin) -> Iterator[tuple[int, int]]:
    """Columns and rows where a name may begin; the best ones first."""
    from rich.cells import cell_len as cells

    width = cells(pin.name)
    right, left = (pin.column + 2, pin.row), (pin.column - 1 - width, pin.row)
    yield from (left, right) if pin.to_left else (right, left)
    for row in (pin.row - 1, pin.row + 1):
        yield pin.column, row
        yield pin.column - width + 1, row
        yield pin.column - width // 2, row


def _pointing(beyond: Beyond) -> str:
    return f"{beyond.name} →" if beyond.arrow == "→" else f"{beyond.arrow} {beyond.name}"


def _along_the_edge(beyond: Beyond, columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """The nearest places at that edge."""
    from rich.cells import cell_len as cells

    width = cells(_pointing(beyond))
    column = min(max(0, beyond.column - width // 2), columns - width)
    if beyond.arrow in "←→":
        column = 0 if beyond.arrow == "←" else columns - width
        yield from ((column, row) for row in sorted(range(rows), key=lambda row: abs(row - beyond.row)))
    else:
        row = 0 if beyond.arrow == "↑" else rows - 1
        yield from ((other, row) for other in sorted(range(columns), key=lambda other: abs(other - column)))
