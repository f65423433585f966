"""`ttchan undo`: take back what the same person did last."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.parser import Parser
from ttchan_tui.meeting.wording.history import done_words, note_words
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.meeting.meeting import Meeting


def add_arguments(parser: Parser) -> None:
    """There are none."""
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Take it back, and say what it was."""
    with context.repository() as repository:
        undone = repository.past.undo()
        print_done(context, N_("Undone: {what}"), undone, repository.meeting())
    return 0


def print_done(context: Context, template: str, deed: HistoryEntry, meeting: Meeting) -> None:
    """Say what was undone or redone."""
    language = context.language
    context.out.line(language.say(template, what=done_words(deed, language)))
    for change in deed.notes:
        context.out.line(note_words(deed, change, meeting, language), indent=2)
