"""`ttchan board promises`: who does what for which partner, by when."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.board import add_json
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.hidden_prompts import add_hidden, viewer
from ttchan_tui.meeting.board.promise import Promise, without_promise
from ttchan_tui.meeting.wording.board import promised_by
from ttchan_tui.meeting.wording.facts import partner_name
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """All of them, always."""
    add_hidden(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print the partners and what was promised for them; those without a promise say so."""
    with context.repository() as repository:
        meeting, promises = repository.meeting(), repository.seen_by(viewer(arguments)).promises()
    language, out = context.language, context.out
    if arguments.json:
        left = [partner.id for partner in without_promise(meeting, promises)]
        out.json({"promises": [promise_as_json(one) for one in promises], "without_promise": left})
        return 0
    if not meeting.partners:
        out.line(language.say(N_("This meeting has no formal partners.")))
    for partner in meeting.partners:
        theirs = [promise for promise in promises if promise.partner == partner.id]
        none_yet = "" if theirs else f": {language.say(N_('no promise yet'))}"
        out.line(f"{partner_name(partner, language)} ({partner.id}){none_yet}", hanging=2)
        for promise in theirs:
            who = promised_by(promise, language)
            out.line(f"- {promise.text} ({promise.id}) · {who}", indent=2, hanging=2)
    return 0


def promise_as_json(promise: Promise) -> dict[str, object]:
    """A promise for programs, as docs/commands.md describes it."""
    return {
        "id": promise.id,
        "text": promise.text,
        "who": promise.who,
        "partner": promise.partner,
        "by": promise.by.isoformat() if promise.by else None,
        "note": promise.note or None,
    }
