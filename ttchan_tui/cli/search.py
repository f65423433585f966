"""`ttchan search`: find anything."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import Spoken, told
from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.meeting.search.index import Hit, Index
from ttchan_tui.meeting.wording.found import KINDS
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print what is found."""
    wanted = admit(" ".join(arguments.text), limit=TEXT_LIMIT)
    with context.repository() as repository:
        index = Index(repository.meeting(), repository.seen_by(viewer(arguments)).notes())
    hits = index.search(wanted, context.language.code)
    if arguments.json:
        found = [_as_json(context, hit) for hit in hits]
        context.out.json({"query": wanted, "language": context.language.code, "hits": found})
    else:
        _print(context, wanted, hits)


def _as_json(context: Context, hit: Hit) -> dict[str, object]:
    spoken = Spoken(context.language, kind=hit.kind.value, id=hit.id)
    return spoken.say(title=hit.title, context=hit.context).fields


def _print(context: Context, wanted: str, hits: tuple[Hit, ...]) -> None:
    if not hits:
        context.out.line(context.language.say(N_("Nothing found for “{text}”."), text=wanted))
    for hit in hits:
        kind = context.language.say(KINDS[hit.kind])
        context.out.line(f"{told(hit.title, context.language)} ({kind})", hanging=2)
        if hit.context.text:
            context.out.line(told(hit.context, context.language), indent=4)


COMMANDS: Final = {
    "search": Subcommand(
        run, Argument("text", "TEXT", "words, whole or begun; all must be found", nargs="+"), HIDDEN, JSON
    )
}
