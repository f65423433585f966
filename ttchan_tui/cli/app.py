"""`ttchan` alone: the app, if there is a terminal to show it in."""

from __future__ import annotations

import argparse
import sys

from ttchan_tui.cli.arguments import WRONG_ARGUMENTS
from ttchan_tui.cli.context import Context
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Open the app; without a terminal say which commands print the same."""
    if not (sys.stdin and sys.stdin.isatty() and context.out.is_terminal):
        sentence = N_(
            "The app needs a terminal, and this is none. These commands print the same as plain text: "
            "ttchan programme, ttchan partners, ttchan notes list, ttchan search TEXT, ttchan qr."
        )
        print(context.language.say(sentence), file=sys.stderr)
        return WRONG_ARGUMENTS
    with context.repository() as repository:
        from ttchan_tui.tui.app import run_app

        return run_app(repository, context.language.code, context.now)
