"""`ttchan undo` and `redo`: what the same person did last is taken back, or done again."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import JSON, whole_number
from ttchan_tui.cli.command_line.asking import types_word
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Run, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.history import entry_as_json
from ttchan_tui.meeting.history.undoing import UNDO_WORD, is_grave
from ttchan_tui.meeting.wording.history import change_lines, done_words, entry_words, who_words
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.meeting.meeting import Meeting
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
        for line in change_lines(done, meeting, language) if len(done.parts) <= _LISTED else ():
            context.out.line(line, indent=2, hanging=2)

    return run


def _undo(context: Context, arguments: argparse.Namespace) -> int:
    """Take back one's own last act, or the record of a number."""
    if arguments.number is None:
        if arguments.part:
            raise WrongArguments(N_("a part is one of a record: ttchan undo NUMBER --part activity:d2-1"))
        _doing(lambda repository: repository.past.undo(), _UNDONE)(context, arguments)
        return 0
    part = _part(arguments.part) if arguments.part else None
    with context.repository() as repository:
        entry = repository.past.entry(arguments.number)
        if is_grave(entry, is_own=repository.past.is_own(entry)) and not arguments.yes:
            _tell(context, repository.meeting(), entry if part is None else entry.only(*part))
            if not types_word(context, context.language.say(UNDO_WORD)):
                context.out.line(context.language.say(N_("Nothing was changed.")))
                return FAILED
    _doing(lambda repository: repository.past.undo_record(arguments.number, part), _UNDONE)(
        context, arguments
    )
    return 0


def _tell(context: Context, meeting: Meeting, entry: HistoryEntry) -> None:
    language, out = context.language, context.out
    out.line(f"{entry_words(entry, language)} · {who_words(entry, language)}")
    for line in change_lines(entry, meeting, language):
        out.line(line, indent=2, hanging=2)


def _number(text: str) -> int:
    if not (number := whole_number(text.removeprefix("#"))):
        raise WrongArguments(
            N_("“{text}” is not the number of a change; “ttchan history” shows them"), text=text
        )
    return number


def _part(text: str) -> tuple[str, str]:
    section, _, key = text.partition(":")
    return section, key


_LISTED: Final = 5
"""Parts of the meeting that are told one by one; the history tells more."""
_UNDONE: Final = N_("Undone: {what}")

COMMANDS: Final = {
    "undo": Subcommand(
        _undo,
        Argument(
            "number",
            "NUMBER",
            "the change of that number, as “ttchan history” shows it; else what you did last",
            type=_number,
            nargs="?",
        ),
        Argument(
            "--part", "SECTION:ID", "only one part of the meeting in it, such as activity:d2-1", default=""
        ),
        Flag("--yes", "also what others did, a load, or what the public sees, without a question"),
        JSON,
    ),
    "redo": Subcommand(_doing(lambda repository: repository.past.redo(), N_("Redone: {what}")), JSON),
}
