"""A sheet that was made is read back as what it was made from, whatever the meeting is like."""

from __future__ import annotations

import os
from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.meeting.sheet.changing import lasting, row, sheet, with_rows
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Guests
from ttchan_tui.meeting.sheet.facts import facts_of
from ttchan_tui.meeting.sheet.reading import read_sheet
from ttchan_tui.store.meeting.folder import bundled_folder, examine_folder

MANY = 400 if os.environ.get("TTCHAN_STRESS") else 20

MEETING = examine_folder(bundled_folder()).sound()

NOT_READ = {"form", "text", "spots", "explained_order", "gaps_told", "own_country", "project"}
"""What a finished sheet does not say, or says in other words."""

COUNTS = st.one_of(st.sampled_from([1, 2, 11, 21, 101, 111, 1244]), st.integers(1, 999))
PLACES: dict[str, list[tuple[str, ...]]] = {
    "PL": [(), ("lodz",), ("lodz", "warsaw", "krakow")],
    "LT": [(), ("utena", "vilnius")],
    "DE": [(), ("anhalt-bitterfeld",)],
    "SE": [(), ("vanersborg",)],
    "GB": [()],
    "IT": [("san-benedetto-del-tronto",)],
}


@st.composite
def rows(draw: st.DrawFn) -> list[Delegation]:
    listed = [row("LV", draw(COUNTS), "daugavpils")]
    for country in draw(st.lists(st.sampled_from(sorted(PLACES)), unique=True)):
        listed.append(row(country, draw(COUNTS), *draw(st.sampled_from(PLACES[country]))))
    for country in draw(st.lists(st.sampled_from(["KZ", "BY", "TR"]), unique=True)):
        listed.append(row(country, draw(COUNTS), apart=True, member=False))
    return listed


def differing(meeting: Meeting, language: str) -> dict[str, tuple[object, object]]:
    made = sheet(meeting, language)
    own, read = facts_of(meeting, made), read_sheet(made.text)
    names = [field.name for field in fields(own) if field.name not in NOT_READ]
    return {
        name: (getattr(own, name), getattr(read, name))
        for name in names
        if getattr(own, name) != getattr(read, name)
    }


@settings(max_examples=MANY)
@given(
    rows(),
    st.integers(1, 25),
    st.booleans(),
    st.sampled_from(list(Guests)),
    st.sampled_from(["lv", "en", "de"]),
)
def test_what_is_read_is_what_was_stated(
    listed: list[Delegation], days: int, two: bool, guests: Guests, language: str
) -> None:
    numbers = [[2 * n + 1, 2 * n + 2] if two else [n + 1] for n in range(days)]
    apart = any(one.separately_named for one in listed)
    meeting = lasting(with_rows(MEETING, *listed, guests=guests if apart else Guests.NOT_SAID), days, numbers)
    assert differing(meeting, language) == {}


def test_the_bundled_sheet_is_read_back() -> None:
    for language in ("lv", "en", "de"):
        assert differing(MEETING, language) == {}
