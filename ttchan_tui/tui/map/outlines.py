"""The outlines of countries, as rings of longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import ttchan_tui
from ttchan_tui.meeting.geography import Position

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of the corners of a piece of land."""
Outlines = dict[str, tuple[Ring, ...]]
"""The land of countries by their ISO codes."""

_PACKAGE: Final = Path(ttchan_tui.__file__).parent
_EUROPE: Final = ((30.0, 72.0), (-26.0, 62.0))
"""Latitudes and longitudes between which the finer outlines have all land."""


def outlines_around(positions: Iterable[Position]) -> Outlines:
    """The finest outlines that have all land around these positions."""
    inside = all(
        low <= degrees <= high
        for position in positions
        for degrees, (low, high) in zip(position, _EUROPE, strict=True)
    )
    return _read("europe" if inside else "world")


@lru_cache
def _read(name: str) -> Outlines:
    installed = _PACKAGE / "data" / "outlines"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "data" / "outlines"
    read = json.loads((folder / f"{name}.json").read_text(encoding="ascii"))
    return {
        country: tuple(tuple((float(east), float(north)) for east, north in ring) for ring in rings)
        for country, rings in read.items()
    }


def middle(rings: tuple[Ring, ...]) -> Position:
    """About where a country lies: the middle of its largest piece of land."""
    largest = max(rings, key=_area)
    east = (min(corner[0] for corner in largest) + max(corner[0] for corner in largest)) / 2
    north = (min(corner[1] for corner in largest) + max(corner[1] for corner in largest)) / 2
    return north, east


def _area(ring: Ring) -> float:
    easts, norths = [corner[0] for corner in ring], [corner[1] for corner in ring]
    return (max(easts) - min(easts)) * (max(norths) - min(norths))
