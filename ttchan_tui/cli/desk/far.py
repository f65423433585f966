"""Far mode: the commands as somebody gives them who sits elsewhere, `ssh desk COMMAND …`.

Only what is listed here is done, only files that are sent or received are read or written, and what it may
do is what the person may.
"""

from __future__ import annotations

import argparse
import io
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ttchan_tui.cli.command_line.entry import call
from ttchan_tui.cli.command_line.exit_codes import WRONG_ARGUMENTS
from ttchan_tui.cli.command_line.parser import parse_far
from ttchan_tui.cli.command_line.subcommand import FileArgument, Later, Subcommand
from ttchan_tui.cli.commands import COMMANDS
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import Output, complain
from ttchan_tui.cli.publish import CHOICES
from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.languages import N_, language

_LONGEST: Final = 65_536
"""Characters of a command."""


def _backup(context: Context, arguments: argparse.Namespace) -> None:
    from ttchan_tui.cli.db.backup import run

    arguments.force = arguments.json = False
    run(context, arguments)


def _publish(context: Context, arguments: argparse.Namespace) -> int:
    """Send the site as one archive, whatever was published on the machine itself."""
    from ttchan_tui.cli.publish import run
    from ttchan_tui.publish.archive import archived

    context.must(Right.ORGANISE)
    with TemporaryDirectory() as name:
        folder = arguments.folder = Path(name) / "site"
        arguments.emblem, arguments.json = None, False
        if code := run(replace(context, out=Output(io.StringIO())), arguments):
            return code
        files = (path for path in folder.rglob("*") if path.is_file())
        content = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    context.out.content(archived(content, "site"))
    return 0


_HERE: Final = (
    "programme",
    "people",
    "venue",
    "prompt",
    "text",
    "draft",
    "release",
    "partners",
    "notes",
    "board",
    "announce",
    "kiosks",
    "counts",
    "history",
    "undo",
    "redo",
    "search",
    "plain",
    "sheet",
    "pack",
    "published",
    "qr",
    "posters",
    "paper",
    "check",
    "meeting",
    "access",
)

FAR: Final[dict[str, Subcommand | Later]] = {
    **{name: COMMANDS[name] for name in _HERE},
    "publish": Subcommand(
        _publish,
        FileArgument("folder", "FILE", "- to receive the site as one archive"),
        *CHOICES,
        summary="the site of the meeting, for the lead partner's website",
    ),
    "db": Subcommand(
        behind={
            "backup": Subcommand(
                _backup,
                FileArgument("file", "FILE", "- to receive it"),
                summary="write everything to a file",
            )
        },
        summary="back up, restore, check and merge the data",
    ),
}
"""What is done over the line; any other command is not."""


def obey_far(line: str, context: Context, not_done: Callable[[str], None]) -> int:
    """Do what the line says; return the exit code.

    Args:
        line: The command, as sshd hands it on.
        context: Whose command it is, and what it is about.
        not_done: Told, for the log, why something was not done.
    """
    if len(line) > _LONGEST or "\0" in line:
        return _unreadable(context, not_done, "too long")
    try:
        words = shlex.split(line)
    except ValueError as error:
        return _unreadable(context, not_done, str(error))
    try:
        parsed = parse_far(words, FAR)
        if "lang" in parsed:
            context = replace(context, language=language(parsed.lang))
        code = call(parsed.run, context, parsed)
    except SystemExit as leaving:
        if leaving.code:
            not_done("not understood")
        raise
    if code:
        not_done(f"exit code {code}")
    return code


def _unreadable(context: Context, not_done: Callable[[str], None], why: str) -> int:
    not_done(why)
    complain(context.language.say(_NOT_READ))
    return WRONG_ARGUMENTS


_NOT_READ: Final = N_(
    "This command cannot be read. Quote it twice, as the shell of your own machine takes one layer: "
    "ssh desk \"announce add --en 'Come in'\"."
)
