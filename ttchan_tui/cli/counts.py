"""`ttchan counts`: what is looked at on the kiosks."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date

from ttchan_tui.cli.context import Context
from ttchan_tui.cli.parser import Parser
from ttchan_tui.store import ScreenView, all_counts
from ttchan_tui.text.languages import N_


def add_arguments(parser: Parser) -> None:
    """Which day, and how to print."""
    parser.add_argument("--day", type=_date, metavar="DATE", help="only that day, such as 2018-11-09")
    parser.add_argument("--json", action="store_true", help="for programs; see docs/commands.md")
    parser.set_defaults(run=run)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it like 2018-11-09") from None


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print how often each screen was looked at, by hour and language."""
    counts = all_counts(context.data)
    if arguments.day:
        day = arguments.day.isoformat()
        counts = Counter({view: number for view, number in counts.items() if view.hour.startswith(day)})
    if arguments.json:
        views = [{**view._asdict(), "views": number} for view, number in sorted(counts.items())]
        context.out.json({"views": views})
    else:
        _print(context, counts)
    return 0


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
