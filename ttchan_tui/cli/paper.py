"""`ttchan paper`: the programme to hang up, and lists to sign."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.arguments import calendar_day
from ttchan_tui.cli.command_line.files import must_end_with, put_through
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.lookup import find_delegation
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.meeting.programme import ProjectEvent

_ENDINGS: Final = (".html", ".htm")


class NotInMeeting(Explained):
    """The meeting has no such day or event."""


def _programme(context: Context, arguments: argparse.Namespace) -> None:
    """Write a page for each day."""
    from ttchan_tui.publish.paper.day_pages import day_pages_html

    def pages(meeting: Meeting) -> str:
        return day_pages_html(meeting, _days(meeting, arguments.day), context.language)

    _write(context, arguments, pages, N_("{path}: print it from a browser, on A4; each day has a page."))


def _days(meeting: Meeting, day: date | None) -> tuple[date, ...]:
    days = tuple(one.date for one in meeting.days)
    if day is None:
        return days
    if day not in days:
        valid = ", ".join(one.isoformat() for one in days)
        raise NotInMeeting(
            N_("The meeting has no day {day}. There are: {valid}."), day=day.isoformat(), valid=valid
        )
    return (day,)


def _signatures(context: Context, arguments: argparse.Namespace) -> None:
    """Write a list for each delegation and event."""
    from ttchan_tui.publish.paper.signatures import signatures_html

    def pages(meeting: Meeting) -> str:
        rows = meeting.participation.delegations
        if arguments.delegation:
            rows = (find_delegation(meeting, arguments.delegation),)
        return signatures_html(meeting, _events(meeting, arguments.event), rows, context.language)

    told = N_("{path}: print it from a browser, on A4; each delegation has a list for each event.")
    _write(context, arguments, pages, told)


def _events(meeting: Meeting, number: int | None) -> tuple[ProjectEvent, ...]:
    found = tuple(one for one in meeting.project_events if number in (None, one.number))
    if number is not None and not found:
        valid = ", ".join(str(one.number) for one in meeting.project_events)
        raise NotInMeeting(
            N_("The meeting has no project event {number}. There are: {valid}."), number=number, valid=valid
        )
    return found


def _write(
    context: Context, arguments: argparse.Namespace, pages: Callable[[Meeting], str], told: str
) -> None:
    from ttchan_tui.publish.files import replace_file

    must_end_with(arguments.output, _ENDINGS, ", ".join(_ENDINGS))
    with context.repository() as repository:
        meeting = repository.meeting()
    content = pages(meeting).encode()
    if not put_through(context, arguments.output, content):
        replace_file(arguments.output, content)
        context.out.line(context.language.say(told, path=arguments.output))


_OUTPUT: Final = FileArgument(
    "--output",
    "FILE",
    "an HTML file, to be printed by a browser; - for the standard output",
    short="-o",
    required=True,
)

COMMANDS: Final = {
    "paper": Subcommand(
        behind={
            "programme": Subcommand(
                _programme,
                Argument("--day", "DATE", "only this day; else all", type=calendar_day),
                _OUTPUT,
                summary="the programme of each day on a page, in large letters",
            ),
            "signatures": Subcommand(
                _signatures,
                Argument("--event", "NUMBER", "only for this project event; else for all", type=int),
                Argument("--delegation", "ID", "only for this delegation; else for all", default=""),
                _OUTPUT,
                summary="lists to sign: numbered lines for each delegation and event, without names",
            ),
        }
    )
}
