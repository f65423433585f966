"""`ttchan notes translate`: what a note says in another language, beside what was said."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.notes.acting import add_id, add_reason, told
from ttchan_tui.text.languages import CODES, N_


def add_arguments(parser: Parser) -> None:
    """Which note, into which language, and what it says there."""
    add_id(parser)
    parser.add_argument("language", metavar="LANGUAGE", help=f"into which language: {' or '.join(CODES)}")
    parser.add_argument("text", metavar="TEXT", help="what it says there; empty to take the translation away")
    add_reason(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Put a translation beside a note."""
    with context.repository() as repository:
        id_ = repository.past.note_id(arguments.id)
        note = repository.board.translations.put(id_, arguments.language, arguments.text, why=arguments.why)
    translation = note.translation(arguments.language)
    if translation is None:
        return told(context, arguments, N_("The translation is gone: {text}"), note)
    return told(context, arguments, N_("Translated: {text} → {other}"), note, other=translation.text)
