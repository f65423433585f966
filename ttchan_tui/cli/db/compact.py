"""`ttchan db compact`: fold the journal into the data file."""

from __future__ import annotations

import argparse

from ttchan_tui.cli.arguments import Parser
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.db.wording import size
from ttchan_tui.store import Info
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Nothing to choose."""
    parser.set_defaults(run=run)


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Fold, and print the sizes before and after."""
    with context.repository() as repository:
        database = repository.database
        before = database.info()
        database.storage.compact(rotate=True)
        after = database.info()
    say = context.language.say
    context.out.line(say(N_("Before: {sizes}"), sizes=_sizes(context, before)))
    context.out.line(say(N_("After: {sizes}"), sizes=_sizes(context, after)))
    return 0


def _sizes(context: Context, info: Info) -> str:
    return context.language.say(
        N_("data file {snapshot}, journal {journal}, history {history}"),
        snapshot=size(info.snapshot_bytes, context.language),
        journal=size(info.journal_bytes, context.language),
        history=size(info.history_bytes, context.language),
    )
