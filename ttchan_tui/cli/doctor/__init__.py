"""`ttchan doctor`: what this terminal and this machine are like, and what to do about it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import Final

from ttchan_tui.cli.command_line.arguments import JSON
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.doctor.data import examine_data
from ttchan_tui.cli.doctor.finding import Diagnosis, DiagnosisState
from ttchan_tui.cli.doctor.terminal import examine_terminal
from ttchan_tui.text.languages import N_


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Print what was found; fail if something keeps the app from working."""
    findings = list(_examine(context))
    broken = any(one.state is DiagnosisState.BROKEN for one in findings)
    if arguments.json:
        context.out.json({"works": not broken, "findings": [_as_json(context, one) for one in findings]})
    else:
        _print(context, findings)
    return FAILED if broken else 0


def _examine(context: Context) -> Iterator[Diagnosis]:
    yield from examine_terminal(os.environ, sys.stdin, sys.stderr)
    yield from examine_data(context)


def _as_json(context: Context, one: Diagnosis) -> dict[str, object]:
    return {
        "what": one.what,
        "state": one.state.value,
        "found": one.found,
        "advice": one.said_advice(context.language) or None,
    }


def _print(context: Context, findings: list[Diagnosis]) -> None:
    language, line = context.language, context.out.line
    for one in findings:
        line(f"{language.say(one.state.label):8}{language.say(one.name)}: {one.found}", hanging=8)
        if advice := one.said_advice(language):
            line(advice, indent=8)
    wanting = [one for one in findings if one.state is not DiagnosisState.OK]
    if any(one.state is DiagnosisState.BROKEN for one in findings):
        line(language.say(N_("Something keeps the app from working here; see above.")))
    elif wanting:
        line(language.say(N_("The app works here; what could be better is said above.")))
    else:
        line(language.say(N_("Everything is as it should be.")))


COMMANDS: Final = {"doctor": Subcommand(run, JSON)}
