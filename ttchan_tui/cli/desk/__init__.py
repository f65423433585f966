"""`ttchan desk`: the desk of the organisers, opened by sshd for whoever has come in with a key of theirs."""

from __future__ import annotations

import argparse
import os
import re
import signal
import threading
from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from ttchan_tui.access.access_log import NOT_DONE
from ttchan_tui.access.directory import AccessDirectory
from ttchan_tui.access.login import as_long_as_let_in, logged_in
from ttchan_tui.access.people import Entrant
from ttchan_tui.access.settings import SETTINGS, desk_settings
from ttchan_tui.cli.command_line.entry import call
from ttchan_tui.cli.command_line.exit_codes import FAILED
from ttchan_tui.cli.command_line.subcommand import FileArgument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import complain
from ttchan_tui.meeting.roles import Right
from ttchan_tui.text.languages import N_

_KEPT: Final = re.compile(r"LANG|LC_\w+|TERM|HOME|PATH|USER|LOGNAME|SHELL|TZ|SSH_\w+")
"""What of the environment is heard; nothing that leads a program elsewhere."""
_NAMED: Final = re.compile(r"[\w.@:+-]{1,64}")
"""What names a terminal or a language."""
_OF_THE_CLIENT: Final = re.compile(r"LANG|LC_\w+|TERM")
_LANGUAGES: Final = ("LC_ALL", "LC_CTYPE", "LANG")
_UNTIL_HARD: Final = 1.2
"""Seconds that a session has to end by itself; one whose terminal reads no more never would."""


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Open the screens, or do what was asked for, as the person whose key it is."""
    hear_only_what_is_known(os.environ)
    settings = desk_settings(arguments.settings)
    access = AccessDirectory(settings.access)
    asked = os.environ.pop("SSH_ORIGINAL_COMMAND", None)
    entrant, fingerprint = logged_in(access, os.environ, asked or "")
    os.chdir("/")
    context = replace(context, person=entrant.person, data_option=settings.data, desk=settings, now=None)
    ended = threading.Event()
    with as_long_as_let_in(access, entrant, fingerprint, lambda: _end(ended)):
        code = _serve(context, access, entrant, asked)
    if ended.is_set():
        complain(context.language.say(_LET_IN_NO_MORE))
        return FAILED
    return code


def _serve(context: Context, access: AccessDirectory, entrant: Entrant, asked: str | None) -> int:
    if asked is None:
        return call(_open_screens, context, argparse.Namespace())  # what goes wrong is kept beside the data
    from ttchan_tui.cli.desk.far import obey_far

    signal.signal(signal.SIGINT, signal.default_int_handler)

    def not_done(why: str) -> None:
        access.log.write(NOT_DONE, entrant.name, command=asked, why=why)

    return obey_far(asked, context, not_done)


def _open_screens(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli.app import open_app
    from ttchan_tui.tui.start_at import DESK

    may_organise = context.person is not None and context.person.may(Right.ORGANISE)
    return open_app(context, DESK if may_organise else None)


def hear_only_what_is_known(environment: MutableMapping[str, str]) -> None:
    """Leave in the environment what the desk needs; without a language, UTF-8 is meant."""
    for name, value in list(environment.items()):
        is_named = not _OF_THE_CLIENT.fullmatch(name) or _NAMED.fullmatch(value)
        if not (_KEPT.fullmatch(name) and is_named):
            del environment[name]
    if not any(environment.get(name) for name in _LANGUAGES):
        environment["LANG"] = "C.UTF-8"


def _end(ended: threading.Event) -> None:
    """Have this session end: in order if it can, what is typed being on the disk already."""
    ended.set()
    hard = threading.Timer(_UNTIL_HARD, lambda: os._exit(FAILED))
    hard.daemon = True
    hard.start()
    os.kill(os.getpid(), signal.SIGTERM)


_LET_IN_NO_MORE: Final = N_(
    "What you may do here was changed by a lead of the meeting, so this session has ended. "
    "What you had typed is kept. Come in again."
)

COMMANDS: Final = {
    "desk": Subcommand(
        run,
        FileArgument(
            "--settings",
            "FILE",
            "where data and access are kept: a file of root's (else /etc/ttchan/desk.toml)",
            default=Path(SETTINGS),
            streams=False,
        ),
    )
}
