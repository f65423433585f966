"""`ttchan board promise`: a promise is made, or taken back."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json
from ttchan_tui.cli.board.promises import promise_as_json
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.board.promise import Promise, typed_day
from ttchan_tui.meeting.lookup import find_partner, find_promise
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Which promise."""
    acts = parser.add_subparsers(title="what to do", metavar="add|take-back", required=True)
    adding = acts.add_parser("add", help="make a promise", description="Make a promise.")
    adding.add_argument("partner", metavar="PARTNER", help="the partner that it is for")
    adding.add_argument("text", metavar="TEXT", help="what will be done")
    adding.add_argument("--who", metavar="TEXT", required=True, help="who does it: a body or a group")
    adding.add_argument(
        "--by", metavar="DAY", default="", help="the last day, such as 9.5.2019 or 2019-05-09"
    )
    adding.add_argument("--note", metavar="ID", default="", help="the note that it comes from")
    _finish(adding)
    adding.set_defaults(run=add)
    taking = acts.add_parser(
        "take-back", help="let a promise not stand any more", description="Take a promise back."
    )
    taking.add_argument("id", metavar="ID", help="which one; the beginning of its id is enough")
    _finish(taking)
    taking.set_defaults(run=take_back)


def _finish(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
    add_json(parser)


def add(context: Context, arguments: argparse.Namespace) -> int:
    """Make a promise."""
    by = typed_day(arguments.by)
    with context.repository() as repository:
        note = repository.past.note_id(arguments.note) if arguments.note else ""
        partner = find_partner(repository.meeting(), arguments.partner).id
        promise = repository.board.promises.promise(
            arguments.text, arguments.who, partner, by, note=note, why=arguments.why
        )
    return _tell(context, arguments, N_("Promised: {text}"), promise)


def take_back(context: Context, arguments: argparse.Namespace) -> int:
    """Take a promise back; the history keeps it."""
    with context.repository() as repository:
        promise = find_promise(repository.board.promises.all(), arguments.id)
        repository.board.promises.take_back(promise.id, why=arguments.why)
    return _tell(context, arguments, N_("Taken back: {text}"), promise)


def _tell(context: Context, arguments: argparse.Namespace, template: str, promise: Promise) -> int:
    if arguments.json:
        context.out.json({"promise": promise_as_json(promise)})
    else:
        context.out.line(context.language.say(template, text=promise.text))
    return 0
