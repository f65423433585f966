"""When an announcement ends, by clocks that are put forward and back."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from ttchan_tui.meeting.announcement import next_time

RIGA = ZoneInfo("Europe/Riga")


@pytest.mark.parametrize(
    ("clock", "now", "expected"),
    [
        ("00:30", "2018-11-09T23:50+02:00", "2018-11-10T00:30+02:00"),
        ("14:00", "2018-11-09T13:59+02:00", "2018-11-09T14:00+02:00"),
        ("14:00", "2018-11-09T14:00+02:00", "2018-11-10T14:00+02:00"),
        ("03:40", "2025-10-26T03:30+03:00", "2025-10-26T03:40+03:00"),
        ("03:40", "2025-10-26T03:50+03:00", "2025-10-26T03:40+02:00"),
        ("03:40", "2025-10-26T03:30+02:00", "2025-10-26T03:40+02:00"),
        ("04:10", "2025-10-26T03:30+03:00", "2025-10-26T04:10+02:00"),
        ("03:30", "2025-03-30T02:50+02:00", "2025-03-30T04:30+03:00"),
    ],
)
def test_the_next_time_the_clocks_show_it(clock: str, now: str, expected: str) -> None:
    found = next_time(time.fromisoformat(clock), datetime.fromisoformat(now), RIGA)
    assert found == datetime.fromisoformat(expected)
    assert found.tzinfo is UTC
