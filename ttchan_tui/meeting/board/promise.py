"""From "what can I do" to who does what, for which partner, by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Partner

WHO_LIMIT: Final = 80
"""Characters that whoever promises may be called by: a body or a group; nobody needs to be named."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody will do for a partner."""

    id: str
    text: str
    who: str
    partner: str
    """Id of a formal partner."""
    by: date | None
    """The last day; None if nobody has said."""
    note: str
    """Id of the note that it comes from; empty if it comes from none."""


def without_promise(meeting: Meeting, promises: Iterable[Promise]) -> tuple[Partner, ...]:
    """The partners for whom nobody has promised anything yet."""
    promised = {promise.partner for promise in promises}
    return tuple(partner for partner in meeting.partners if partner.id not in promised)
