"""By arrow keys one comes from every town to every other, whatever meeting it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.tui.map.steering import Arrow, steering
from ttchan_tui.tui.map.window import Point

POINTS = st.lists(
    st.tuples(st.integers(0, 30).map(float), st.integers(0, 30).map(float)), min_size=1, max_size=25
)


def reached_from(start: int, towns: list[Point]) -> set[int]:
    ways = steering(towns)
    seen, waiting = {start}, [start]
    while waiting:
        town = waiting.pop()
        for arrow in Arrow:
            other = ways.get((town, arrow), town)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


@given(POINTS)
def test_every_town_can_be_reached_from_every_other(towns: list[Point]) -> None:
    for start in range(len(towns)):
        assert reached_from(start, towns) == set(range(len(towns)))


@given(POINTS)
def test_no_arrow_leads_to_where_one_is_or_out_of_the_map(towns: list[Point]) -> None:
    for (start, _), end in steering(towns).items():
        assert end in range(len(towns))
        assert end != start or len(towns) == 1


def test_an_arrow_leads_to_the_nearest_town_in_its_direction() -> None:
    ways = steering([(0, 0), (10, 1), (5, 8), (20, 0), (-3, 0)])
    assert ways[0, Arrow.RIGHT] == 1
    assert ways[1, Arrow.RIGHT] == 3
    assert ways[0, Arrow.DOWN] == 2
    assert ways[0, Arrow.LEFT] == 4
    assert (4, Arrow.LEFT) not in ways
