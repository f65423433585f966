"""Looks a meeting over for what an organiser should put right before anybody sees it.

What the format itself forbids is not looked for here: the reader has told it.
"""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.checks import days, groupwork, names, people, programme, project, prose, texts
from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.meeting import Meeting

__all__ = ["Finding", "Severity", "check"]

_RULES: Final = (
    *days.RULES,
    *programme.RULES,
    *people.RULES,
    *groupwork.RULES,
    *names.RULES,
    *texts.RULES,
    *project.RULES,
    *prose.RULES,
)


def check(meeting: Meeting, doubtful: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Everything that is found, errors first.

    Args:
        meeting: The meeting, with stand-ins for what could not be read.
        doubtful: Where these are, as `Examination.doubtful` has it; what relies on them is not checked.
    """
    findings = [finding for rule in _RULES if rule.holds(doubtful) for finding in rule.find(meeting)]
    findings += texts.check_texts(meeting, doubtful)
    findings += prose.check_prose(meeting, doubtful)
    return tuple(sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR))
