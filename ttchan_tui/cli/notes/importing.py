"""`ttchan notes import`: bring back what was exported as JSON."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.files import named, through_pipe
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.store import LARGEST_BOARD, Differing, ImportResult, board_in, read_board_file
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Take in what is not here yet, and say what that was and what was left out."""
    file = named(arguments.file)
    content = through_pipe(file, LARGEST_BOARD)
    with context.repository() as repository:
        meeting = repository.meeting()
        board = read_board_file(file, meeting) if content is None else board_in(content, file, meeting)
        brought = repository.exchange.bring(board, why=arguments.why or file.name)
    if arguments.json:
        context.out.json(_as_json(brought))
    else:
        _print(context, brought)


def _as_json(brought: ImportResult) -> dict[str, object]:
    return {
        "notes": [note.id for note in brought.notes],
        "themes": [theme.id for theme in brought.themes],
        "promises": [promise.id for promise in brought.promises],
        "prompts": [progress.prompt for progress in brought.progress],
        "known": brought.known,
        "differing": [
            {"id": one.id, "ours": one.ours or None, "theirs": one.theirs} for one in brought.differing
        ],
    }


def _print(context: Context, brought: ImportResult) -> None:
    language, out = context.language, context.out
    if brought.changes_something:
        came = (
            language.count(N_("{number} note"), N_("{number} notes"), len(brought.notes)),
            language.count(N_("{number} theme"), N_("{number} themes"), len(brought.themes)),
            language.count(N_("{number} promise"), N_("{number} promises"), len(brought.promises)),
        )
        out.line(language.say(N_("This has come in: {list}."), list=language.listed(came)))
    else:
        out.line(language.say(N_("Nothing is there that is not here already.")))
    if brought.differing:
        out.line(language.say(N_("This says something else in the file, and stays as it is here:")))
    for one in brought.differing:
        out.line(f"! {_told(context, one)} ({one.id})", indent=2, hanging=2)


def _told(context: Context, one: Differing) -> str:
    if not one.ours:
        return context.language.say(N_("“{theirs}” (deleted here)"), theirs=one.theirs)
    if one.ours == one.theirs:
        return context.language.say(N_("“{text}” (differs in something else than its words)"), text=one.ours)
    return context.language.say(N_("here “{ours}”, in the file “{theirs}”"), ours=one.ours, theirs=one.theirs)


COMMANDS: Final = {
    "import": Subcommand(
        run,
        FileArgument("file", "FILE", "a JSON file of “ttchan notes export”; - for the standard input"),
        Argument("--why", "TEXT", "the reason, for the history (else FILE)", default=""),
        JSON,
    )
}
