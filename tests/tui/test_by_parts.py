"""Lines are divided between their parts, and no part is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.tui.looks.by_parts import by_parts


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (40, ["9 notes · 6 groups · 130 hands"]),
        (20, ["9 notes · 6 groups", "130 hands"]),
        (5, ["9 notes", "6 groups", "130 hands"]),
    ],
)
def test_no_part_leaves_a_word_behind(columns: int, lines: list[str]) -> None:
    assert by_parts(["9 notes", "", "6 groups", "130 hands"], columns, " · ") == lines


@given(st.lists(st.text("ab ", min_size=1, max_size=9)), st.integers(1, 30))
def test_all_parts_are_there_and_lines_fit_where_parts_do(parts: list[str], columns: int) -> None:
    lines = by_parts(parts, columns, "·")
    assert "·".join(lines) == "·".join(parts)
    assert all(len(line) <= columns or line in parts for line in lines)
