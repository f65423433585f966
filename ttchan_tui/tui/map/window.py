"""Which part of the world a map shows, and where a position lies on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import Final

from ttchan_tui.meeting.geography.distances import Position

Point = tuple[float, float]
"""To the right and down, on the plane of the projection."""
Projection = Callable[[float, float], Point]
"""From latitude and longitude."""

_WIDEST: Final = 110
"""Degrees between two positions beyond which the whole world is shown flat."""
_MARGIN: Final = 0.09
"""Part of the window around what has to be seen, on each side."""
_LEAST: Final = 0.02
"""The smallest window, about 130 km: nearer than that the outlines show nothing."""
_TOO_FAR: Final = 0.78
"""A country is left out if the window is smaller than that part of what it would be with it."""


@dataclass(frozen=True, slots=True)
class MapWindow:
    """A part of the plane, drawn in so many dots."""

    project: Projection
    left: float
    top: float
    dots: float
    """Dots to a unit of the plane."""
    columns: int
    """Dots across."""
    rows: int
    """Dots down."""

    def at(self, position: Position) -> Point:
        """Where a position lies, in dots; it may be outside."""
        x, y = self.project(*position)
        return (x - self.left) * self.dots, (y - self.top) * self.dots

    def shows(self, position: Position) -> bool:
        """Whether a position is within the window."""
        x, y = self.at(position)
        return 0 <= x < self.columns and 0 <= y < self.rows


def window_around(
    towns: Sequence[Position], countries: Sequence[Position], columns: int, rows: int
) -> MapWindow:
    """The window that shows all towns, and those countries that do not make everything else small.

    Args:
        towns: At least one position.
        countries: The middles of countries that should be seen, too.
        columns: Dots across.
        rows: Dots down.
    """
    project = _projection([*towns, *countries])
    seen = [project(*town) for town in towns]
    wanted = [project(*country) for country in countries]
    while wanted:
        size = _scale([*seen, *wanted], columns, rows)
        without = {
            each: _scale([*seen, *(other for other in wanted if other is not each)], columns, rows)
            for each in wanted
        }
        farthest = min(without, key=without.__getitem__)
        if without[farthest] >= _TOO_FAR * size:
            break
        wanted.remove(farthest)
    return _fitted(project, [*seen, *wanted], columns, rows)


def _projection(positions: Sequence[Position]) -> Projection:
    """Lambert's azimuthal one, true to areas, around their middle; flat, if they lie around the world."""
    norths, easts = zip(*positions, strict=True)
    if max(easts) - min(easts) > _WIDEST or max(norths) - min(norths) > _WIDEST:
        return _flat
    return _azimuthal((min(norths) + max(norths)) / 2, (min(easts) + max(easts)) / 2)


def _flat(north: float, east: float) -> Point:
    return radians(east), -radians(north)


def _azimuthal(north: float, east: float) -> Projection:
    sine, cosine, meridian = sin(radians(north)), cos(radians(north)), radians(east)

    def project(north: float, east: float) -> Point:
        up, turn = radians(north), radians(east) - meridian
        sin_up, cos_up, cos_turn = sin(up), cos(up), cos(turn)
        scale = sqrt(2 / max(1e-4, 1 + sine * sin_up + cosine * cos_up * cos_turn))
        return scale * cos_up * sin(turn), -scale * (cosine * sin_up - sine * cos_up * cos_turn)

    return project


def _scale(points: Sequence[Point], columns: int, rows: int) -> float:
    """The plane to a dot that it takes to show all of them."""
    width, height = _extent(points)
    return max(width / columns, height / rows)


def _extent(points: Sequence[Point]) -> Point:
    rights, downs = zip(*points, strict=True)
    return max(max(rights) - min(rights), _LEAST), max(max(downs) - min(downs), _LEAST)


def _fitted(project: Projection, points: Sequence[Point], columns: int, rows: int) -> MapWindow:
    rights, downs = zip(*points, strict=True)
    dots = (1 - 2 * _MARGIN) / _scale(points, columns, rows)
    left = (min(rights) + max(rights)) / 2 - columns / dots / 2
    top = (min(downs) + max(downs)) / 2 - rows / dots / 2
    return MapWindow(project, left, top, dots, columns, rows)
