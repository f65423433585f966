"""From "what can I do" to who does what, for which partner, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ttchan_tui.meeting.codec import DAY, ID, Record, optional, text
from ttchan_tui.meeting.limits import NOTE_LIMIT, WHO_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Partner
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_EUROPEAN: Final = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})\.?", re.ASCII)

_YEARS: Final = range(2000, 2200)
"""In which a promise can be meant to be kept; any other is a slip of the fingers."""


class NoDay(Explained):
    """What was typed is no day."""


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


PROMISE: Final = Record(
    Promise,
    id=ID,
    text=text(NOTE_LIMIT),
    who=text(WHO_LIMIT),
    partner=ID,
    by=optional(DAY),
    note=optional(ID, ""),
)


def typed_of(promise: Promise) -> tuple[str, str, str]:
    """What, who and by when of a promise, as one would type them."""
    by = promise.by
    return promise.text, promise.who, f"{by.day}.{by.month}.{by.year}" if by else ""


def without_promise(meeting: Meeting, promises: Iterable[Promise]) -> tuple[Partner, ...]:
    """The partners for whom nobody has promised anything yet."""
    promised = {promise.partner for promise in promises}
    return tuple(partner for partner in meeting.partners if partner.id not in promised)


def typed_day(typed: str) -> date | None:
    """The day that somebody means: 2019-05-09 or 9.5.2019; None if nothing was typed.

    Raises:
        NoDay: It is none, not in the calendar, or of a year that nobody means.
    """
    typed = typed.strip()
    if not typed:
        return None
    if found := _ISO.fullmatch(typed) or _EUROPEAN.fullmatch(typed):
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError as error:
            raise NoDay(N_("There is no such day as “{typed}” in the calendar."), typed=typed) from error
        if day.year not in _YEARS:
            raise NoDay(N_("The year in “{typed}” cannot be right. Type all four digits."), typed=typed)
        return day
    raise NoDay(
        N_("“{typed}” is not a date. Type it like 9.5.2019 or 2019-05-09, or leave it empty."), typed=typed
    )
