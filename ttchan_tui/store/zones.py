"""Time zones of a stored meeting: looked up, since a clock in a zone that is none ends the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.format import Problem
from ttchan_tui.meeting.format.problems import shown
from ttchan_tui.meeting.format.values import is_time_zone
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_

_SYSTEM: Final = Path("/usr/share/zoneinfo")
"""Where most systems keep the zones, each a file."""

_MARK: Final = b"TZif"
"""What the file of a zone begins with."""

_PLAIN: Final = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")


def not_zones(meeting: Meeting, file: str) -> Iterator[Problem]:
    """What the meeting and its places call a time zone, and is none; `file` is where they stand."""
    named = [("", meeting.time_zone), *((f'place "{one.id}": ', one.time_zone) for one in meeting.places)]
    for where, zone in named:
        if zone and not _is_zone(zone):
            yield Problem(
                file,
                f"{where}time_zone",
                N_("expected an IANA name such as Europe/Riga, but found {found}"),
                {"found": shown(zone)},
            )


@cache
def _is_zone(name: str) -> bool:
    """Whether there is such a zone; spares the import of `zoneinfo`, which takes longer than all else."""
    if _PLAIN.fullmatch(name):
        try:
            with (_SYSTEM / name).open("rb", buffering=0) as file:
                if file.read(len(_MARK)) == _MARK:
                    return True
        except OSError:
            pass
    return is_time_zone(name)
