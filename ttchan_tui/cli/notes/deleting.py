"""`ttchan notes delete`: a note is gone, until somebody brings it back."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.notes.acting import add_id, add_reason, told
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Which note, and why."""
    add_id(parser)
    add_reason(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Delete a note; it can be restored."""
    with context.repository() as repository:
        note = repository.notebook.delete(repository.past.note_id(arguments.id), why=arguments.why)
    return told(context, arguments, N_("Deleted: {text}"), note)
