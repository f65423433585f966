"""`ttchan board`: the group work as it is led, and as the room works on what was said."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.lookup import put_ids
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Later, OneOf, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.errors import UnknownId, listed
from ttchan_tui.text.languages import N_


def _open_board(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli.app import open_app
    from ttchan_tui.tui.start_at import StartAt

    with context.repository() as repository:
        meeting = repository.meeting()
        if arguments.screen and not arguments.prompt:
            valid = listed(meeting.prompt) or "–"
            raise UnknownId(N_("Name the prompt as well: --prompt ID. There are: {valid}."), valid=valid)
        put_ids(arguments, meeting)
    return open_app(context, StartAt(arguments.screen, arguments.prompt, arguments.group))


def _screen(option: str, screen: str, summary: str) -> Flag:
    return Flag(option, summary, dest="screen", action="store_const", const=screen, default="")


COMMANDS: Final = {
    "board": Subcommand(
        _open_board,
        Argument("--prompt", "ID", "with this prompt chosen", default=""),
        OneOf(
            Argument("--group", "ID", "as the facilitator of this group", default=""),
            _screen("--overview", "overview", N_("all groups of that prompt at a glance")),
            _screen("--present", "presenter", N_("that prompt on the projector")),
        ),
        behind={
            "overview": Later("board.overview", "how far all groups have come with a prompt"),
            "hide": Later("board.steps", "let each group see its own notes only, until they are revealed"),
            "reveal": Later("board.steps", "let everybody in the room see what all groups said"),
            "freeze": Later("board.steps", "let what was said stay as it is"),
            "unfreeze": Later("board.steps", "let it change again"),
            "time": Later("board.steps", "how much time there is, on every screen of a prompt"),
            "ready": Later("board.steps", "say that a group is ready, or that it is not"),
            "themes": Later("board.themes", "what all groups say on a prompt, under its themes"),
            "theme": Later(
                "board.themes", "begin a theme, gather notes under it, merge those that say the same"
            ),
            "promises": Later("board.promises", "who does what for which partner, by when"),
            "promise": Later("board.promises", "make a promise, or take one back"),
            "mirror": Later("board.mirror", "what a group says of itself, beside how others see it"),
            "sheets": Later("board.sheets", "write sheets with numbered lines, to be printed"),
        },
    )
}
