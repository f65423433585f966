"""`ttchan programme`: the days and what happens on them."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON, calendar_day
from ttchan_tui.cli.command_line.as_of import AT, print_heading, stood
from ttchan_tui.cli.command_line.subcommand import Argument, Later, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.programme_json import as_json
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Day
from ttchan_tui.meeting.schedule.clock import Clock
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class NotADay(Explained):
    """The meeting has no such day."""


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the programme."""
    with context.repository() as repository:
        meeting, at = repository.meeting(), arguments.at
        changes = {} if at else repository.programme_changes()
        if at:
            meeting, _, at = stood(repository, at)
    days = _chosen(meeting, arguments.day)
    if arguments.json:
        context.out.json(as_json(meeting, days, _now(context, meeting, at), context.language, changes))
        return
    if at:
        print_heading(context, at)
    from ttchan_tui.cli.programme.printed import PrintedProgramme  # for people, not for programs

    PrintedProgramme(context, meeting, _now(context, meeting, at), changes).programme(days)


def _now(context: Context, meeting: Meeting, at: object) -> datetime | None:
    """The time at the meeting; none for a programme of the past, of which nothing begins soon."""
    return None if at else Clock(meeting, context.now).now()


def _chosen(meeting: Meeting, day: date | None) -> tuple[Day, ...]:
    if day is None:
        return meeting.days
    if day not in meeting.day:
        raise NotADay(
            N_("{day} is not a day of the meeting. Its days are {days}."),
            day=day.isoformat(),
            days=", ".join(known.isoformat() for known in meeting.day),
        )
    return (meeting.day[day],)


COMMANDS: Final = {
    "programme": Subcommand(
        run,
        Argument("--day", "DATE", "one day only, such as 2018-11-09", type=calendar_day),
        AT,
        JSON,
        behind={
            "changes": Later("programme.changes", "what has changed in the programme lately"),
            "diff": Later("programme.states", "two states of the programme beside each other"),
            "ledger": Later("programme.states", "by project event: as planned, moved, cancelled, added"),
            "show": Later("editing.activities", "one activity in full, with what it takes to change it"),
            "move": Later("editing.activities", "move an activity to another time or day"),
            "venue": Later("editing.activities", "say where an activity takes place"),
            "cancel": Later("editing.activities", "cancel an activity; it stays in its place and says why"),
            "reinstate": Later("editing.activities", "let an activity take place after all"),
            "replace": Later("editing.activities", "let another activity take place instead"),
            "add": Later("editing.activities", "add an activity"),
            "edit": Later("editing.activities", "change what is said of an activity"),
            "duplicate": Later("editing.activities", "the same activity once more, on that day"),
            "order": Later("editing.activities", "let activities of a day stand in that order"),
            "state": Later("editing.states", "tell how it is at an activity at the moment: full, closed"),
            "heads": Later("editing.activities", "say how many people came to an activity"),
        },
    )
}
