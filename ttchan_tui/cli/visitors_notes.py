"""`ttchan notes open` and `close`: which prompts visitors may answer."""

from __future__ import annotations

import argparse
from typing import Any

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.localized_json import told
from ttchan_tui.cli.lookup import put_ids
from ttchan_tui.text.languages import N_


def add_acts(acts: Any) -> None:  # noqa: ANN401 - argparse's own, which has no public name
    """What to do with the prompts."""
    for name, run, summary in (
        ("open", open_prompt, "let visitors at the kiosks answer a prompt"),
        ("close", close_prompt, "take no more notes of visitors on a prompt"),
    ):
        parser = acts.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        parser.add_argument("prompt", metavar="PROMPT", help="the id of the prompt")
        parser.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
        parser.set_defaults(run=run)


def open_prompt(context: Context, arguments: argparse.Namespace) -> int:
    """Let visitors answer a prompt."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.visitors.open(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Open to visitors: {title}"), title=title))
    return 0


def close_prompt(context: Context, arguments: argparse.Namespace) -> int:
    """Take no more notes on a prompt."""
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        repository.visitors.close(arguments.prompt, why=arguments.why)
        title = told(repository.meeting().prompt[arguments.prompt].title, context.language)
    context.out.line(context.language.say(N_("Closed to visitors: {title}"), title=title))
    return 0
