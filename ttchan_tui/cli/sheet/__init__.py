"""`ttchan sheet`: the description sheet that the EU reads before it pays."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.files import STANDARD, is_stream, put_through
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Later, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.cli.sheet.asked import FORM, LANGUAGE, asked_sheet
from ttchan_tui.cli.validation_report import about_findings, as_line
from ttchan_tui.meeting.checks import Finding
from ttchan_tui.publish.sheet.file import FORMATS, sheet_file
from ttchan_tui.publish.sheet.layout import Layout, layout
from ttchan_tui.publish.sheet.making import MadeSheet, errors_in
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class UnknownFormat(Explained):
    """The ending of the file's name is that of no format."""


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the sheet, unless something is wrong with it that would cost the grant."""
    path: Path = arguments.output
    kind = arguments.format or _format(path)
    asked = asked_sheet(context, arguments)
    findings = asked.findings
    errors = errors_in(findings)
    for remark in about_findings(findings, context.language):
        complain(as_line(remark, context.language))
    if errors and not arguments.anyway:
        complain(
            context.language.say(
                N_("Nothing was written. Correct the errors, or print the sheet with them in a box: --anyway")
            )
        )
        return FAILED
    _write(context, path, kind, _laid_out(context, asked, errors))
    return 0


def _laid_out(context: Context, asked: MadeSheet, errors: tuple[Finding, ...]) -> Layout:
    author = asked.meeting.lead.name.in_language(asked.sheet.language).text
    return layout(asked.sheet, author, context.language, context.now or datetime.now(UTC), errors)


def _format(path: Path) -> str:
    ending = path.suffix.lower().removeprefix(".")
    if is_stream(path) and ending not in FORMATS:
        return "txt"
    if ending not in FORMATS:
        raise UnknownFormat(
            N_("There is no format for “{name}”. Its name has to end with one of: {valid}."),
            name=path.name,
            valid=", ".join(f".{kind}" for kind in FORMATS),
        )
    return ending


def _write(context: Context, path: Path, kind: str, sheet: Layout) -> None:
    if str(path) == STANDARD and context.out.is_terminal:
        for block in sheet.blocks:
            context.out.line(block.text)
            context.out.line()
        context.out.line(sheet.number)
        return
    content = sheet_file(sheet, kind)
    if put_through(context, path, content):
        return
    from ttchan_tui.publish.files import replace_file

    replace_file(path, content)
    context.out.line(context.language.say(N_("{path}: the description sheet"), path=path))


COMMANDS: Final = {
    "sheet": Subcommand(
        run,
        LANGUAGE,
        FORM,
        FileArgument(
            "--output",
            "FILE",
            "where to: .docx, .odt, .html, .md or .txt (else the standard output)",
            short="-o",
            default=Path(STANDARD),
        ),
        Argument(
            "--format", "KIND", "of what goes to the standard output, else text", choices=tuple(FORMATS)
        ),
        Flag("--anyway", "also with errors in it, which then stand in a box on the first page"),
        behind={
            "day": Later("sheet.day", "the paragraph of a day, and what each sentence comes from"),
            "edit": Later("sheet.edit", "word the paragraph of a day yourself"),
            "redraft": Later("sheet.edit", "let the paragraph of a day be as drafted again"),
        },
    )
}
