"""`ttchan people`, `venue`, `prompt`, `text`, `meeting set`: what is done to other parts of the meeting."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Final

from ttchan_tui.cli.command_line.arguments import whole_number
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.editing.acting import ASSIGNMENTS, USUAL, Edits, acting
from ttchan_tui.cli.editing.states import VENUE_STATE
from ttchan_tui.meeting.editing import Edit, acts, place, typed
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.lookup import find_prompt, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import Changing
from ttchan_tui.text.languages import N_


def _count(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    """The count of a delegation; the stated total goes with it, if the delegation is in it."""
    return acts.count_people(
        changing.meeting(),
        arguments.delegation,
        _number(arguments.count),
        total=None if arguments.total is None else _number(arguments.total),
        at_least=arguments.at_least,
    )


def _number(text: str) -> int:
    if (number := whole_number(text)) is None:
        raise WrongArguments(N_("“{text}” is not a number of people"), text=text)
    return number


def _adding(section: str) -> Edits:
    def edits(changing: Changing, arguments: argparse.Namespace) -> Iterator[Edit]:
        fields = {"id": arguments.id, **typed(arguments.assignments, section)}
        yield Edit(section, arguments.id, fields, is_new=True)

    return edits


def _venue(changing: Changing, arguments: argparse.Namespace) -> Iterator[Edit]:
    venue = find_venue(changing.meeting(), arguments.id)
    yield Edit("venue", venue.id, typed(arguments.assignments, "venue"))


def _prompt(changing: Changing, arguments: argparse.Namespace) -> Iterator[Edit]:
    prompt = find_prompt(changing.meeting(), arguments.id)
    yield Edit("prompt", prompt.id, typed(arguments.assignments, "prompt"))


def _text(changing: Changing, arguments: argparse.Namespace) -> Iterator[Edit]:
    section, key, field = place(arguments.where)
    yield Edit(section, key, {f"{field}.{arguments.language}": arguments.text or None})


def _set(changing: Changing, arguments: argparse.Namespace) -> Iterator[Edit]:
    """Fields of the meeting, and those of its people as a whole, which have no command of their own."""
    for section in ("meeting", "participation"):
        mine = [one for one in arguments.assignments if _section(one) == section]
        if fields := typed(mine, section):
            yield Edit(section, "", fields)


def _section(assignment: str) -> str:
    return "participation" if assignment.partition("=")[0] in _OF_PARTICIPATION else "meeting"


def _tell(context: Context, meeting: Meeting, edits: Iterable[Edit]) -> None:
    for edit in edits:
        context.out.line(f"{edit.section} {edit.key}".rstrip())


def _changing(verb: str, edits: Edits, *takes: Argument | Flag, summary: str = "") -> Subcommand:
    return Subcommand(acting(verb, edits, _tell), *takes, *USUAL, summary=summary)


_OF_PARTICIPATION: Final = frozenset(
    {
        *("counts", "stated_total", "at_least", "guests", "host_delegation"),
        *("female", "male", "non_binary", "minors"),
    }
)
_ID: Final = Argument("id", "ID", "its id")

SET: Final = _changing(kinds.SET_MEETING, _set, ASSIGNMENTS)

COMMANDS: Final = {
    "people": Subcommand(
        behind={
            "count": _changing(
                kinds.COUNT_PEOPLE,
                _count,
                Argument("delegation", "DELEGATION", "the id of its row in the list"),
                Argument("count", "N", "how many people it has"),
                Argument("--total", "N", "the stated total (else it goes with the count)"),
                Flag("--at-least", "there may be more of them"),
                summary=N_("correct how many people a delegation has"),
            )
        }
    ),
    "venue": Subcommand(
        behind={
            "add": _changing(kinds.ADD_VENUE, _adding("venue"), _ID, ASSIGNMENTS, summary=N_("add a venue")),
            "state": VENUE_STATE,
            "edit": _changing(
                kinds.EDIT_VENUE, _venue, _ID, ASSIGNMENTS, summary=N_("change what is said of a venue")
            ),
        }
    ),
    "prompt": Subcommand(
        behind={
            "add": _changing(
                kinds.ADD_PROMPT, _adding("prompt"), _ID, ASSIGNMENTS, summary=N_("add a prompt")
            ),
            "edit": _changing(
                kinds.EDIT_PROMPT, _prompt, _ID, ASSIGNMENTS, summary=N_("change what is said of a prompt")
            ),
        }
    ),
    "text": _changing(
        kinds.EDIT_TEXT,
        _text,
        Argument("where", "WHERE", "such as activity:d2-1.title, day:2018-11-09.text or meeting.about"),
        Argument("language", "LANGUAGE", "in which language, such as lv"),
        Argument("text", "TEXT", "what it is to say; empty to take it away"),
    ),
}
