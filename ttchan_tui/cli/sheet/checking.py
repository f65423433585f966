"""What `ttchan check` says of description sheets: those of the meeting, and finished ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.validation_report import Remark, Remarks, about_findings
from ttchan_tui.meeting.checks import Finding
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import check_finished, check_sheet, compose, form_for
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.sheet.making import made_sheet, sheet_languages
from ttchan_tui.publish.sheet.text_of_file import text_of_file
from ttchan_tui.store import Repository, examine_folder


def remarks_on_file(context: Context, path: Path) -> Remarks:
    """What is wrong with a finished sheet, and where it differs from the meeting if it is of that."""
    text = text_of_file(path)
    with context.repository() as repository:
        findings = check_finished(
            text,
            repository.meeting(),
            notes=repository.seen_by(PUBLIC).notes(),
            kept=repository.results.sheet_days.all(),
        )
    remarks = (one._replace(file=path.name) for one in about_findings(findings, context.language))
    return Remarks(tuple(remarks), complete=True)


def remarks_on_sheets(context: Context, folder: Path | None) -> Remarks:
    """What is wrong with the sheets of a meeting, in each language that it has and the form has words in."""
    if folder is not None:
        found = _of_meeting(examine_folder(folder).sound())
    else:
        with context.repository() as repository:
            found = _of_repository(repository)
    remarks = dict.fromkeys(_remarks(found, context))
    return Remarks(tuple(remarks), complete=True)


def _of_meeting(meeting: Meeting) -> list[tuple[Finding, ...]]:
    form = form_for(meeting)
    languages = sheet_languages(meeting, form)
    return [check_sheet(meeting, compose(meeting, form, code)) for code in languages]


def _of_repository(repository: Repository) -> list[tuple[Finding, ...]]:
    meeting = repository.meeting()
    languages = sheet_languages(meeting, form_for(meeting))
    return [made_sheet(repository, code).findings for code in languages]


def _remarks(found: list[tuple[Finding, ...]], context: Context) -> Iterator[Remark]:
    for findings in found:
        yield from about_findings(findings, context.language)
