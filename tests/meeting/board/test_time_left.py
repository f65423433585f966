"""Time that is left, in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ttchan_tui.meeting.wording.board import time_left
from ttchan_tui.text.languages import language


@pytest.mark.parametrize(
    ("left", "en", "lv"),
    [
        (timedelta(minutes=12), "12 min left", "vēl 12 min"),
        (timedelta(minutes=11, seconds=1), "12 min left", "vēl 12 min"),
        (timedelta(seconds=61), "2 min left", "vēl 2 min"),
        (timedelta(seconds=44.2), "45 s", "45 s"),
    ],
)
def test_it_is_no_hour_of_the_day(left: timedelta, en: str, lv: str) -> None:
    assert (time_left(left, language("en")), time_left(left, language("lv"))) == (en, lv)
