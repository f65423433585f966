"""Land as dots: a row of them is a number, its lowest bit the dot on the left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from ttchan_tui.meeting.geography.outlines import DEGREE, Ring
from ttchan_tui.tui.map.window import MapWindow

_FARTHEST = 1.9
"""Beyond that distance, on the far side of the Earth, the projection turns land inside out."""


def filled(rings: Iterable[Ring], window: MapWindow) -> list[int]:
    """The dots that lie on the land within these rings."""
    rows = [0] * window.rows
    project, left, top, dots = window.project, window.left, window.top, window.dots
    for ring in rings:
        corners = [
            project(north / DEGREE, east / DEGREE) for east, north in zip(ring[::2], ring[1::2], strict=True)
        ]
        rights = [(x - left) * dots for x, _ in corners]
        downs = [(y - top) * dots for _, y in corners]
        if _is_seen(rights, downs, window):
            _fill(rights, downs, rows, window.columns)
    return rows


def _is_seen(rights: Sequence[float], downs: Sequence[float], window: MapWindow) -> bool:
    (west, east), (north, south) = ((min(of), max(of)) for of in (rights, downs))
    if east < 0 or west >= window.columns or south < 0 or north >= window.rows:
        return False
    far, across, down = _FARTHEST * window.dots, window.left * window.dots, window.top * window.dots
    return -2 * far < west + across <= east + across < 2 * far and -far < north + down <= south + down < far


def _fill(rights: Sequence[float], downs: Sequence[float], rows: list[int], columns: int) -> None:
    """Row by row from one crossing of the outline to the next."""
    crossings: dict[int, list[float]] = {}
    first_rows = [ceil(down - 0.5) for down in downs]
    corner = len(downs) - 1
    for other, (row, other_row) in enumerate(zip((first_rows[-1], *first_rows), first_rows, strict=False)):
        if row != other_row:  # most lie within a row
            x, y = rights[corner], downs[corner]
            slope = (rights[other] - x) / (downs[other] - y)
            for crossed in range(max(0, min(row, other_row)), min(len(rows), max(row, other_row))):
                crossings.setdefault(crossed, []).append(x + (crossed + 0.5 - y) * slope)
        corner = other
    for row, at in crossings.items():
        at.sort()
        for first, last in zip(at[::2], at[1::2], strict=False):
            begin = min(columns, max(0, ceil(first - 0.5)))
            end = min(columns, max(begin, ceil(last - 0.5)))
            rows[row] |= ((1 << (end - begin)) - 1) << begin
