"""`ttchan undo` and `redo`: what the same person did last is taken back, or done again."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Run, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.history import entry_as_json
from ttchan_tui.meeting.wording.history import done_words, note_words
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.store import Repository


def _doing(do: Callable[[Repository], HistoryEntry], template: str) -> Run:
    """Does it, and says what it was."""

    def run(context: Context, arguments: argparse.Namespace) -> None:
        language = context.language
        with context.repository() as repository:
            done, meeting = do(repository), repository.meeting()
        if arguments.json:
            context.out.json({"change": entry_as_json(done)})
            return
        context.out.line(language.say(template, what=done_words(done, language)))
        for change in done.notes:
            context.out.line(note_words(done, change, meeting, language), indent=2)

    return run


COMMANDS: Final = {
    "undo": Subcommand(_doing(lambda repository: repository.past.undo(), N_("Undone: {what}")), JSON),
    "redo": Subcommand(_doing(lambda repository: repository.past.redo(), N_("Redone: {what}")), JSON),
}
