"""The map: names that never overlap nor leave it, land where it lies, for any meeting and any window."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttchan_tui.meeting.geography.outlines import outlines_around
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import language
from ttchan_tui.text.width import cells
from ttchan_tui.tui.map.labels import Beyond, Pin, placed
from ttchan_tui.tui.map.picture import (
    BLOCKS,
    BRAILLE,
    HALVES,
    SIGNS,
    MapSubject,
    Medium,
    Part,
    Town,
    chart,
    town_at,
)
from ttchan_tui.tui.map.subject import map_subject
from ttchan_tui.tui.map.window import window_around

MEDIA = [BRAILLE, HALVES, BLOCKS, SIGNS]
CODES = ("LV", "PL", "LT", "IT", "SE", "DE", "PT", "KZ", "US", "NZ", "BR", "ZZ")

POSITIONS = st.one_of(
    st.tuples(st.floats(36, 66), st.floats(-9, 30)),  # Europe
    st.tuples(st.floats(56, 58), st.floats(21, 28)),  # a region
    st.tuples(st.floats(-55, 75), st.floats(-179, 179)),  # the world
)


@st.composite
def subjects(draw: st.DrawFn) -> MapSubject:
    """Any meeting."""
    positions = draw(st.lists(POSITIONS, min_size=1, max_size=14))
    names = draw(
        st.lists(
            st.text("Raškļdöł ", min_size=1, max_size=24), min_size=len(positions), max_size=len(positions)
        )
    )
    towns = tuple(Town(f"t{n}", name, at) for n, (name, at) in enumerate(zip(names, positions, strict=True)))
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    return MapSubject(towns, tuple((code, f"Land {code}") for code in codes), draw(st.sampled_from(CODES)))


SIZES = st.tuples(st.integers(1, 130), st.integers(1, 50))


@settings(max_examples=60, deadline=None)
@given(subjects(), SIZES, st.sampled_from(MEDIA), st.integers(0, 14))
def test_it_fills_its_room_and_no_more(
    subject: MapSubject, size: tuple[int, int], medium: Medium, chosen: int
) -> None:
    columns, rows = size
    drawn = chart(subject, columns, rows, medium, f"t{chosen}", country="PT")
    assert len(drawn) == rows
    assert all(sum(cells(text) for text, _ in row) == columns for row in drawn)
    assert any(part in (Part.HOME, Part.CHOSEN) for row in drawn for _, part in row)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 20), st.text("abc", min_size=1, max_size=20)),
        max_size=20,
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), st.sampled_from("←→↑↓")), max_size=6),
)
def test_names_never_overlap_each_other_nor_pins_and_never_leave_the_map(
    towns: list[tuple[int, int, str]], countries: list[tuple[int, int, str]]
) -> None:
    pins = [Pin(*town) for town in towns]
    beyond = [Beyond(column, row, arrow, "Far away") for column, row, arrow in countries]
    taken = {(pin.column, pin.row) for pin in pins}
    for label in placed(pins, beyond, 61, 21):
        mine = {(label.column + place, label.row) for place in range(cells(label.text))}
        assert not mine & taken
        assert all(0 <= column < 61 and 0 <= row < 21 for column, row in mine)
        taken |= mine


@settings(max_examples=60, deadline=None)
@given(st.lists(POSITIONS, min_size=1, max_size=12), st.lists(POSITIONS, max_size=8), SIZES)
def test_all_towns_are_within_the_window(
    towns: list[tuple[float, float]], countries: list[tuple[float, float]], size: tuple[int, int]
) -> None:
    window = window_around(towns, countries, *size)
    assert all(window.shows(town) for town in towns)


@pytest.fixture
def subject(repository: Repository) -> MapSubject:
    found = map_subject(repository.meeting(), language("en"))
    assert found
    return found


@pytest.mark.parametrize("medium", MEDIA)
def test_what_the_map_of_the_bundled_meeting_shows(subject: MapSubject, medium: Medium) -> None:
    drawn = chart(subject, 60, 24, medium, "raska")
    text = "\n".join("".join(part for part, _ in row) for row in drawn)
    for name in ("DAUGAVPILS", "Vänersborg", "Raška", "Sofia", "San Benedetto del Tronto", "Kazakhstan →"):
        assert name in text
    assert "Portugal" not in text  # a country, and no town of it is named
    assert {part for row in drawn for _, part in row} == set(Part)


def test_countries_that_are_far_away_do_not_make_the_others_small(subject: MapSubject) -> None:
    outlines = outlines_around([town.position for town in subject.towns])
    assert {"LV", "PT", "TR"} <= outlines.keys()
    window = window_around([town.position for town in subject.towns], [(39.6, -8.1), (48.0, 66.6)], 160, 96)
    assert window.shows((39.6, -8.1))
    assert not window.shows((48.0, 66.6))


def test_a_touch_beside_a_pin_finds_it(subject: MapSubject) -> None:
    drawn = chart(subject, 60, 24, BRAILLE)
    row = next(number for number, runs in enumerate(drawn) if any("Vänersborg" in text for text, _ in runs))
    column = "".join(text for text, _ in drawn[row]).index("●")
    assert town_at(subject, 60, 24, BRAILLE, (column + 1, row)) == "vanersborg"
    assert town_at(subject, 60, 24, BRAILLE, (0, 0)) == ""


def test_without_the_position_of_the_host_there_is_no_map(repository: Repository) -> None:
    meeting = repository.meeting()
    assert map_subject(meeting, language("lv"))
    from dataclasses import replace

    places = tuple(
        replace(place, position=None) if place.id == meeting.host else place for place in meeting.places
    )
    assert map_subject(replace(meeting, places=places), language("lv")) is None
