"""`ttchan db verify`: look at every file for faults."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.format import Problem
from ttchan_tui.store import DATA_FILE, Fault, verify
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print each fault on a line; fail if there is any."""
    faults = verify(context.data / DATA_FILE)
    if arguments.json:
        context.out.json({"sound": not faults, "faults": [_as_json(context, fault) for fault in faults]})
    else:
        _print(context, faults)
    return FAILED if faults else 0


def _as_json(context: Context, fault: Fault) -> dict[str, object]:
    message = fault.sentence(context.language)
    if isinstance(fault, Problem):
        return {"file": fault.file, "byte": None, "record": None, "where": fault.field, "message": message}
    return {
        "file": str(fault.path),
        "byte": fault.offset,
        "record": fault.record,
        "where": None,
        "message": message,
    }


def _print(context: Context, faults: list[Fault]) -> None:
    language, out = context.language, context.out
    for fault in faults:
        place = f"{fault.place}: " if isinstance(fault, Problem) else ""
        out.line(f"{place}{fault.sentence(language)}", hanging=2)
    if faults:
        out.line(language.count(N_("{number} fault"), N_("{number} faults"), len(faults)))
    else:
        out.line(language.say(N_("Everything is sound: data, history and backups.")))


COMMANDS: Final = {"verify": Subcommand(run, JSON)}
