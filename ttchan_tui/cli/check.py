"""`ttchan check`: look for mistakes in a meeting."""

from __future__ import annotations

import argparse
from pathlib import Path

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.remarks import Remark, about_meeting, about_problems, errors_in, print_remarks
from ttchan_tui.meeting.format import BadMeeting, read_meeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store.meeting_folder import read_folder
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Which meeting."""
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="files of a meeting (else the one in use)"
    )
    parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what is wrong; fail if something must be put right."""
    try:
        remarks = list(about_meeting(_meeting(context, arguments.folder), context.language))
    except BadMeeting as bad:
        remarks = list(about_problems(bad.problems, context.language))
    if arguments.json:
        context.out.json(_as_json(remarks))
    else:
        _print(context, remarks)
    return 1 if errors_in(remarks) else 0


def _meeting(context: Context, folder: Path | None) -> Meeting:
    if folder is not None:
        return read_meeting(read_folder(folder))
    with context.repository() as repository:
        return repository.meeting()


def _as_json(remarks: list[Remark]) -> dict[str, object]:
    errors = len(errors_in(remarks))
    return {
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "file": one.file,
                "where": one.where,
                "message": one.message,
            }
            for one in remarks
        ],
        "errors": errors,
        "warnings": len(remarks) - errors,
    }


def _print(context: Context, remarks: list[Remark]) -> None:
    print_remarks(context.out, remarks, context.language)
    count = context.language.count
    errors = len(errors_in(remarks))
    if not remarks:
        context.out.line(context.language.say(N_("Nothing is wrong.")))
        return
    context.out.line(
        ", ".join(
            (
                count(N_("{number} error"), N_("{number} errors"), errors),
                count(N_("{number} warning"), N_("{number} warnings"), len(remarks) - errors),
            )
        )
    )
