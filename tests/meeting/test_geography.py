import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.geography.distances import Direction, Position, bearing, direction, distance

DAUGAVPILS = (55.8747, 26.5362)

positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("there", "kilometres", "towards"),
    [
        ((55.73333, 24.35), 137, Direction.WEST),  # Panevėžys
        ((55.4978, 25.6046), 72, Direction.SOUTH_WEST),  # Utena
        ((54.6892, 25.2798), 154, Direction.SOUTH_WEST),  # Vilnius
        ((42.9568, 13.8768), 1698, Direction.SOUTH_WEST),  # San Benedetto del Tronto
        ((58.3808, 12.3234), 900, Direction.NORTH_WEST),  # Vänersborg
        ((51.7519, 11.9709), 1058, Direction.WEST),  # Anhalt-Bitterfeld
        ((43.2872, 20.6153), 1462, Direction.SOUTH),  # Raška
        ((42.6975, 23.3242), 1483, Direction.SOUTH),  # Sofia
    ],
)
def test_the_places_of_the_meeting(there: Position, kilometres: int, towards: Direction) -> None:
    assert distance(DAUGAVPILS, there) == pytest.approx(kilometres, abs=1)
    assert direction(DAUGAVPILS, there) is towards


@pytest.mark.parametrize(
    ("there", "towards"),
    [
        ((1, 0), Direction.NORTH),
        ((1, 1), Direction.NORTH_EAST),
        ((0, 1), Direction.EAST),
        ((-1, 1), Direction.SOUTH_EAST),
        ((-1, 0), Direction.SOUTH),
        ((-1, -1), Direction.SOUTH_WEST),
        ((0, -1), Direction.WEST),
        ((1, -1), Direction.NORTH_WEST),
        ((1, -0.1), Direction.NORTH),
    ],
)
def test_the_eight_directions(there: Position, towards: Direction) -> None:
    assert direction((0, 0), there) is towards


def test_over_the_date_line_the_short_way() -> None:
    assert direction((0, 179), (0, -179)) is Direction.EAST
    assert distance((0, 179), (0, -179)) == pytest.approx(222.4, abs=0.1)


def test_here_has_no_direction() -> None:
    assert distance(DAUGAVPILS, DAUGAVPILS) == 0
    assert direction(DAUGAVPILS, DAUGAVPILS) is None


@given(positions, positions)
def test_any_two_positions(here: Position, there: Position) -> None:
    assert 0 <= distance(here, there) <= 20_016
    assert distance(here, there) == pytest.approx(distance(there, here), abs=1e-6)
    assert 0 <= bearing(here, there) <= 360
