"""How far away a place is, and in which direction."""

from __future__ import annotations

from enum import Enum
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Final

from ttchan_tui.text.languages import N_

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

EARTH_RADIUS: Final = 6371.0088
"""Kilometres; the mean radius of the Earth."""


class Direction(Enum):
    """The eight points of the compass; the value is the English name, key of the catalogues."""

    NORTH = N_("north")
    NORTH_EAST = N_("north-east")
    EAST = N_("east")
    SOUTH_EAST = N_("south-east")
    SOUTH = N_("south")
    SOUTH_WEST = N_("south-west")
    WEST = N_("west")
    NORTH_WEST = N_("north-west")


def distance(here: Position, there: Position) -> float:
    """Kilometres along the great circle from here to there."""
    latitude_1, longitude_1, latitude_2, longitude_2 = map(radians, (*here, *there))
    haversine = (
        sin((latitude_2 - latitude_1) / 2) ** 2
        + cos(latitude_1) * cos(latitude_2) * sin((longitude_2 - longitude_1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * asin(sqrt(min(1.0, haversine)))


def bearing(here: Position, there: Position) -> float:
    """The angle at which to set out from here to there, in degrees clockwise from north."""
    latitude_1, longitude_1, latitude_2, longitude_2 = map(radians, (*here, *there))
    turn = longitude_2 - longitude_1
    east = sin(turn) * cos(latitude_2)
    north = cos(latitude_1) * sin(latitude_2) - sin(latitude_1) * cos(latitude_2) * cos(turn)
    return degrees(atan2(east, north)) % 360


def direction(here: Position, there: Position) -> Direction | None:
    """The compass direction in which to set out; none if here is there."""
    if here == there:
        return None
    points = tuple(Direction)
    return points[round(bearing(here, there) / 360 * len(points)) % len(points)]
