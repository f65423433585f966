"""Land as dots: a row of them is a number, its lowest bit the dot on the left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from ttchan_tui.tui.map.outlines import Ring
from ttchan_tui.tui.map.window import MapWindow, Point

_FARTHEST = 1.9
"""Beyond that distance, on the far side of the Earth, the projection turns land inside out."""


def filled(rings: Iterable[Ring], window: MapWindow) -> list[int]:
    """The dots that lie on the land within these rings."""
    rows = [0] * window.rows
    project, left, top, dots = window.project, window.left, window.top, window.dots
    for ring in rings:
        on_plane = [project(north, east) for east, north in ring]
        corners = [((x - left) * dots, (y - top) * dots) for x, y in on_plane]
        if _is_seen(corners, window):
            _fill(corners, rows, window.columns)
    return rows


def _is_seen(corners: Sequence[Point], window: MapWindow) -> bool:
    rights, downs = zip(*corners, strict=True)
    if max(rights) < 0 or min(rights) >= window.columns or max(downs) < 0 or min(downs) >= window.rows:
        return False
    far = _FARTHEST * window.dots
    return all(
        abs(x + window.left * window.dots) < far * 2 and abs(y + window.top * window.dots) < far
        for x, y in corners
    )


def _fill(corners: Sequence[Point], rows: list[int], columns: int) -> None:
    """Row by row from one crossing of the outline to the next."""
    crossings: dict[int, list[float]] = {}
    for one, other in pairwise((*corners, corners[0])):
        if one[1] == other[1]:
            continue
        (x1, y1), (x2, y2) = (one, other) if one[1] < other[1] else (other, one)
        slope = (x2 - x1) / (y2 - y1)
        for row in range(max(0, ceil(y1 - 0.5)), min(len(rows), ceil(y2 - 0.5))):
            crossings.setdefault(row, []).append(x1 + (row + 0.5 - y1) * slope)
    for row, at in crossings.items():
        at.sort()
        for first, last in zip(at[::2], at[1::2], strict=False):
            begin = min(columns, max(0, ceil(first - 0.5)))
            end = min(columns, max(begin, ceil(last - 0.5)))
            rows[row] |= ((1 << (end - begin)) - 1) << begin
