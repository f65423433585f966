"""What is drawn is read before it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.meeting.qr.symbol import QUIET_ZONE, Symbol, UnreadableSymbol, must_be_readable, symbol

ADDRESS = "https://www.daugavpils.lv/en"
CORRECTED = 13
"""Wrong codewords that a symbol of 29 modules mends at level M (ISO/IEC 18004: 70 codewords, 44 of data)."""
DATA = range(QUIET_ZONE + 9, QUIET_ZONE + 20)
"""Rows and columns between the finder patterns: nothing but data, timing left out."""

places = st.tuples(st.sampled_from(DATA), st.sampled_from(DATA))


def flipped(drawn: Symbol, places: Iterable[tuple[int, int]]) -> Symbol:
    rows = [list(row) for row in drawn.modules]
    for y, x in places:
        rows[y][x] = not rows[y][x]
    return replace(drawn, modules=tuple(map(tuple, rows)))


def forms(drawn: Symbol) -> tuple[Symbol, ...]:
    return drawn, replace(drawn, in_whole_cells=True), replace(drawn, scale=2)


@pytest.mark.parametrize("drawn", forms(symbol(ADDRESS)), ids=["halves", "whole cells", "twice"])
def test_a_sound_symbol_is_read_in_time(drawn: Symbol) -> None:
    must_be_readable(drawn.cells(), ADDRESS)
    began = process_time()
    for _ in range(10):
        must_be_readable(drawn.cells(), ADDRESS)
    assert (process_time() - began) / 10 < 0.01


@given(st.sets(places, max_size=CORRECTED))
def test_what_error_correction_mends_is_shown(wrong: set[tuple[int, int]]) -> None:
    must_be_readable(flipped(symbol(ADDRESS), wrong).cells(), ADDRESS)


@given(st.sets(places, min_size=100))
def test_what_it_cannot_mend_is_refused(wrong: set[tuple[int, int]]) -> None:
    for drawn in forms(flipped(symbol(ADDRESS), wrong)):
        with pytest.raises(UnreadableSymbol, match=ADDRESS):
            must_be_readable(drawn.cells(), ADDRESS)


@pytest.mark.parametrize(
    "cells",
    [
        symbol(ADDRESS + "/").cells(),
        ((tuple((not upper, not lower) for upper, lower in row)) for row in symbol(ADDRESS).cells()),
        (row[:-15] for row in symbol(ADDRESS).cells()),
        (),
    ],
    ids=["another address", "light on dark", "cut", "nothing"],
)
def test_a_symbol_that_leads_elsewhere_or_nowhere_is_refused(
    cells: Iterable[Iterable[tuple[bool, bool]]],
) -> None:
    with pytest.raises(UnreadableSymbol):
        must_be_readable(cells, ADDRESS)
