"""`ttchan publish`: the site of the meeting, for the lead partner's website."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.files import must_be_for_output
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.cli.validation_report import about_findings, as_line
from ttchan_tui.meeting.checks import Severity
from ttchan_tui.meeting.qr.address import is_web_address
from ttchan_tui.meeting.sheet import check_sheet
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.sheet import Sheet
    from ttchan_tui.store import Repository

_PATIENCE: Final = 1.0
"""Seconds after which somebody who waits is told how far it is."""


def web_address(text: str) -> str:
    """An address of the command line, with a stroke at its end."""
    if text and not is_web_address(text):
        raise WrongArguments(
            N_("“{text}” is not an address such as https://www.daugavpils.lv/ttchan/"), text=text
        )
    return text if text.endswith("/") or not text else f"{text}/"


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Write the site; what was there before stays whole until the new one is."""
    from ttchan_tui.publish.site.gathering import SiteOrder, publish, sheets_to_publish

    must_be_for_output(context, arguments.folder)
    with context.repository() as repository:
        sheets = sheets_to_publish(repository) if arguments.sheet else {}
        if sheets and not _are_sound(context, repository, sheets) and not arguments.anyway:
            complain(
                context.language.say(
                    N_("Nothing was published. Correct the errors, or publish anyway: --anyway")
                )
            )
            return FAILED
        order = SiteOrder(arguments.folder, arguments.address, arguments.emblem)
        done = publish(repository, order, sheets, _progress(context))
    if arguments.json:
        told = {"path": str(arguments.folder), "files": done.files, "changed": done.changed}
        context.out.json(told)
    else:
        say = context.language.say
        line = say(
            N_("{path}: {files} files, of which {changed} are new or changed"),
            path=arguments.folder,
            files=done.files,
            changed=done.changed,
        )
        context.out.line(line)
    return 0


def _are_sound(context: Context, repository: Repository, sheets: dict[str, Sheet]) -> bool:
    """Say what is wrong with the sheets; whether none of it is an error."""
    found = [one for sheet in sheets.values() for one in check_sheet(repository.meeting(), sheet)]
    for line in dict.fromkeys(
        as_line(one, context.language) for one in about_findings(found, context.language)
    ):
        complain(line)
    return all(one.severity is not Severity.ERROR for one in found)


def _progress(context: Context) -> Callable[[int, int], None]:
    """Tells a person who waits, on one line that is written anew."""
    began = monotonic()
    told = began

    def tell(done: int, every: int) -> None:
        nonlocal told
        now = monotonic()
        if context.out.is_terminal and now - began > _PATIENCE and (now - told > 0.1 or done == every):  # noqa: PLR2004
            told = now
            context.out.raw(f"\r{done}/{every}" + ("\r" + " " * 20 + "\r" if done == every else ""))

    return tell


CHOICES: Final = (
    Argument("--address", "URL", "where the site will be on the web", type=web_address, default=""),
    Flag("--sheet", "with the description sheet, and so with the number of people from each place"),
    Flag("--anyway", "also with errors in the description sheet"),
)
"""What may be chosen wherever the site is published from, at the machine itself or over the line."""

COMMANDS: Final = {
    "publish": Subcommand(
        run,
        FileArgument("folder", "DIR", "the folder of the site; other files in it stay", streams=False),
        FileArgument("--emblem", "FILE", "the official emblem, to stand on each page", streams=False),
        *CHOICES,
        JSON,
    )
}
