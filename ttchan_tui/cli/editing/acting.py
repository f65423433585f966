"""How a change of the meeting is carried out and told, whatever it is about."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY, whole_number
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Run, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.editing import Edit, NotAsWanted, shown, value_at
from ttchan_tui.meeting.format import BadMeeting
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.doubts import doubt_words
from ttchan_tui.store import Changing, Edited
from ttchan_tui.text.languages import N_, Language

Edits = Callable[[Changing, argparse.Namespace], Iterable[Edit]]
"""What a command is to change in the meeting or its draft, by what was typed."""

Tell = Callable[[Context, Meeting, Iterable[Edit]], None]
"""Prints what was changed, as it is now."""


def acting(verb: str, edits: Edits, tell: Tell) -> Run:
    """What carries a command out: it makes the edits, has the store do them, and says what has come of it.

    Args:
        verb: What the history calls it.
        edits: Makes them.
        tell: Prints what was changed.
    """

    def run(context: Context, arguments: argparse.Namespace) -> None:
        arguments.spoken = context.language.code  # what is said of nothing else is said in it
        with context.repository() as repository:
            changing: Changing = repository.draft if arguments.later else repository.editing
            wanted = tuple(edits(changing, arguments))
            before = {
                edit.key: changing.document(edit.section, edit.key)
                for edit in wanted
                if not (edit.is_new or edit.order)
            }
            try:
                done = changing.change(verb, wanted, seen=arguments.seen, why=arguments.why)
            except BadMeeting as bad:
                raise NotAsWanted(bad) from bad
        if arguments.json:
            context.out.json(as_json(done, wanted, context.language))
            return
        if arguments.later:
            context.out.line(context.language.say(_DRAFTED))
        tell(context, done.meeting, wanted)
        for edit in wanted:
            for path, value in edit.fields.items():
                was = value_at(before.get(edit.key), path)
                if was != value:
                    context.out.line(f"{path}: {shown(was)} → {shown(value)}", indent=2, hanging=2)
        print_warnings(context, done)

    return run


def as_json(done: Edited, edits: Iterable[Edit], language: Language) -> dict[str, object]:
    """What was changed, for programs."""
    return {
        "changed": [
            {"section": one.section, "order": list(one.order)}
            if one.order
            else {"section": one.section, "id": one.key or None, "fields": dict(one.fields)}
            for one in edits
        ],
        "warnings": [
            {"code": one.code, "where": one.where, "message": one.sentence(language)} for one in done.warnings
        ],
        "seen": done.record,
    }


def print_warnings(context: Context, done: Edited) -> None:
    """What is doubtful now and was not before."""
    for one in done.warnings:
        context.out.line(f"{doubt_words(one, done.meeting, context.language)} [{one.code}]", hanging=2)


def _record(text: str) -> int:
    if (number := whole_number(text)) is None:
        raise WrongArguments(N_("“{text}” is not a number that was given as “seen”"), text=text)
    return number


SEEN: Final = Argument(
    "--seen",
    "NUMBER",
    "which “show --json” gives: refuse, if somebody has changed the same since",
    type=_record,
)
_LATER: Final = Flag("--later", "put it into the draft; nobody sees it before “ttchan release”")
_DRAFTED: Final = N_("In the draft; the public sees it when you release it: ttchan release")
USUAL: Final[tuple[Argument | Flag, ...]] = (SEEN, _LATER, WHY, JSON)
"""What every change takes."""
ASSIGNMENTS: Final = Argument(
    "assignments",
    "FIELD=VALUE",
    "such as title.en=Welcome or start=14:30; FIELD= alone takes it away",
    nargs="+",
)
