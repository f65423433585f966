"""Until when what has to be done, by the rules of the programme and by what organisers have said."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ttchan_tui.meeting.register import Publication, Register
from ttchan_tui.meeting.sheet import form_for


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The dates that matter when a meeting is over; None where nobody has said any."""

    report: date | None
    """When the final report is due."""
    until: date | None
    """The last day on which everything has to be public, and on which kiosks are the exhibition."""
    purge: date | None
    """From then on what is not public may be removed."""


def deadlines(register: Register) -> Deadlines:
    """The dates of a meeting.

    What has to be public is so for some months from the end of the meeting, or from the day on which the lead
    partner has published it first, if that was later.
    """
    said, meeting = register.said, register.meeting
    rules = form_for(meeting)
    report = said.report or _months_behind(meeting.end, rules.months_until_report)
    own = [one.since for one in register.publications if not one.partner]
    began = max(min(own, default=meeting.end), meeting.end)
    until = said.until or _months_behind(began, rules.months_public)
    return Deadlines(report, until, said.purge or (until and until + timedelta(days=1)))


def public_until(publication: Publication, register: Register) -> date | None:
    """The last day on which what is at that address has to be there."""
    if register.said.until:
        return register.said.until
    meeting = register.meeting
    return _months_behind(max(publication.since, meeting.end), form_for(meeting).months_public)


def _months_behind(day: date, months: int) -> date | None:
    """The same day so many months later, or the last one of a month that has none such; None for 0."""
    if not months:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
