"""`ttchan board mirror`: what a group says of itself, beside how others see it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, PROMPT
from ttchan_tui.cli.command_line.hidden_prompts import HIDDEN, viewer
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.localized_json import told
from ttchan_tui.cli.printing.note_json import note_as_json
from ttchan_tui.meeting.board.mirror import Mirror, mirror
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print both images, as far as they may be seen."""
    with looked_up(context, arguments) as repository:
        meeting = repository.meeting()
        if not meeting.prompt[arguments.prompt].mirror:
            raise UnknownId(_NO_MIRROR, id=arguments.prompt, valid=_with_mirror(meeting))
        notes = repository.seen_by(viewer(arguments)).notes(arguments.prompt)
        found = mirror(arguments.group, notes, repository.board.steps.for_prompt(arguments.prompt))
    if arguments.json:
        own, others = ([note_as_json(note) for note in notes] for notes in (found.own, found.others))
        waits_for = list(found.waits_for)
        context.out.json({"group": found.group, "own": own, "others": others, "waits_for": waits_for})
    else:
        _print(context, found, meeting)


def _print(context: Context, found: Mirror, meeting: Meeting) -> None:
    say, language, out = context.language.say, context.language, context.out
    out.line(group_name(meeting.group[found.group], language))
    if found.waits_for:
        names = language.listed([group_name(meeting.group[id], language) for id in found.waits_for])
        out.line(say(N_("Not frozen yet, so not shown: {groups}"), groups=names), indent=2)
    _print_side(context, say(N_("As they see themselves")), found.own, meeting)
    _print_side(context, say(N_("As others see them")), found.others, meeting)


def _print_side(context: Context, heading: str, notes: Iterable[Note], meeting: Meeting) -> None:
    notes, language = tuple(notes), context.language
    context.out.line(heading, indent=2)
    if not notes:
        context.out.line(language.say(N_("Nothing to show yet.")), indent=4)
    for note in notes:
        words = told(note.text_in(language.code), language)
        context.out.line(
            f"- {words} ({group_name(meeting.group[note.group], language)})", indent=4, hanging=2
        )


def _with_mirror(meeting: Meeting) -> str:
    return ", ".join(prompt.id for prompt in meeting.prompts if prompt.mirror)


_NO_MIRROR = N_("In prompt “{id}” nobody says how they see others. In these they do: {valid}.")


COMMANDS: Final = {
    "mirror": Subcommand(run, PROMPT, Argument("group", "GROUP", "the id of the group"), HIDDEN, JSON)
}
