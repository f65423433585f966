"""Meetings of all shapes: the figures of the sheet are theirs, and what is read back agrees."""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.meeting.sheet.changing import codes, lasting, row, sheet, with_rows
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Guests
from ttchan_tui.meeting.sheet import check_finished, check_sheet

EXAMPLES = 400 if os.environ.get("TTCHAN_STRESS") else 12
LONGEST, FEWEST = 21, 25
WORDS = {"lv": ("dalībnieks", "dalībniek[iu]"), "en": ("participant", "participants")}


@pytest.mark.parametrize("language", WORDS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    days=st.integers(1, 25),
    own=st.sampled_from([1, 2, 11, 21, 102, 111]),
    invited=st.sampled_from([1, 11, 21, 24, 25, 26, 101]),
    a_day=st.integers(0, 2),
    guests=st.sampled_from([None, *Guests]),
)
@example(days=1, own=1, invited=1, a_day=1, guests=None)
@example(days=25, own=21, invited=11, a_day=2, guests=Guests.NOT_SAID)
def test_the_sheet_of_any_shape_says_its_figures_and_reads_back(  # noqa: PLR0917 - given by name
    meeting: Meeting, language: str, days: int, own: int, invited: int, a_day: int, guests: Guests | None
) -> None:
    events = [range(1 + day * a_day, 1 + (day + 1) * a_day) for day in range(days)]
    rows = [row("LV", own, "daugavpils"), row("PL", invited, "lodz")]
    rows += [row("BY", 1, apart=True, member=False)] if guests else []
    shaped = with_rows(lasting(meeting, days, events), *rows, guests=guests or Guests.NOT_SAID)
    made = sheet(shaped, language)
    for number in (own, invited):
        one, several = WORDS[language]
        is_one = number == 1 or (language == "lv" and number % 10 == 1 and number % 100 != 11)
        assert re.search(rf"\b{number} {one if is_one else several}\b", made.text), number
    assert str(own + invited) in made.text
    for day in shaped.days:
        assert made.wording.day(day.date) in made.text
    wrong = {"sheet-too-long"} if days > LONGEST else set()
    wrong |= {"sheet-invited"} if invited < FEWEST else set()
    found = check_sheet(shaped, made)
    assert codes([one for one in found if one.severity is Severity.ERROR]) == wrong
    assert ("sheet-guests" in codes(found)) is (guests is Guests.NOT_SAID)
    read = check_finished(made.text)
    assert codes([one for one in read if one.severity is Severity.ERROR]) == wrong
