"""The way from town to town by arrow keys: to the nearest one in that direction, in the end to every one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from ttchan_tui.tui.map.window import Point


class Arrow(Enum):
    """A direction on the map, as right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


Steering = Mapping[tuple[int, Arrow], int]
"""By the number of a town and a direction, the number of the town that it leads to."""

_SLANT: Final = 2.0
"""How much a step aside counts against one in the direction."""


def steering(towns: Sequence[Point]) -> Steering:
    """Where the arrows lead from each of the towns.

    What lies straight ahead is preferred to what lies aside. As there is a way as long as anything lies in a
    direction, all ways lead to the rightmost town in the end. Towns that are never the nearest one would be
    left out; each of them is put in on the way to the town that would have been next.
    """
    ways = {
        (town, arrow): found
        for town in range(len(towns))
        for arrow in Arrow
        if (found := _nearest(towns, town, arrow)) is not None
    }
    rightmost = max(range(len(towns)), key=lambda town: _order(towns, town, Arrow.RIGHT), default=0)
    while missed := _missed(ways, len(towns), rightmost):
        reached, town = min(
            ((start, end) for end in missed for start in set(range(len(towns))) - missed),
            key=lambda pair: _far(towns[pair[0]], towns[pair[1]]),
        )
        arrow = _towards(towns[reached], towns[town])
        ways[town, arrow] = ways.get((reached, arrow), reached)
        ways[reached, arrow] = town
    return ways


def _nearest(towns: Sequence[Point], town: int, arrow: Arrow) -> int | None:
    """The next town in a direction; of those that lie more aside than ahead, only if there is no other."""
    ahead = {
        other: steps
        for other in range(len(towns))
        if _order(towns, other, arrow) > _order(towns, town, arrow)
        and (steps := _steps(towns[town], towns[other], arrow))
    }
    straight = {other: steps for other, steps in ahead.items() if steps[1] <= steps[0]}
    return min(straight or ahead, key=lambda other: ahead[other][0] + _SLANT * ahead[other][1], default=None)


def _order(towns: Sequence[Point], town: int, arrow: Arrow) -> tuple[float, float, int]:
    """How far in a direction a town lies; no two lie equally far, not even at the same point."""
    (x, y), (right, down) = towns[town], arrow.value
    sign = right + down
    first, second = (x, y) if right else (y, x)
    return sign * first, sign * second, sign * town


def _steps(start: Point, end: Point, arrow: Arrow) -> Point:
    """How far one town lies from the other: ahead, and aside."""
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    return (across, down) if arrow.value[0] else (down, across)


def _towards(start: Point, end: Point) -> Arrow:
    across, down = end[0] - start[0], end[1] - start[1]
    if abs(across) >= abs(down):
        return Arrow.RIGHT if across > 0 else Arrow.LEFT
    return Arrow.DOWN if down > 0 else Arrow.UP


def _far(start: Point, end: Point) -> float:
    return (end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2


def _missed(ways: Steering, number: int, start: int) -> set[int]:
    """The towns that no way leads to from where all ways lead."""
    waiting = [start]
    seen = {start}
    while waiting:
        town = waiting.pop()
        following = {ways[town, arrow] for arrow in Arrow if (town, arrow) in ways}
        waiting += following - seen
        seen |= following
    return set(range(number)) - seen
