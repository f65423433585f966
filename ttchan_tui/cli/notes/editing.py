"""`ttchan notes edit`: a note says something else."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.notes.acting import add_id, add_reason, told
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Which note, and what it is to say."""
    add_id(parser)
    parser.add_argument("text", metavar="TEXT", help="what it is to say")
    add_reason(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Change the text of a note."""
    with context.repository() as repository:
        id_ = repository.past.note_id(arguments.id)
        note = repository.notebook.edit(id_, arguments.text, why=arguments.why)
    return told(context, arguments, N_("Changed: {text}"), note)
