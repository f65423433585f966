"""Time zones of a stored meeting: looked up, since a clock in a zone that is none ends the program."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.meeting.format import Problem
from ttchan_tui.meeting.format.problems import shown
from ttchan_tui.meeting.format.values import is_time_zone
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_


def not_zones(meeting: Meeting, file: str) -> Iterator[Problem]:
    """What the meeting and its places call a time zone, and is none; `file` is where they stand."""
    named = [("", meeting.time_zone), *((f'place "{one.id}": ', one.time_zone) for one in meeting.places)]
    for where, zone in named:
        if zone and not is_time_zone(zone):
            yield Problem(
                file,
                f"{where}time_zone",
                N_("expected an IANA name such as Europe/Riga, but found {found}"),
                {"found": shown(zone)},
            )
