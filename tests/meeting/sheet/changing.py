"""Meetings of other shapes, made from the bundled one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ttchan_tui.meeting.checks import Finding
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Guests
from ttchan_tui.meeting.programme import Day, ProjectEvent
from ttchan_tui.meeting.sheet import Sheet, check_sheet, compose, form
from ttchan_tui.text.multilingual import NOTHING, Text

START = date(2018, 11, 8)


def sheet(meeting: Meeting, language: str = "en", of: str = "efc-2.1") -> Sheet:
    return compose(meeting, form(of), language)


def codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def found(meeting: Meeting, language: str = "en") -> set[str]:
    """The codes of what is found in the sheet of a meeting."""
    return codes(check_sheet(meeting, sheet(meeting, language)))


def with_rows(
    meeting: Meeting, *rows: Delegation, total: int = 0, guests: Guests = Guests.NOT_SAID
) -> Meeting:
    people = meeting.participation
    own = sum(row.count for row in rows if not row.separately_named)
    people = replace(
        people,
        delegations=rows,
        stated_total=total or own,
        host_delegation=rows[0].id,
        guests=guests,
    )
    return replace(meeting, participation=people)


def row(country: str, count: int, *places: str, apart: bool = False, member: bool = True) -> Delegation:
    return Delegation(
        f"{country.lower()}-{'-'.join(places) or 'x'}", country, count, places, apart, member, NOTHING
    )


def lasting(meeting: Meeting, days: int, events: Sequence[Sequence[int]] = ()) -> Meeting:
    """The meeting with so many days, and on each the events with these numbers."""
    text = Text({"en": "the work", "lv": "darbam", "de": "der Arbeit"})
    dates = [START + timedelta(days=number) for number in range(days)]
    numbered = [(day, number) for day, numbers in zip(dates, events, strict=False) for number in numbers]
    return replace(
        meeting,
        start=dates[0],
        end=dates[-1],
        days=tuple(Day(day, text, text, NOTHING, "", text) for day in dates),
        project_events=tuple(ProjectEvent(number, day, text, NOTHING, "") for day, number in numbered),
        activities=(),
        prompts=(),
    )
