"""`ttchan partners`: who came from where, and the partners of the project."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.partners.as_json import as_json, place_as_json
from ttchan_tui.cli.partners.place import print_place
from ttchan_tui.cli.partners.printed import print_participation
from ttchan_tui.meeting.lookup import find_place


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the participation list and the partners."""
    with context.repository() as repository:
        meeting = repository.meeting()
    context = replace(context, language=context.language.on(meeting.start))
    if arguments.place and arguments.json:
        context.out.json(place_as_json(meeting, find_place(meeting, arguments.place), context.language))
    elif arguments.place:
        print_place(context, meeting, find_place(meeting, arguments.place))
    elif arguments.json:
        context.out.json(as_json(meeting, context.language))
    else:
        print_participation(context, meeting)


COMMANDS: Final = {
    "partners": Subcommand(
        run,
        Argument("place", "PLACE", "one place in full: its name in any language, or its id", nargs="?"),
        JSON,
    )
}
