"""The description sheet: what the EU reads before it pays.

It is made from the meeting, and looked over in the same way as a finished one of whomever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.proofreading import is_cerv
from ttchan_tui.meeting.sheet.compare import differing, is_of
from ttchan_tui.meeting.sheet.composing import compose, days_of
from ttchan_tui.meeting.sheet.events import announced, events_in
from ttchan_tui.meeting.sheet.facts import SheetFacts, facts_of
from ttchan_tui.meeting.sheet.form import CERV, NETWORKS, USUAL, Form, NoForm, form, forms
from ttchan_tui.meeting.sheet.kept import PERSON, Difference, KeptDay, differences, taken_out
from ttchan_tui.meeting.sheet.lint import errors_first, lint
from ttchan_tui.meeting.sheet.reading import NoSheet, read_sheet
from ttchan_tui.meeting.sheet.sheet import Paragraph, Part, Sentence, Sheet

__all__ = [
    "PERSON",
    "Difference",
    "Form",
    "KeptDay",
    "NoForm",
    "NoSheet",
    "Paragraph",
    "Part",
    "Sentence",
    "Sheet",
    "check_finished",
    "check_sheet",
    "compose",
    "days_of",
    "differences",
    "facts_of",
    "form",
    "form_for",
    "forms",
    "taken_out",
]


_OF_CERV: Final = re.compile(r"101\d{6}")
_OF_NETWORKS: Final = re.compile(r"\b2\.[23]\b|Remembrance", re.IGNORECASE)


def form_for(meeting: Meeting) -> Form:
    """The form that the project's programme asks for, as far as the meeting says what that is."""
    measures = " ".join(
        (*meeting.funding.measure.by_language.values(), *meeting.funding.strand.by_language.values())
    )
    programme = " ".join(meeting.funding.programme.by_language.values())
    if _OF_CERV.fullmatch(meeting.funding.number) or is_cerv(programme):
        return form(CERV)
    return form(NETWORKS if _OF_NETWORKS.search(measures) else USUAL)


def check_sheet(meeting: Meeting, sheet: Sheet) -> tuple[Finding, ...]:
    """What is wrong with the sheet of a meeting, errors first."""
    return errors_first((*sheet.gaps, *lint(facts_of(meeting, sheet))))


def check_finished(
    text: str, meeting: Meeting | None = None, notes: Sequence[Note] = (), kept: Sequence[KeptDay] = ()
) -> tuple[Finding, ...]:
    """What is wrong with a finished sheet, errors first.

    Args:
        text: All that it says; a line for each paragraph.
        meeting: The meeting in use; if the sheet is of the same project, whatever differs is told as well.
        notes: What its groups said, as the public may see it.
        kept: What persons have made of its paragraphs.

    Raises:
        NoSheet: It has none of the fixed wording.
    """
    said, events = events_in(text)
    parts = [(f"event {one.number}", read_sheet(one.text)) for one in events] or [("", read_sheet(text))]
    findings = list(announced(said, [one.number for one in events]))
    for event, found in parts:
        of_part = list(lint(found))
        if meeting is not None:
            own = _own_facts(meeting, found, notes, kept)
            if is_of(found, own) and (not event or found.start == own.start):
                of_part += differing(found, own)
        findings += [replace(one, where=": ".join(filter(None, (event, one.where)))) for one in of_part]
    return errors_first(findings)


def _own_facts(
    meeting: Meeting, found: SheetFacts, notes: Sequence[Note], kept: Sequence[KeptDay]
) -> SheetFacts:
    """What the meeting's own sheet states in the form and language of a finished one."""
    by_day = {one.day: one for one in kept if one.language == found.language}
    return facts_of(meeting, compose(meeting, found.form, found.language, notes=notes, kept=by_day))
