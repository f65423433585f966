"""`ttchan board time`: how much time there is."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json, add_prompt
from ttchan_tui.cli.board.state import tell
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.lookup import put_ids
from ttchan_tui.meeting.board.countdown import time_in
from ttchan_tui.store import Repository


def add_arguments(parser: Parser) -> None:
    """Of which prompt, and what is to become of its time; without that, what is left of it is printed."""
    add_prompt(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("time", metavar="MINUTES", nargs="?", help="give it so much from now on: 15, or 1:30")
    what.add_argument(
        "--add", metavar="MINUTES", help="so much more; less, if it begins with a minus: --add=-1"
    )
    for name, summary in (
        ("pause", "stop where it is"),
        ("go-on", "go on after a pause"),
        ("end", "take the time off all screens"),
    ):
        what.add_argument(f"--{name}", action="store_true", help=summary)
    parser.add_argument("--step", metavar="ID", default="", help="the step that the time is for")
    parser.add_argument("--bell", action="store_true", help="ring a bell at the end")
    add_json(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Do that, and print what is left."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        _change(repository, arguments)
        return tell(context, arguments, repository)


def _change(repository: Repository, arguments: argparse.Namespace) -> None:
    countdowns, prompt = repository.board.countdowns, arguments.prompt
    if arguments.time is not None:
        countdowns.start(prompt, time_in(arguments.time), step=arguments.step, bell=arguments.bell)
    elif arguments.add is not None:
        countdowns.add(prompt, time_in(arguments.add))
    elif arguments.pause:
        countdowns.pause(prompt)
    elif arguments.go_on:
        countdowns.go_on(prompt)
    elif arguments.end:
        countdowns.end(prompt)
