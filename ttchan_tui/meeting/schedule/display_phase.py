"""What a screen that nobody asks should talk about, by the time of the meeting."""

from __future__ import annotations

from datetime import datetime, time
from enum import Enum
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.schedule.whats_on import Phase, whats_on

EVENING_BEGINS: Final = time(20)
"""From then on people plan the next day. Never shown."""


class DisplayPhase(Enum):
    """The faces of a screen in the foyer."""

    BEFORE = "before"
    DURING = "during"
    EVENING = "evening"
    """What comes tomorrow matters most."""
    LAST_DAY = "last day"
    """People leave: a safe journey to them. Of a meeting of one day only when nothing more begins."""
    AFTER = "after"
    """The exhibition of the results."""


def display_phase(meeting: Meeting, moment: datetime) -> DisplayPhase:
    """The face at `moment`, which is in the meeting's own time zone."""
    on = whats_on(meeting, moment)
    if on.phase is not Phase.DURING:
        return DisplayPhase.BEFORE if on.phase is Phase.BEFORE else DisplayPhase.AFTER
    if moment.date() >= meeting.end:  # later only while what began that evening goes on
        is_arriving = meeting.start == meeting.end and on.next
        return DisplayPhase.DURING if is_arriving else DisplayPhase.LAST_DAY
    nothing_more_today = on.next_day is not None and not (on.now or on.some_time_today)
    return (
        DisplayPhase.EVENING if nothing_more_today or moment.time() >= EVENING_BEGINS else DisplayPhase.DURING
    )
