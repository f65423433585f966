"""`ttchan meeting`: show, load or begin a meeting."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.subcommand import Argument, FileArgument, Later, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.meeting.ways import WAYS
from ttchan_tui.cli.printing.funding import print_funding
from ttchan_tui.cli.printing.localized_json import Spoken, told
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import copy_example
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.width import cells, padded


def _show(context: Context, arguments: argparse.Namespace) -> None:
    """Print on one screen what is in use."""
    with context.repository() as repository:
        meeting, notes = repository.meeting(), len(repository.notes())
    language, out = context.language, context.out
    if arguments.json:
        out.json(_as_json(context, meeting, notes))
        return
    count = language.count
    out.line(f"{meeting.acronym} · {told(meeting.name, language)} ({meeting.id})")
    out.line(f"{told(meeting.place[meeting.host].name, language)} · {_dates(context, meeting)}")
    out.line()
    for figure in (
        count(N_("{number} day"), N_("{number} days"), len(meeting.days)),
        count(N_("{number} activity"), N_("{number} activities"), len(meeting.activities)),
        count(N_("{number} venue"), N_("{number} venues"), len(meeting.venues)),
        count(N_("{number} place"), N_("{number} places"), len(meeting.places)),
        count(N_("{number} prompt"), N_("{number} prompts"), len(meeting.prompts)),
        count(N_("{number} note"), N_("{number} notes"), notes),
    ):
        out.line(figure)
    out.line()
    out.line(language.say(N_("Kept in {path}"), path=context.data))
    print_funding(out, meeting, language)


def _as_json(context: Context, meeting: Meeting, notes: int) -> dict[str, object]:
    spoken = Spoken(context.language, id=meeting.id, acronym=meeting.acronym).say(name=meeting.name)
    spoken.add(host=meeting.host, start=meeting.start.isoformat(), end=meeting.end.isoformat())
    spoken.add(days=len(meeting.days), activities=len(meeting.activities), venues=len(meeting.venues))
    spoken.add(places=len(meeting.places), prompts=len(meeting.prompts), notes=notes)
    return spoken.add(path=str(context.data)).fields


def _list(context: Context, arguments: argparse.Namespace) -> None:
    """Print the meetings that are kept here, the one in use first."""
    with context.repository() as repository:
        used = repository.meeting()
        every = [used, *sorted(repository.aside.all(), key=lambda one: (one.start, one.id))]
    language, out = context.language, context.out
    if arguments.json:
        out.json({"meetings": [_listed(one, language) | {"in_use": one is used} for one in every]})
        return
    column = max(cells(one.id) for one in every)
    for one in every:
        mark = "* " if one is used else "  "
        host = told(one.place[one.host].name, language)
        details = ", ".join((f"{one.acronym}", host, language.dates(one.start, one.end)))
        project = told(one.project.name, language)
        out.line(f"{mark}{padded(one.id, column)}  {details}" + (f" ({project})" if project else ""))


def _listed(meeting: Meeting, language: Language) -> dict[str, object]:
    spoken = Spoken(language, id=meeting.id, acronym=meeting.acronym).say(name=meeting.name)
    spoken.say(project=meeting.project.name)
    return spoken.add(host=meeting.host, start=meeting.start.isoformat(), end=meeting.end.isoformat()).fields


def _use(context: Context, arguments: argparse.Namespace) -> None:
    """Take up a meeting that was kept aside."""
    with context.repository() as repository:
        meeting = repository.loader.use(arguments.id)
    context.out.line(
        context.language.say(
            N_("In use now: {name}, {dates}."), name=meeting.acronym, dates=_dates(context, meeting)
        )
    )


def _begin(context: Context, arguments: argparse.Namespace) -> None:
    """Copy the bundled meeting to a new folder."""
    copy_example(arguments.folder)
    context.out.line(
        context.language.say(
            N_("Copied to {path}. Change the files, then: ttchan check {path}"), path=arguments.folder
        )
    )


def _dates(context: Context, meeting: Meeting) -> str:
    return context.language.dates(meeting.start, meeting.end)


COMMANDS: Final = {
    "meeting": Subcommand(
        behind={
            "show": Subcommand(_show, JSON, summary="show the meeting in use"),
            "list": Subcommand(_list, JSON, summary="list the meetings that are kept here"),
            "use": Subcommand(
                _use,
                Argument("id", "ID", "a meeting that “ttchan meeting list” names"),
                summary="take up a meeting that is kept here; the one in use is kept in its place",
            ),
            "load": Later("meeting.loading", "load a meeting, if everything in it is right"),
            "export": Later(
                "meeting.loading", "write the meeting in use to files, to be changed and loaded again"
            ),
            "set": Later("editing.setting", "change what the meeting says of itself"),
            **WAYS,
            "example": Subcommand(
                _begin,
                FileArgument("folder", "DIR", "a new folder", streams=False),
                summary="copy the files of the bundled meeting, to begin another one with",
            ),
        }
    )
}
