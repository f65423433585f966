"""`ttchan posters`: a code to scan for the wall of each venue."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.files import must_end_with, put_through
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.lookup import find_venue
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.text.languages import N_

_ENDINGS: Final = (".html", ".htm")


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Write the posters, a page of A4 each."""
    from ttchan_tui.publish.files import replace_file
    from ttchan_tui.publish.posters.posters import posters_html

    must_end_with(arguments.output, _ENDINGS, ", ".join(_ENDINGS))
    with context.repository() as repository:
        meeting, site = repository.meeting(), repository.results.site()
    venues = (find_venue(meeting, arguments.venue),) if arguments.venue else meeting.venues
    now = Clock(meeting, context.now).now()
    content = posters_html(meeting, site, venues, context.language, now).encode()
    if put_through(context, arguments.output, content):
        return
    replace_file(arguments.output, content)
    context.out.line(
        context.language.say(
            N_("{path}: print it from a browser, on A4; each venue has a poster."), path=arguments.output
        )
    )


COMMANDS: Final = {
    "posters": Subcommand(
        run,
        Argument("--venue", "VENUE", "only for this venue; else for all", default=""),
        FileArgument(
            "--output",
            "FILE",
            "an HTML file, to be printed by a browser; - for the standard output",
            short="-o",
            required=True,
        ),
    )
}
