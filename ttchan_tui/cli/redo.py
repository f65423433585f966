"""`ttchan redo`: do again what was undone last."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.parser import Parser
from ttchan_tui.cli.undo import print_done
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """There are none."""
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Do it again, and say what it is."""
    with context.repository() as repository:
        redone = repository.past.redo()
        print_done(context, N_("Redone: {what}"), redone, repository.meeting())
    return 0
