"""`ttchan board hide`: each group sees its own notes only."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_act
from ttchan_tui.cli.board.state import tell
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids


def add_arguments(parser: Parser) -> None:
    """Of which prompt."""
    add_act(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Hide them."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.board.steps.hide(arguments.prompt, why=arguments.why)
        return tell(context, arguments, repository)
