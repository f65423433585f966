"""`ttchan board sheets`: numbered lines on paper, for groups that write before somebody types."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import PROMPT
from ttchan_tui.cli.command_line.files import must_end_with, put_through
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.publish.board.sheets import sheets_html
from ttchan_tui.publish.files import replace_file
from ttchan_tui.text.languages import N_

_ENDINGS: Final = (".html", ".htm")


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Write the sheets: what is typed already, and lines to write on behind it."""
    must_end_with(arguments.output, _ENDINGS, ", ".join(_ENDINGS))
    with looked_up(context, arguments) as repository:
        meeting, board = repository.meeting(), repository.exchange.snapshot(viewer(arguments))
        prompt = meeting.prompt[arguments.prompt]
        groups = (arguments.group,) if arguments.group else prompt.groups
        next_lines = {group: repository.notebook.next_line(prompt.id, group) for group in groups}
    content = sheets_html(meeting, prompt, board.on(prompt.id), next_lines, context.language).encode()
    if put_through(context, arguments.output, content):
        return
    replace_file(arguments.output, content)
    context.out.line(
        context.language.say(
            N_("{path}: print it from a browser, on A4; each group has sheets of its own."),
            path=arguments.output,
        )
    )


COMMANDS: Final = {
    "sheets": Subcommand(
        run,
        PROMPT,
        Argument("--group", "ID", "only for this group; else for all", default=""),
        FileArgument(
            "--output",
            "FILE",
            "an HTML file, to be printed by a browser; - for the standard output",
            required=True,
        ),
        HIDDEN,
    )
}
