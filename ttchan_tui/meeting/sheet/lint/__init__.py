"""Looks a sheet over for what would cost the grant, before anybody sends it.

The rules are pure functions on what a sheet states, so that the sheet of a meeting and a finished one, of
whomever, are looked over alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.sheet.facts import SheetFacts
from ttchan_tui.meeting.sheet.lint import dates, events, people, words

__all__ = ["errors_first", "lint"]

_RULES: Final = (*people.RULES, *dates.RULES, *events.RULES, *words.RULES)


def lint(facts: SheetFacts) -> tuple[Finding, ...]:
    """Everything that is found in what a sheet states, errors first."""
    return errors_first(finding for rule in _RULES for finding in rule(facts))


def errors_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order in which they are told."""
    return tuple(sorted(findings, key=lambda one: one.severity is not Severity.ERROR))
