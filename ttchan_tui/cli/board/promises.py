"""`ttchan board promises` and `promise`: who does what for which partner, by when."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.board.promise import Promise, typed_day, without_promise
from ttchan_tui.meeting.lookup import find_partner, find_promise
from ttchan_tui.meeting.visibility import ORGANISER
from ttchan_tui.meeting.wording.board import promised_by
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.text.languages import N_


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """Print the partners and what was promised for them; those without a promise say so."""
    with context.repository() as repository:
        meeting, promises = repository.meeting(), repository.seen_by(viewer(arguments)).promises()
    language, out = context.language, context.out
    if arguments.json:
        left = [partner.id for partner in without_promise(meeting, promises)]
        out.json({"promises": [_as_json(one) for one in promises], "without_promise": left})
        return
    if not meeting.partners:
        out.line(language.say(N_("This meeting has no formal partners.")))
    for partner in meeting.partners:
        theirs = [promise for promise in promises if promise.partner == partner.id]
        none_yet = "" if theirs else f": {language.say(N_('no promise yet'))}"
        out.line(f"{partner_name(partner, language)} ({partner.id}){none_yet}", hanging=2)
        for promise in theirs:
            who = promised_by(promise, language)
            out.line(f"- {promise.text} ({promise.id}) · {who}", indent=2, hanging=2)


def _add(context: Context, arguments: argparse.Namespace) -> None:
    by = typed_day(arguments.by)
    with context.repository() as repository:
        note = repository.past.note_id(arguments.note) if arguments.note else ""
        partner = find_partner(repository.meeting(), arguments.partner).id
        promise = repository.board.promises.promise(
            arguments.text, arguments.who, partner, by, note=note, why=arguments.why
        )
    _tell(context, arguments, N_("Promised: {text}"), promise)


def _take_back(context: Context, arguments: argparse.Namespace) -> None:
    with context.repository() as repository:
        promise = find_promise(repository.seen_by(ORGANISER).promises(), arguments.id)
        repository.board.promises.take_back(promise.id, seen=promise, why=arguments.why)
    _tell(context, arguments, N_("Taken back: {text}"), promise)


def _tell(context: Context, arguments: argparse.Namespace, template: str, promise: Promise) -> None:
    if arguments.json:
        context.out.json({"promise": _as_json(promise)})
    else:
        context.out.line(context.language.say(template, text=promise.text))


def _as_json(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "text": promise.text,
        "who": promise.who,
        "partner": promise.partner,
        "by": promise.by.isoformat() if promise.by else None,
        "note": promise.note or None,
    }


COMMANDS: Final = {
    "promises": Subcommand(_list, HIDDEN, JSON),
    "promise": Subcommand(
        behind={
            "add": Subcommand(
                _add,
                Argument("partner", "PARTNER", "the partner that it is for"),
                Argument("text", "TEXT", "what will be done"),
                Argument("--who", "TEXT", "who does it: a body or a group", required=True),
                Argument("--by", "DAY", "the last day, such as 9.5.2019 or 2019-05-09", default=""),
                Argument("--note", "ID", "the note that it comes from", default=""),
                WHY,
                JSON,
                summary="make a promise",
            ),
            "take-back": Subcommand(
                _take_back,
                Argument("id", "ID", "which one; the beginning of its id is enough"),
                WHY,
                JSON,
                summary="let a promise not stand any more",
            ),
        }
    ),
}
