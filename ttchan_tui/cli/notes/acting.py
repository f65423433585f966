"""What the acts on one note have in common."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.note_json import note_as_json
from ttchan_tui.meeting.groupwork import Note


def add_id(parser: Parser) -> None:
    """Which note is meant."""
    parser.add_argument("id", metavar="ID", help="which note; the beginning of its id is enough")


def add_reason(parser: Parser) -> None:
    """Why it is done, and for whom to print what was done."""
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
    parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")


def told(context: Context, arguments: argparse.Namespace, template: str, note: Note, **values: object) -> int:
    """Say what was done to a note; return the exit code."""
    if arguments.json:
        context.out.json({"note": note_as_json(note)})
    else:
        context.out.line(context.language.say(template, text=note.text, **values))
    return 0
