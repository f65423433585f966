"""The map as rows of characters, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, reduce
from itertools import groupby
from operator import or_
from typing import Final

from ttchan_tui.meeting.geography.distances import Position
from ttchan_tui.meeting.geography.outlines import middle, outlines_around
from ttchan_tui.tui.map.labels import Beyond, Pin, placed
from ttchan_tui.tui.map.land import filled
from ttchan_tui.tui.map.steering import Steering, steering
from ttchan_tui.tui.map.window import MapWindow, window_around


class Part(Enum):
    """What a character of the map stands for."""

    SEA = "sea"
    LAND = "land"
    LISTED = "listed"
    """A country of the participation list."""
    HOST = "host"
    """The country of the host."""
    WAY = "way"
    """The line from the host to the chosen town."""
    PIN = "pin"
    HOME = "home"
    """The host's own pin and name."""
    NAME = "name"
    CHOSEN = "chosen"
    """The chosen town and its name."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What the dots of the map are made of."""

    across: int
    """Dots to a cell, across."""
    down: int
    shades: str
    """Of land, listed countries, host and line, where there is a character for each and none for dots."""
    pins: str
    """A town, the host, and the chosen town."""


BRAILLE: Final = Medium(2, 4, "", "●◆◉")
HALVES: Final = Medium(1, 2, "", "●◆◉")
BLOCKS: Final = Medium(1, 2, "░▒█·", "●◆●")
SIGNS: Final = Medium(1, 2, ".:#-", "o@O")


@dataclass(frozen=True, slots=True)
class Town:
    """A town to be shown."""

    id: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class MapSubject:
    """What a map is about; the host's town is the first one."""

    towns: tuple[Town, ...]
    countries: tuple[tuple[str, str], ...]
    """ISO codes and names of all countries of the list."""
    host: str
    """The country of the host."""


Run = tuple[str, Part]
"""Characters next to each other that stand for the same."""
Cells = list[list[Run]]

