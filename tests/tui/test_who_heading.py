"""What the list of people is called, by the time and by what its numbers tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests import meetings
from ttchan_tui.meeting.people import Counts
from ttchan_tui.meeting.wording.head_count import who_heading
from ttchan_tui.text.languages import language


@pytest.mark.parametrize(
    ("month", "counts", "expected"),
    [
        (4, Counts.EXPECTED, "Who is coming"),
        (5, Counts.EXPECTED, "Who is expected"),
        (5, Counts.CAME, "Who is here"),
        (6, Counts.EXPECTED, "Who was expected"),
        (6, Counts.CAME, "Who was here"),
    ],
)
def test_nobody_is_here_who_is_only_expected(month: int, counts: Counts, expected: str) -> None:
    meeting = meetings.meeting()
    meeting = replace(meeting, participation=replace(meeting.participation, counts=counts))
    moment = datetime(2021, month, 1, 10, tzinfo=ZoneInfo("Europe/Belgrade"))
    assert who_heading(meeting, moment, language("en")) == expected
