"""`ttchan board unfreeze`: what was said may change again."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_act
from ttchan_tui.cli.board.state import tell
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids


def add_arguments(parser: Parser) -> None:
    """Of which prompt, and why."""
    add_act(parser, needs_reason=True)
    parser.add_argument("--group", metavar="ID", default="", help="only this group; else all, and the themes")
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Let them change again."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.board.steps.unfreeze(arguments.prompt, arguments.group, why=arguments.why)
        return tell(context, arguments, repository)
