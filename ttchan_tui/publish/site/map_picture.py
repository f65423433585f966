"""Maps as drawings: the way to a place, and all places of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ttchan_tui.meeting.geography.distances import Position
from ttchan_tui.meeting.geography.outlines import DEGREE, Ring, outlines_around

_LEAST: Final = 6.0
"""Degrees that a picture shows at least."""
_MARGIN: Final = 0.35
"""What stands around the points, as a part of what lies between them."""
_WAY: Final = 480
"""Width of the way to a place."""
_MEETING: Final = 560
"""Width of the map of all places."""
_FLATTEST: Final = 2.4
"""Longest side of a picture, of its shortest."""
_LETTER: Final = 9.5
"""Width of a letter of the names, on average."""
_LINE: Final = 20
"""Height of a name."""
_POINT: Final = 6


class Pin(NamedTuple):
    """A place on a map."""

    name: str
    position: Position
    page: str = ""
    """The page that its point leads to; empty for none."""


class _Window(NamedTuple):
    """What is shown, in degrees, and how."""

    west: float
    east: float
    south: float
    north: float
    width: int

    @property
    def scale(self) -> float:
        """Of a degree of latitude."""
        return self.width / ((self.east - self.west) * self.stretch)

    @property
    def stretch(self) -> float:
        """How much shorter a degree of longitude is."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> int:
        """Of the drawing."""
        return round((self.north - self.south) * self.scale)

    def point(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Where a position is in the drawing."""
        across = (longitude - self.west) * self.stretch * self.scale
        return round(across), round((self.north - latitude) * self.scale)


def way_svg(place: Pin, host: Pin, title: str) -> str:
    """The way to a place, to stand within a page.

    Args:
        place: The larger point.
        host: Where the meeting was held.
        title: What the drawing is, for those who do not see it.
    """
    window = _window((place.position, host.position), _WAY)
    (x, y), (host_x, host_y) = window.point(*place.position), window.point(*host.position)
    return (
        f"{_opening(window, (place.position, host.position), title)}"
        f'<path class="way" d="M{x} {y}L{host_x} {host_y}"></path>'
        f'<circle class="host" cx="{host_x}" cy="{host_y}" r="6"></circle>'
        f'<circle class="place" cx="{x}" cy="{y}" r="9"></circle>'
        f"{_beside(x, y, place.name)}{_beside(host_x, host_y, host.name)}</svg>"
    )


def meeting_svg(places: Sequence[Pin], host: Pin, title: str) -> str:
    """All places with the host's among them; each point leads to its page. Names stand where there is room.

    Args:
        places: Those of the people who are in the total; the host's may be among them.
        host: Where the meeting was held.
        title: What the drawing is, for those who do not see it.
    """
    others = [one for one in places if one.position != host.position]
    positions = tuple(one.position for one in (host, *others))
    window = _window(positions, _MEETING)
    middle = window.point(*host.position)
    at = {one: window.point(*one.position) for one in others}
    ways = "".join(f"M{middle[0]} {middle[1]}L{x} {y}" for x, y in at.values())
    names = _Names(window, [middle, *at.values()])
    drawn = [_pin(host, middle, "host", _POINT + 2, names)]
    drawn += [_pin(one, point, "place", _POINT, names) for one, point in at.items()]
    opening = _opening(window, positions, title)
    return f'{opening}<path class="way" d="{ways}"></path>{"".join(drawn)}</svg>'


def _opening(window: _Window, positions: tuple[Position, ...], title: str) -> str:
    kind = "all" if window.width == _MEETING else "one"
    return (
        f'<svg class="map {kind}" viewBox="0 0 {window.width} {window.height}" role="group" '
        f'aria-label={quoteattr(title)}><path class="land" d="{_land(window, positions)}"></path>'
    )


def _pin(one: Pin, point: tuple[int, int], kind: str, radius: int, names: _Names) -> str:
    x, y = point
    label = names.place(one.name, point)
    drawn = f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"></circle>{label}'
    if not one.page:
        return drawn
    return f"<a href={quoteattr(one.page)} aria-label={quoteattr(one.name)}>{drawn}</a>"


def _beside(x: int, y: int, name: str) -> str:
    """A name beside its point, on the side where there is more room."""
    return _text(x - 14 if x > _WAY / 2 else x + 14, y + 6, "end" if x > _WAY / 2 else "start", name)


def _text(x: int, y: int, anchor: str, name: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(name)}</text>'


class _Names:
    """The names of a map, none over another one or over a point."""

    def __init__(self, window: _Window, points: Iterable[tuple[int, int]]) -> None:
        self._window = window
        self._taken = [(x - _POINT, y - _POINT, x + _POINT, y + _POINT) for x, y in points]

    def place(self, name: str, point: tuple[int, int]) -> str:
        """The name beside its point; nothing where there is no room for it."""
        x, y = point
        width, aside = round(len(name) * _LETTER), _POINT + 5
        for left, below, anchor, at in (
            (x + aside, y + 6, "start", x + aside),
            (x - aside - width, y + 6, "end", x - aside),
            (x - width // 2, y - aside, "middle", x),
            (x - width // 2, y + aside + 14, "middle", x),
        ):
            box = (left, below - _LINE + 4, left + width, below + 4)
            if self._is_free(box):
                self._taken.append(box)
                return _text(at, below, anchor, name)
        return ""

    def _is_free(self, box: tuple[int, int, int, int]) -> bool:
        left, top, right, bottom = box
        inside = left >= 0 and top >= 0 and right <= self._window.width and bottom <= self._window.height
        return inside and not any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
            for other in self._taken
        )


@lru_cache(maxsize=1024)
def _land(window: _Window, positions: tuple[Position, ...]) -> str:
    """The outlines of the land around, the same in all languages."""
    land = []
    for rings in outlines_around(positions).values():
        for ring in rings:
            if _is_near(ring, window):
                corners = [
                    window.point(n / DEGREE, e / DEGREE) for e, n in zip(ring[::2], ring[1::2], strict=True)
                ]
                land.append("M" + "L".join(f"{x} {y}" for x, y in corners) + "Z")
    return "".join(land)


def _window(positions: Sequence[Position], width: int) -> _Window:
    """One with all of these positions in it, and something around."""
    souths, wests = zip(*positions, strict=True)
    south, north, west, east = min(souths), max(souths), min(wests), max(wests)
    up = max(_LEAST, (north - south) * (1 + _MARGIN), (east - west) * 0.5) / 2
    across = max(_LEAST * 1.8, (east - west) * (1 + _MARGIN), up * _FLATTEST) / 2
    middle, centre = (south + north) / 2, (west + east) / 2
    return _Window(centre - across, centre + across, max(-85.0, middle - up), min(85.0, middle + up), width)


def _is_near(ring: Ring, window: _Window) -> bool:
    easts, norths = ring[::2], ring[1::2]
    return (
        min(easts) < window.east * DEGREE
        and max(easts) > window.west * DEGREE
        and min(norths) < window.north * DEGREE
        and max(norths) > window.south * DEGREE
    )
