"""`ttchan sheet day`: the paragraph of a day, and what each sentence comes from."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.sheet.asked import DAY, FORM, LANGUAGE, asked_sheet, must_have_day
from ttchan_tui.meeting.sheet import Difference, differences
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print its sentences, their sources, and where the draft says something else than a person."""
    asked = asked_sheet(context, arguments)
    must_have_day(asked, arguments.day)
    paragraph, drafted = asked.sheet.day(arguments.day), asked.drafted.day(arguments.day)
    assert paragraph
    assert drafted
    found = tuple(differences(drafted.sentences, asked.kept.get(arguments.day)))
    if arguments.json:
        context.out.json(
            {
                "day": arguments.day.isoformat(),
                "language": asked.sheet.language,
                "sentences": [
                    {
                        "text": one.text,
                        "language": one.language,
                        "source": one.source,
                        "edited": one.edited,
                    }
                    for one in paragraph.sentences
                ],
                "differences": [
                    {"source": one.source, "written": one.written, "drafted": one.drafted} for one in found
                ],
            }
        )
        return
    say = context.language.say
    for sentence in paragraph.sentences:
        context.out.line(sentence.text)
        source = say(N_("from: {source}"), source=sentence.source)
        edited = f" · {say(N_('edited'))}" if sentence.edited else ""
        context.out.line(f"{source}{edited}", indent=4, hanging=2)
    _print_differences(context, found)


def _print_differences(context: Context, found: tuple[Difference, ...]) -> None:
    say = context.language.say
    if found:
        context.out.line()
        context.out.line(say(N_("What was edited is kept, but the draft has changed since:")))
    for one in found:
        context.out.line(one.source)
        written = one.written or say(N_("(taken out)"))
        drafted = one.drafted or say(N_("(nothing any more)"))
        context.out.line(say(N_("written: {text}"), text=written), indent=4, hanging=2)
        context.out.line(say(N_("drafted now: {text}"), text=drafted), indent=4, hanging=2)


COMMANDS: Final = {"day": Subcommand(run, DAY, LANGUAGE, FORM, JSON)}
