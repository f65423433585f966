"""Numbers of people inside a sheet: exact, or a gap that names the entry that lacks it."""

from __future__ import annotations

from collections.abc import Iterable

from ttchan_tui.meeting.checks.finding import Finding, entry, error
from ttchan_tui.meeting.people import Delegation, Participation
from ttchan_tui.meeting.sheet.names import GAP
from ttchan_tui.text.languages import N_


def people_from(rows: Iterable[Delegation]) -> str:
    """How many came from all these; a gap unless each of their numbers is known and exact."""
    listed = tuple(rows)
    exact = listed and all(row.count and not row.at_least for row in listed)
    return str(sum(row.count for row in listed)) if exact else GAP


def total_of(people: Participation) -> str:
    """The stated total; a gap unless it is known and exact."""
    return str(people.stated_total) if people.stated_total and not people.at_least else GAP


def lacking(people: Participation) -> tuple[Finding, ...]:
    """The delegations whose numbers the sheet cannot print."""
    return tuple(_lacking(row) for row in people.delegations if row.at_least or not row.count)


def _lacking(row: Delegation) -> Finding:
    where = entry("delegation", row.id)
    if row.count:
        vague = N_("“At least {number}” is no exact number. The sheet needs how many they were.")
        return error("sheet-row-vague", where, vague, number=row.count)
    unknown = N_("Nobody has said how many people these are. Say how many, or take the row out.")
    return error("sheet-row-empty", where, unknown)