_BITS: Final = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""Of a braille character, from left to right and from top to bottom."""
_BRAILLES: Final = [
    chr(0x2800 + sum(bit for place, bit in enumerate(_BITS) if dots >> place & 1)) for dots in range(256)
]
"""The character for any dots."""
_DASH: Final = 2
"""Every so manieth dot of the line is drawn."""


def chart(
    subject: MapSubject, columns: int, rows: int, medium: Medium, chosen: str = "", *, country: str = ""
) -> tuple[tuple[Run, ...], ...]:
    """The map in so many rows, each as runs of what stands for the same.

    Args:
        subject: What it is about.
        columns: Columns that there are.
        rows: Rows that there are.
        medium: What it is drawn with.
        chosen: Id of the town that the line leads to.
        country: Code of a country that stands out, as no town of it is named.
    """
    cells = [list(row) for row in _background(subject, columns, rows, medium)]
    window = _window(subject, columns * medium.across, rows * medium.down)
    pins = _pins(subject, window, medium, chosen)
    numbers = [town.id for town in subject.towns]
    _draw_country(cells, window, medium, subject, country)
    if chosen in numbers and numbers.index(chosen):
        _draw_way(cells, window, medium, subject, numbers.index(chosen))
    for pin, town in reversed(pins):
        part, sign = _pin(town, subject, medium, chosen)
        cells[pin.row][pin.column] = (sign, part)
    for label in placed([pin for pin, _ in pins], _beyond(subject, window, medium), columns, rows):
        part = Part.NAME
        if label.number >= 0:
            part = _pin(pins[label.number][1], subject, medium, chosen)[0]
            part = Part.NAME if part is Part.PIN else part
        row = cells[label.row]
        for column in (label.column - 1, label.column + len(label.text)):
            if 0 <= column < columns and row[column][1] not in _SIGNS:
                row[column] = (" ", Part.SEA)
        row[label.column : label.column + len(label.text)] = [(letter, part) for letter in label.text]
    return tuple(tuple(_runs(row)) for row in cells)


@lru_cache(maxsize=32)
def ways(subject: MapSubject, columns: int, rows: int, medium: Medium) -> Steering:
    """Where the arrow keys lead from town to town, as they lie on the map."""
    window = _window(subject, columns * medium.across, rows * medium.down)
    return steering([window.at(town.position) for town in subject.towns])


def town_at(subject: MapSubject, columns: int, rows: int, medium: Medium, at: tuple[int, int]) -> str:
    """Id of the town whose pin is next to a cell, given as column and row; empty if none is near."""
    window = _window(subject, columns * medium.across, rows * medium.down)
    far = {
        town.id: max(abs(pin.column - at[0]), 2 * abs(pin.row - at[1]))
        for pin, town in _pins(subject, window, medium, "")
    }
    nearest = min(far, key=far.__getitem__, default="")
    return nearest if nearest and far[nearest] <= _TOUCH else ""


_SIGNS: Final = (Part.PIN, Part.HOME, Part.NAME, Part.CHOSEN)
"""What no name may cut into."""

_TOUCH: Final = 3
"""Columns from a pin that a touch may miss it by."""


@lru_cache(maxsize=32)
def _window(subject: MapSubject, columns: int, rows: int) -> MapWindow:
    towns = [town.position for town in subject.towns]
    outlines = outlines_around(towns)
    listed = [middle(outlines[code]) for code, _ in subject.countries if code in outlines]
    return window_around(towns, listed, columns, rows)


@lru_cache(maxsize=16)
def _background(subject: MapSubject, columns: int, rows: int, medium: Medium) -> tuple[tuple[Run, ...], ...]:
    """The land, cell by cell."""
    window = _window(subject, columns * medium.across, rows * medium.down)
    outlines = outlines_around([town.position for town in subject.towns])
    listed = {code for code, _ in subject.countries}
    layers = [
        (part, filled((ring for code in codes for ring in outlines.get(code, ())), window))
        for part, codes in (
            (Part.HOST, {subject.host}),
            (Part.LISTED, listed - {subject.host}),
            (Part.LAND, outlines.keys() - listed - {subject.host}),
        )
    ]
    # Sparse dots: one sees what is what without colours as well.
    sparse = sum(1 << dot for dot in range(0, window.columns, 2))
    layers[-1] = (Part.LAND, [row & sparse if y % 2 == 0 else 0 for y, row in enumerate(layers[-1][1])])
    parts = [part for part, _ in layers]
    drawn = (_dots(bitmap, columns, rows, medium) for _, bitmap in layers)
    return tuple(
        tuple(_cell(dots, parts, medium) for dots in zip(*row, strict=True))
        for row in zip(*drawn, strict=True)
    )


def _cell(dots: tuple[int, ...], parts: list[Part], medium: Medium) -> Run:
    """A cell shows all the land in it, in the colour of what takes most of it."""
    if not any(dots):
        return " ", Part.SEA
    most = max(range(len(dots)), key=lambda layer: dots[layer].bit_count())
    return _character(reduce(or_, dots), parts[most], medium), parts[most]


def _dots(bitmap: list[int], columns: int, rows: int, medium: Medium) -> Iterator[list[int]]:
    """The dots of all cells, row by row; of a cell from left to right and down, the first the lowest bit."""
    mask, shifts = (1 << medium.across) - 1, range(0, columns * medium.across, medium.across)
    for row in range(rows):
        dots = [0] * columns
        for line in range(medium.down):
            if bits := bitmap[row * medium.down + line]:
                at = line * medium.across
                dots = [
                    known | (bits >> shift & mask) << at for known, shift in zip(dots, shifts, strict=True)
                ]
        yield dots


def _character(dots: int, part: Part, medium: Medium) -> str:
    if medium.shades:
        return medium.shades[(Part.LAND, Part.LISTED, Part.HOST, Part.WAY).index(part)]
    if medium is HALVES:
        return " ▀▄█"[dots]
    return _BRAILLES[dots]


def _pins(subject: MapSubject, window: MapWindow, medium: Medium, chosen: str) -> list[tuple[Pin, Town]]:
    """Each town with its pin: the chosen one and the host first, as their names come first."""
    host = subject.towns[0]
    towns = sorted(subject.towns, key=lambda town: (town.id != chosen, town is not host))
    pins = []
    for town in towns:
        x, y = window.at(town.position)
        name = town.name.upper() if town is host else town.name
        other = next((each for each in subject.towns if each.id == chosen), host) if town is host else host
        to_left = (town is host or town.id == chosen) and x < window.at(other.position)[0]
        pins.append((Pin(int(x) // medium.across, int(y) // medium.down, name, to_left), town))
    return pins


def _pin(town: Town, subject: MapSubject, medium: Medium, chosen: str) -> tuple[Part, str]:
    if town is subject.towns[0]:
        return Part.HOME, medium.pins[1]
    return (Part.CHOSEN, medium.pins[2]) if town.id == chosen else (Part.PIN, medium.pins[0])


def _draw_country(cells: Cells, window: MapWindow, medium: Medium, subject: MapSubject, code: str) -> None:
    """All of its land in the colour of what is chosen."""
    rings = outlines_around([town.position for town in subject.towns]).get(code, ())
    bitmap = filled(rings, window)
    for line, drawn in zip(cells, _dots(bitmap, len(cells[0]), len(cells), medium), strict=True):
        for column, dots in enumerate(drawn):
            if dots:
                line[column] = (_character(dots, Part.WAY, medium), Part.WAY)


def _draw_way(cells: Cells, window: MapWindow, medium: Medium, subject: MapSubject, town: int) -> None:
    """A dotted line from the host to a town."""
    (x1, y1), (x2, y2) = (window.at(subject.towns[end].position) for end in (0, town))
    steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1))))
    drawn: dict[tuple[int, int], int] = {}
    for step in range(0, steps, _DASH):
        x, y = int(x1 + (x2 - x1) * step / steps), int(y1 + (y2 - y1) * step / steps)
        at = (x // medium.across, y // medium.down)
        dot = x % medium.across + y % medium.down * medium.across
        drawn[at] = drawn.get(at, 0) | 1 << dot
    for (column, row), dots in drawn.items():
        cells[row][column] = (_character(dots, Part.WAY, medium), Part.WAY)


def _beyond(subject: MapSubject, window: MapWindow, medium: Medium) -> list[Beyond]:
    """The countries of the list that lie outside, and where."""
    outlines = outlines_around([town.position for town in subject.towns])
    found = []
    for code, name in subject.countries:
        if code not in outlines or window.shows(middle(outlines[code])):
            continue
        x, y = window.at(middle(outlines[code]))
        right, down = x / window.columns - 0.5, y / window.rows - 0.5
        arrow = ("→" if right > 0 else "←") if abs(right) >= abs(down) else ("↓" if down > 0 else "↑")
        reach = 0.5 / max(abs(right), abs(down))
        column = int((0.5 + right * reach) * (window.columns - 1)) // medium.across
        row = int((0.5 + down * reach) * (window.rows - 1)) // medium.down
        found.append(Beyond(column, row, arrow, name))
    return found


def _runs(row: list[Run]) -> list[Run]:
    return [
        ("".join(character for character, _ in together), part)
        for part, together in groupby(row, key=lambda cell: cell[1])
    ]
