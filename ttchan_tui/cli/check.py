"""`ttchan check`: look for mistakes in a meeting."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import FileArgument, Flag, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.meeting.loading import examined_in
from ttchan_tui.cli.validation_report import (
    INCOMPLETE,
    Remarks,
    about_files,
    about_findings,
    about_meeting,
    about_problems,
    print_remarks,
)
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what is wrong; fail if something must be put right."""
    try:
        remarks = _remarks(context, arguments)
    except BadMeeting as bad:
        remarks = Remarks(tuple(about_problems(bad.problems, context.language)), complete=False)
    if arguments.json:
        context.out.json(_as_json(remarks))
    else:
        _print(context, remarks)
    return FAILED if remarks.errors else 0


def _remarks(context: Context, arguments: argparse.Namespace) -> Remarks:
    path: Path | None = arguments.path
    if arguments.links:
        return _about_links(context, arguments.links)
    if path is not None and path.suffix.lower() in SHEETS and not path.is_dir():
        from ttchan_tui.cli.sheet.checking import remarks_on_file

        return remarks_on_file(context, path)
    if arguments.sheet:
        from ttchan_tui.cli.sheet.checking import remarks_on_sheets

        return remarks_on_sheets(context, path)
    if path is not None:
        return about_files(examined_in(path), context.language)
    with context.repository() as repository:
        return Remarks(tuple(about_meeting(repository.meeting(), context.language)), complete=True)


def _about_links(context: Context, folder: Path) -> Remarks:
    """Whether every code that can be shown leads to a page of a site."""
    from ttchan_tui.meeting.qr.published import PublishedSite
    from ttchan_tui.publish.site.leads import check_leads

    with context.repository() as repository:
        paths = repository.results.short_paths.all()
        site = repository.results.site()
        found = check_leads(repository.meeting(), PublishedSite(site.base, paths), folder)
    return Remarks(tuple(about_findings(found, context.language)), complete=True)


def _as_json(remarks: Remarks) -> dict[str, object]:
    errors = len(remarks.errors)
    return {
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "file": one.file,
                "where": one.where,
                "message": one.message,
            }
            for one in remarks.all
        ],
        "errors": errors,
        "warnings": len(remarks.all) - errors,
        "complete": remarks.complete,
    }


def _print(context: Context, remarks: Remarks) -> None:
    print_remarks(context.out, remarks.all, context.language)
    count = context.language.count
    errors = len(remarks.errors)
    if not remarks.complete:
        context.out.line(context.language.say(INCOMPLETE))
    if not remarks.all:
        context.out.line(context.language.say(N_("Nothing is wrong.")))
        return
    context.out.line(
        ", ".join(
            (
                count(N_("{number} error"), N_("{number} errors"), errors),
                count(N_("{number} warning"), N_("{number} warnings"), len(remarks.all) - errors),
            )
        )
    )


SHEETS: Final = (".docx", ".odt", ".html", ".htm", ".txt", ".md")
"""What finished description sheets are called."""

COMMANDS: Final = {
    "check": Subcommand(
        run,
        FileArgument(
            "path",
            "DIR|FILE",
            "files of a meeting, or a finished description sheet (else the meeting in use)",
            nargs="?",
        ),
        Flag(
            "--sheet", "look over the description sheet of the meeting, in every language that it can be in"
        ),
        FileArgument(
            "--links", "DIR", "whether every code leads to a page of the site in that folder", streams=False
        ),
        JSON,
    )
}
