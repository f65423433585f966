"""`ttchan counts`: what is looked at on the kiosks."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, calendar_day
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.roles import Right
from ttchan_tui.store import ScreenView, counts_everywhere
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print how often each screen was looked at, by hour and language."""
    context.must(Right.LOOK_BACK)
    counts = counts_everywhere(context.data)
    if arguments.day:
        day = arguments.day.isoformat()
        counts = Counter({view: number for view, number in counts.items() if view.hour.startswith(day)})
    if arguments.json:
        views = [{**view._asdict(), "views": number} for view, number in sorted(counts.items())]
        context.out.json({"views": views})
    else:
        _print(context, counts)


def _print(context: Context, counts: Counter[ScreenView]) -> None:
    out, language = context.out, context.language
    if not counts:
        out.line(language.say(N_("Nothing was counted.")))
        return
    out.line(language.say(N_("How often a screen was looked at on the kiosks. These are not people.")))
    screens: Counter[str] = Counter()
    hours: dict[str, Counter[str]] = {}
    for view, number in counts.items():
        screens[view.screen] += number
        hours.setdefault(view.hour, Counter())[f"{view.screen} {view.language.upper()}"] += number
    out.line()
    for screen, number in sorted(screens.items(), key=lambda item: (-item[1], item[0])):
        out.line(f"{number:>7}  {screen}")
    for hour, of_hour in sorted(hours.items()):
        out.line()
        out.line(f"{hour[:10]} {hour[11:]}:00")
        for what, number in sorted(of_hour.items(), key=lambda item: (-item[1], item[0])):
            out.line(f"{number:>7}  {what}")


COMMANDS: Final = {
    "counts": Subcommand(
        run, Argument("--day", "DATE", "only that day, such as 2018-11-09", type=calendar_day), JSON
    )
}
