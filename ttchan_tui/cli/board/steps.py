"""`ttchan board hide`, `reveal`, `freeze`, `unfreeze`, `time`, `ready`: the steps of the work on a prompt."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from ttchan_tui.cli.board.state import tell
from ttchan_tui.cli.command_line.arguments import JSON, MUST_SAY_WHY, PROMPT, WHY
from ttchan_tui.cli.command_line.lookup import looked_up
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, OneOf, Run, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.board.countdown import time_in
from ttchan_tui.store import Repository


def _step(take: Callable[[Repository, argparse.Namespace], object]) -> Run:
    """Takes a step, and says how the prompt stands then."""

    def run(context: Context, arguments: argparse.Namespace) -> None:
        with looked_up(context, arguments) as repository:
            take(repository, arguments)
            tell(context, arguments, repository)

    return run


def _time(repository: Repository, asked: argparse.Namespace) -> None:
    countdowns, prompt = repository.board.countdowns, asked.prompt
    if asked.time is not None:
        countdowns.start(prompt, time_in(asked.time), step=asked.step, bell=asked.bell)
    elif asked.add is not None:
        countdowns.add(prompt, time_in(asked.add))
    elif asked.pause:
        countdowns.pause(prompt)
    elif asked.go_on:
        countdowns.go_on(prompt)
    elif asked.end:
        countdowns.end(prompt)


_GROUP: Final = Argument("--group", "ID", "only this group; else all, and the themes", default="")

COMMANDS: Final = {
    "hide": Subcommand(
        _step(lambda store, asked: store.board.steps.hide(asked.prompt, why=asked.why)), PROMPT, WHY, JSON
    ),
    "reveal": Subcommand(
        _step(lambda store, asked: store.board.steps.reveal(asked.prompt, why=asked.why)), PROMPT, WHY, JSON
    ),
    "freeze": Subcommand(
        _step(lambda store, asked: store.board.steps.freeze(asked.prompt, asked.group, why=asked.why)),
        PROMPT,
        MUST_SAY_WHY,
        _GROUP,
        JSON,
    ),
    "unfreeze": Subcommand(
        _step(lambda store, asked: store.board.steps.unfreeze(asked.prompt, asked.group, why=asked.why)),
        PROMPT,
        MUST_SAY_WHY,
        _GROUP,
        JSON,
    ),
    "ready": Subcommand(
        _step(
            lambda store, asked: store.board.steps.tell_ready(asked.prompt, asked.group, ready=asked.ready)
        ),
        PROMPT,
        Argument("group", "GROUP", "the id of the group"),
        Flag("--not", "that it is not ready after all", dest="ready", action="store_false"),
        JSON,
    ),
    "time": Subcommand(
        _step(_time),
        PROMPT,
        OneOf(
            Argument("time", "MINUTES", "give it so much from now on: 15, or 1:30", nargs="?"),
            Argument("--add", "MINUTES", "so much more; less, if it begins with a minus: --add=-1"),
            Flag("--pause", "stop where it is"),
            Flag("--go-on", "go on after a pause"),
            Flag("--end", "take the time off all screens"),
        ),
        Argument("--step", "ID", "the step that the time is for", default=""),
        Flag("--bell", "ring a bell at the end"),
        JSON,
    ),
}
