"""`ttchan notes open` and `close`: which prompts visitors may answer."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import PROMPT, WHY
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.text.languages import N_


def _open(context: Context, arguments: argparse.Namespace) -> None:
    with looked_up(context, arguments) as repository:
        repository.visitors.open(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Open to visitors: {title}"), title=title))


def _close(context: Context, arguments: argparse.Namespace) -> None:
    with looked_up(context, arguments) as repository:
        repository.visitors.close(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Closed to visitors: {title}"), title=title))


COMMANDS: Final = {"open": Subcommand(_open, PROMPT, WHY), "close": Subcommand(_close, PROMPT, WHY)}
