"""`ttchan programme show`, `move`, `cancel` and the like: what is done to one activity."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, WHY, calendar_day, whole_number
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.editing.acting import ASSIGNMENTS, USUAL, Edits, acting
from ttchan_tui.cli.printing.programme_json import activity_as_json
from ttchan_tui.cli.programme.printed import print_activity
from ttchan_tui.meeting.editing import Edit, acts, typed
from ttchan_tui.meeting.editing.moving import moves, read_move
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.lookup import find_activity
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import Changing
from ttchan_tui.text.languages import CODES, N_


def _show(context: Context, arguments: argparse.Namespace) -> None:
    """Print one activity in full."""
    with context.repository() as repository:
        seen = repository.last_record
        meeting, changes = repository.meeting(), repository.programme_changes()
    activity = find_activity(meeting, arguments.activity)
    if arguments.json:
        told = activity_as_json(meeting, activity, None, context.language, changes.get(activity.id))
        context.out.json({**told, "seen": seen})
        return
    context.out.line(activity.id)
    print_activity(context, meeting, activity, changes)


def _move(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    meeting = changing.meeting()
    activity = find_activity(meeting, arguments.activity)
    return moves(meeting, activity, read_move(arguments.when), and_after=arguments.and_after)


def _venues(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    return acts.set_venues(changing.meeting(), arguments.activity, arguments.venues)


def _cancel(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    return acts.cancel(changing.meeting(), arguments.activity, _reason(arguments))


def _reinstate(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    return acts.reinstate(changing.meeting(), arguments.activity)


def _replace(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    meeting = changing.meeting()
    return acts.replace_activity(meeting, arguments.activity, arguments.instead, _reason(arguments))


def _add(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    return acts.add_activity(arguments.id, arguments.day, typed(arguments.assignments, "activity"))


def _edited(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    fields = typed(arguments.assignments, "activity")
    return acts.edit_activity(changing.meeting(), arguments.activity, **fields)


def _duplicate(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    activity = find_activity(changing.meeting(), arguments.activity)
    document = changing.document("activity", activity.id)
    return acts.duplicate_activity(document, arguments.id, arguments.day)


def _heads(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    heads = None if arguments.heads == "none" else whole_number(arguments.heads)
    if heads is None and arguments.heads != "none":
        raise WrongArguments(N_("“{text}” is not a number of people"), text=arguments.heads)
    return acts.edit_activity(changing.meeting(), arguments.activity, heads=heads)


def _order(changing: Changing, arguments: argparse.Namespace) -> Iterable[Edit]:
    return acts.order_activities(changing.meeting(), arguments.activities)


def _reason(arguments: argparse.Namespace) -> dict[str, str]:
    """Why, as the public reads it: by language; else what the history says, in the language of the person."""
    said = {code: text for code in CODES if (text := getattr(arguments, code)) is not None}
    return said or {arguments.spoken: arguments.why}


def _tell(context: Context, meeting: Meeting, edits: Iterable[Edit]) -> None:
    for edit in edits:
        for id in edit.order or (edit.key,):
            print_activity(context, meeting, meeting.activity[id])


_ACTIVITY: Final = Argument("activity", "ACTIVITY", "which: its id, or the beginning of its title")
_ID: Final = Argument("--id", "ID", "the id of the new one", required=True)
_DAY: Final = Argument("day", "DATE", "the day, such as 2018-11-09", type=calendar_day)
_IN_LANGUAGES: Final = tuple(
    Argument(f"--{code}", "TEXT", "why, as the public reads it in that language (else --why)")
    for code in sorted(CODES)
)
_MUST_SAY_WHY: Final = Argument("--why", "TEXT", "the reason, for the history", required=True)


def _acting(verb: str, edits: Edits, *takes: Argument | Flag) -> Subcommand:
    return Subcommand(acting(verb, edits, _tell), *takes, *USUAL)


COMMANDS: Final = {
    "show": Subcommand(_show, _ACTIVITY, JSON),
    "move": _acting(
        kinds.MOVE_ACTIVITY,
        _move,
        _ACTIVITY,
        Argument("when", "WHEN", "14:30; +30 or -15, minutes; +1d or -1d, days; or a date"),
        Flag("--and-after", "what follows it that day moves as well"),
    ),
    "venue": _acting(
        kinds.SET_VENUES,
        _venues,
        _ACTIVITY,
        Argument("venues", "VENUE", "where it takes place; none, if that is not known", nargs="*"),
    ),
    "cancel": Subcommand(
        acting(kinds.CANCEL_ACTIVITY, _cancel, _tell),
        _ACTIVITY,
        *_IN_LANGUAGES,
        *(one for one in USUAL if one is not WHY),
        _MUST_SAY_WHY,
    ),
    "reinstate": _acting(kinds.REINSTATE_ACTIVITY, _reinstate, _ACTIVITY),
    "replace": Subcommand(
        acting(kinds.REPLACE_ACTIVITY, _replace, _tell),
        _ACTIVITY,
        Argument("instead", "INSTEAD", "the activity that takes place instead"),
        *_IN_LANGUAGES,
        *(one for one in USUAL if one is not WHY),
        _MUST_SAY_WHY,
    ),
    "add": _acting(kinds.ADD_ACTIVITY, _add, _DAY, ASSIGNMENTS, _ID),
    "edit": _acting(kinds.EDIT_ACTIVITY, _edited, _ACTIVITY, ASSIGNMENTS),
    "duplicate": _acting(kinds.DUPLICATE_ACTIVITY, _duplicate, _ACTIVITY, _DAY, _ID),
    "order": _acting(
        kinds.ORDER_ACTIVITIES, _order, Argument("activities", "ACTIVITY", "one behind the other", nargs="+")
    ),
    "heads": _acting(
        kinds.COUNT_HEADS,
        _heads,
        _ACTIVITY,
        Argument("heads", "N|none", "how many people came"),
    ),
}
