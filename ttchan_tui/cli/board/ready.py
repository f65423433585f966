"""`ttchan board ready`: a group says that it is ready."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json, add_prompt
from ttchan_tui.cli.board.state import tell
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids


def add_arguments(parser: Parser) -> None:
    """Which group, with which prompt."""
    add_prompt(parser)
    parser.add_argument("group", metavar="GROUP", help="the id of the group")
    parser.add_argument("--not", dest="ready", action="store_false", help="that it is not ready after all")
    add_json(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Say so on all screens of the prompt."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.board.steps.tell_ready(arguments.prompt, arguments.group, ready=arguments.ready)
        return tell(context, arguments, repository)
