"""`ttchan notes hands`: how many hands were raised for a note."""

from __future__ import annotations

import argparse
import re
from typing import Final, NamedTuple

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids
from ttchan_tui.cli.notes.acting import add_reason, told
from ttchan_tui.store import Repository
from ttchan_tui.text.languages import N_

_NUMBER: Final = re.compile(r"(\+?)([0-9]{1,5})")
_NOBODY_COUNTED: Final = "none"


class Count(NamedTuple):
    """What the command line says of hands."""

    hands: int | None
    """None if what was counted is not to count."""
    added: bool
    """Whether they come to those that were counted before."""


def add_arguments(parser: Parser) -> None:
    """Which note, and how many hands."""
    parser.add_argument(
        "which",
        metavar="ID|LINE",
        help="which note: the beginning of its id; with --prompt and --group, the number of its line",
    )
    parser.add_argument(
        "count",
        type=_count,
        metavar="N|+N|none",
        help="how many there are; how many more; or that nobody has counted",
    )
    parser.add_argument("--prompt", metavar="ID", help="on what the line stands")
    parser.add_argument("--group", metavar="ID", help="whose line it is")
    add_reason(parser)
    parser.set_defaults(run=run, complain=parser.error)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Count the hands, and say how many there are now."""
    if (arguments.prompt is None) is not (arguments.group is None):
        arguments.complain("a line has both --prompt and --group")
    with context.repository() as repository:
        id_ = _note_id(repository, arguments)
        hands, added = arguments.count
        note = repository.board.hands.count(id_, hands, added=added, why=arguments.why)
    counted = "–" if note.hands is None else note.hands
    return told(context, arguments, N_("{hands} hands: {text}"), note, hands=counted)


def _note_id(repository: Repository, arguments: argparse.Namespace) -> str:
    if arguments.prompt is None:
        return repository.past.note_id(arguments.which)
    if not (arguments.which.isascii() and arguments.which.isdigit()):
        arguments.complain(f"“{arguments.which}” is not the number of a line")
    put_ids(arguments, repository.meeting())
    return repository.notebook.on_line(arguments.prompt, arguments.group, int(arguments.which)).id


def _count(text: str) -> Count:
    if text == _NOBODY_COUNTED:
        return Count(None, added=False)
    found = _NUMBER.fullmatch(text)
    if not found:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of hands; write it like 7 or +3")
    return Count(int(found[2]), added=bool(found[1]))
