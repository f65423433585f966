"""Looks a meeting over for what an organiser should put right before anybody sees it.

What the format itself forbids is not looked for here: a meeting that was read has none of it.
"""

from __future__ import annotations

from ttchan_tui.meeting.checks.days import check_days
from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.checks.groupwork import check_groupwork
from ttchan_tui.meeting.checks.people import check_people
from ttchan_tui.meeting.checks.programme import check_programme
from ttchan_tui.meeting.checks.texts import check_texts
from ttchan_tui.meeting.meeting import Meeting

__all__ = ["Finding", "Severity", "check"]


def check(meeting: Meeting) -> tuple[Finding, ...]:
    """Everything that is found, errors first."""
    findings = [
        *check_days(meeting),
        *check_programme(meeting),
        *check_people(meeting),
        *check_groupwork(meeting),
        *check_texts(meeting),
    ]
    return tuple(sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR))
