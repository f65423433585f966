"""`ttchan notes export`: the notes, and what was made of them, as a file to take along."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.files import STANDARD, put_through
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import put_ids
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Flag, OneOf, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.meeting.board.board_snapshot import BoardSelection
from ttchan_tui.meeting.lookup import find_theme
from ttchan_tui.meeting.visibility import PUBLIC
from ttchan_tui.publish.board.export import FORMATS, exported
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class UnknownFormat(Explained):
    """The ending of the file's name is that of no format."""


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Write the board as it stands at this moment; others go on meanwhile."""
    with context.repository() as repository:
        board = repository.exchange.snapshot(PUBLIC if arguments.public else viewer(arguments))
        everything = board if arguments.public else repository.exchange.snapshot()
        put_ids(arguments, board.meeting)
        theme = find_theme(board.themes, arguments.theme) if arguments.theme else None
    choice = BoardSelection(arguments.prompt or "", arguments.group or "", theme.id if theme else "")
    board = board.chosen(choice)
    content = exported(board, _format(arguments), context.language)
    _tell_left_out(context, len(everything.chosen(choice).notes) - len(board.notes))
    path = arguments.output
    if put_through(context, path, content):
        return
    from ttchan_tui.publish.files import replace_file

    replace_file(path, content)
    number = len(board.notes)
    context.out.line(
        context.language.count(N_("{path}: {number} note"), N_("{path}: {number} notes"), number, path=path)
    )


def _tell_left_out(context: Context, number: int) -> None:
    if number:
        complain(
            context.language.count(
                N_("{number} note on a hidden prompt is left out; --hidden takes it along."),
                N_("{number} notes on hidden prompts are left out; --hidden takes them along."),
                number,
            )
        )


def _format(arguments: argparse.Namespace) -> str:
    ending = arguments.output.suffix.lower().removeprefix(".")
    if not arguments.format and ending and ending not in FORMATS:
        raise UnknownFormat(
            N_("There is no format for “.{ending}”. There are: {valid}. Or say which with --format."),
            ending=ending,
            valid=", ".join(FORMATS),
        )
    return str(arguments.format or ending or FORMATS[0])


COMMANDS: Final = {
    "export": Subcommand(
        run,
        Argument("--prompt", "ID", "only what was said on this prompt"),
        Argument("--group", "ID", "only what this group said"),
        Argument("--theme", "THEME", "only what is under this theme: its title or id"),
        Argument(
            "--format",
            "|".join(FORMATS),
            "the format (else by the ending of FILE, else md); json is what “ttchan notes import” reads",
            choices=FORMATS,
        ),
        FileArgument("--output", "FILE", "where to (else the standard output)", default=Path(STANDARD)),
        OneOf(Flag("--public", "only what an organiser has approved for the public"), HIDDEN),
    )
}
