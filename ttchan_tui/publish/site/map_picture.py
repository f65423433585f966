"""The way to a place as a drawing: the countries around, the host's city and the place as points."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ttchan_tui.meeting.geography.distances import Position
from ttchan_tui.meeting.geography.outlines import DEGREE, Ring, outlines_around

_WIDTH: Final = 480
_LEAST: Final = 6.0
"""Degrees that the picture shows at least."""
_MARGIN: Final = 0.35
"""What stands around the two points, as a part of what lies between them."""


def map_svg(place: tuple[str, Position], host: tuple[str, Position], title: str) -> str:
    """The drawing, to stand within a page.

    Args:
        place: Its name, and where it is; the larger point.
        host: The same of the place where the meeting was held.
        title: What the drawing is, for those who do not see it.
    """
    height, land, (x, y), (host_x, host_y) = _drawing(place[1], host[1])
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label={quoteattr(title)}>'
        f'<path class="land" d="{land}"></path>'
        f'<path class="way" d="M{x} {y}L{host_x} {host_y}"></path>'
        f'<circle class="host" cx="{host_x}" cy="{host_y}" r="6"></circle>'
        f'<circle class="place" cx="{x}" cy="{y}" r="9"></circle>'
        f"{_label(x, y, escape(place[0]))}{_label(host_x, host_y, escape(host[0]))}</svg>"
    )


@lru_cache(maxsize=1024)
def _drawing(place: Position, host: Position) -> tuple[int, str, tuple[int, int], tuple[int, int]]:
    """The height, the outlines of the land, and where place and host are; the same in all languages."""
    west, east, south, north = _window(place, host)
    stretch = cos(radians((south + north) / 2))
    scale = _WIDTH / ((east - west) * stretch)

    def point(latitude: float, longitude: float) -> tuple[int, int]:
        return round((longitude - west) * stretch * scale), round((north - latitude) * scale)

    land = []
    for rings in outlines_around((place, host)).values():
        for ring in rings:
            if _is_near(ring, west, east, south, north):
                corners = [point(n / DEGREE, e / DEGREE) for e, n in zip(ring[::2], ring[1::2], strict=True)]
                land.append("M" + "L".join(f"{x} {y}" for x, y in corners) + "Z")
    return round((north - south) * scale), "".join(land), point(*place), point(*host)


def _label(x: int, y: int, name: str) -> str:
    """A name beside its point, on the side where there is more room."""
    anchor, aside = ("end", -14) if x > _WIDTH / 2 else ("start", 14)
    return f'<text x="{x + aside}" y="{y + 6}" text-anchor="{anchor}">{name}</text>'


def _window(place: Position, host: Position) -> tuple[float, float, float, float]:
    """West, east, south and north of what is shown."""
    south, north = sorted((place[0], host[0]))
    west, east = sorted((place[1], host[1]))
    up = max(_LEAST, (north - south) * (1 + _MARGIN), (east - west) * 0.5) / 2
    across = max(_LEAST * 1.8, (east - west) * (1 + _MARGIN), up * 2.4) / 2
    middle, centre = (south + north) / 2, (west + east) / 2
    return centre - across, centre + across, max(-85.0, middle - up), min(85.0, middle + up)


def _is_near(ring: Ring, west: float, east: float, south: float, north: float) -> bool:
    easts, norths = ring[::2], ring[1::2]
    return (
        min(easts) < east * DEGREE
        and max(easts) > west * DEGREE
        and min(norths) < north * DEGREE
        and max(norths) > south * DEGREE
    )
