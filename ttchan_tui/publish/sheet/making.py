"""The sheet of a meeting as the store has it: with what its groups said and persons made of its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ttchan_tui.meeting.checks import Finding, Severity
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import Form, KeptDay, Sheet, check_sheet, compose, form_for
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.store import Repository


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet, and what it is made from."""

    meeting: Meeting
    sheet: Sheet
    notes: Sequence[Note]
    """What the groups said, as the public may see it."""
    kept: Mapping[date, KeptDay]
    """What persons have made of its paragraphs, by day."""

    @property
    def drafted(self) -> Sheet:
        """The same without what persons have made of it."""
        return compose(self.meeting, self.sheet.form, self.sheet.language, notes=self.notes)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with it, errors first."""
        return check_sheet(self.meeting, self.sheet)


def made_sheet(repository: Repository, language: str, form: Form | None = None) -> MadeSheet:
    """The sheet in a language; in English, if the form has no words in it.

    Args:
        repository: Where everything comes from.
        language: Code of the language.
        form: Which form; that of the project's programme if none.
    """
    meeting = repository.meeting()
    form = form or form_for(meeting)
    notes = repository.seen_by(PUBLIC).notes()
    kept = repository.results.sheet_days.in_language(form.wording(language).language)
    return MadeSheet(meeting, compose(meeting, form, language, notes=notes, kept=kept), notes, kept)


def sheet_languages(meeting: Meeting, form: Form) -> tuple[str, ...]:
    """The languages of the meeting that the form has words in; English if it has words in none of them."""
    return tuple(code for code in meeting.languages if code in form.wordings) or ("en",)


def errors_in(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that would cost the grant."""
    return tuple(one for one in findings if one.severity is Severity.ERROR)
