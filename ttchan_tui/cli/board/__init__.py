"""`ttchan board`: the group work as it is led, and as the room works on what was said."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids
from ttchan_tui.meeting.errors import UnknownId, listed
from ttchan_tui.text.languages import N_

_ACTS: Final = {
    "overview": "how far all groups have come with a prompt",
    "hide": "let each group see its own notes only, until they are revealed",
    "reveal": "let everybody in the room see what all groups said",
    "freeze": "let what was said stay as it is",
    "unfreeze": "let it change again",
    "time": "how much time there is, on every screen of a prompt",
    "ready": "say that a group is ready, or that it is not",
    "themes": "what all groups say on a prompt, under its themes",
    "theme": "begin a theme, gather notes under it, merge notes that say the same",
    "promises": "who does what for which partner, by when",
    "promise": "make a promise, or take one back",
    "mirror": "what a group says of itself, beside how others see it",
    "sheets": "write sheets with numbered lines, to be printed",
}


def add_arguments(parser: Parser) -> None:
    """Where to begin in the app, or what to do without it; the module of each act says what it takes."""
    parser.add_argument("--prompt", metavar="ID", default="", help="with this prompt chosen")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--group", metavar="ID", default="", help="as the facilitator of this group")
    for option, screen, summary in (
        ("--overview", "overview", "all groups of that prompt at a glance"),
        ("--present", "presenter", "that prompt on the projector"),
    ):
        whose.add_argument(
            option, dest="screen", action="store_const", const=screen, default="", help=summary
        )
    parser.set_defaults(run=open_board)
    acts = parser.add_subparsers(title="what to do", metavar="|".join(_ACTS))
    for name, summary in _ACTS.items():
        acts.add_parser(
            name,
            module=f"ttchan_tui.cli.board.{name}",
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
        )


def add_prompt(parser: argparse.ArgumentParser) -> None:
    """Which prompt an act is about."""
    parser.add_argument("prompt", metavar="PROMPT", help="the id of the prompt")


def add_json(parser: argparse.ArgumentParser) -> None:
    """For programs, too."""
    parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")


def add_act(parser: argparse.ArgumentParser, *, needs_reason: bool = False) -> None:
    """What all acts on a prompt are told."""
    add_prompt(parser)
    parser.add_argument(
        "--why", metavar="TEXT", default="", required=needs_reason, help="the reason, for the history"
    )
    add_json(parser)


def open_board(context: Context, arguments: argparse.Namespace) -> int:
    """Open the app in the group work."""
    from ttchan_tui.cli.app import open_app
    from ttchan_tui.tui.start_at import StartAt

    with context.repository() as repository:
        meeting = repository.meeting()
        if arguments.screen and not arguments.prompt:
            valid = listed(meeting.prompt)
            raise UnknownId(N_("Name the prompt as well: --prompt ID. There are: {valid}."), valid=valid)
        put_ids(arguments, meeting)
    return open_app(context, StartAt(arguments.screen, arguments.prompt, arguments.group))
