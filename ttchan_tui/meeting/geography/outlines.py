"""The outlines of countries, as rings of longitude and latitude."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import ttchan_tui
from ttchan_tui.meeting.geography.distances import Position

Ring: TypeAlias = "array[int]"
"""Longitude and latitude of the corners of a piece of land by turns, in hundredths of a degree.

Numbers in a row, as there are ten thousand corners: tuples of them took a megabyte, and long to read.
"""
Outlines = dict[str, tuple[Ring, ...]]
"""The land of countries by their ISO codes."""

_PACKAGE: Final = Path(ttchan_tui.__file__).parent
DEGREE: Final = 100
"""Hundredths to a degree."""
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
    return {country: tuple(array("h", ring) for ring in rings) for country, rings in read.items()}


def middle(rings: tuple[Ring, ...]) -> Position:
    """About where a country lies: the middle of its largest piece of land."""
    largest = max(rings, key=_area)
    easts, norths = largest[::2], largest[1::2]
    return (min(norths) + max(norths)) / 2 / DEGREE, (min(easts) + max(easts)) / 2 / DEGREE


def _area(ring: Ring) -> int:
    easts, norths = ring[::2], ring[1::2]
    return (max(easts) - min(easts)) * (max(norths) - min(norths))
