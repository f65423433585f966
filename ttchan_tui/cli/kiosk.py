"""`ttchan kiosk`: the app for a terminal that is left alone with the public."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import signal
import socket
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from types import FrameType
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.app import enter_terminal, may_draw
from ttchan_tui.cli.command_line.arguments import whole_number
from ttchan_tui.cli.command_line.exit_codes import FAILED, INTERRUPTED, NOBODY_CAN_TYPE, WRONG_ARGUMENTS
from ttchan_tui.cli.command_line.log_file import keep, logging_to
from ttchan_tui.cli.command_line.streams import typed_line
from ttchan_tui.cli.command_line.subcommand import Argument, Flag, Subcommand, WrongArguments
from ttchan_tui.cli.context import Context
from ttchan_tui.meeting.lookup import find_venue
from ttchan_tui.meeting.roles import PASSER_BY
from ttchan_tui.meeting.spoken import first_spoken
from ttchan_tui.store import Pin, StoreError
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import CODES, N_, language
from ttchan_tui.tui.kiosk.settings import RESTART, KioskSettings
from ttchan_tui.tui.kiosk.watchdog import Watchdog

if TYPE_CHECKING:
    from ttchan_tui.store import Repository

_FROM_KEYS: Final = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
_NAME: Final = re.compile(r"[\w-]{1,32}")
_NOT_IN_A_NAME: Final = re.compile(r"[^\w-]")
_TOO_SOON: Final = 10.0
"""Seconds after which a failure is one of its own, and not the one that comes at every start."""
_LEAST: Final = 2
_MOST: Final = 86_400


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Open the kiosk; start it again if the staff want that, or if it has failed."""
    for number in _FROM_KEYS:
        signal.signal(number, signal.SIG_IGN)  # before the terminal stops making signals of keys
    context = replace(context, person=PASSER_BY)
    if arguments.plain:
        return _plainly(context, arguments)
    if not may_draw(context):
        return WRONG_ARGUMENTS
    enter_terminal()
    started = time.monotonic()
    code = None
    try:
        code = _until_it_ends(context, arguments)
    except Explained:
        raise
    except Exception as error:
        keep(error, context)
        if time.monotonic() - started < _TOO_SOON:
            raise  # the supervisor waits longer each time
    if code in (None, RESTART):
        os.execv(sys.executable, [sys.executable, "-m", "ttchan_tui.cli.main", *sys.argv[1:]])
    return code


def _plainly(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli.plain import show_plainly
    from ttchan_tui.store import KIOSK, heartbeat

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, _leave)
    with ExitStack() as stack:
        with suppress(OSError, StoreError):
            stack.enter_context(logging_to(context, "kiosk.log"))
        with context.repository() as repository:
            venue = _venue(arguments, repository)
            offers = tuple(arguments.languages)
            code = _language(arguments) or first_spoken(repository.meeting(), offers)
            context = replace(context, language=language(code), language_asked=code)
        stack.enter_context(heartbeat(context.data, KIOSK, arguments.name, venue=venue))
        show_plainly(
            context,
            kiosk=KioskSettings(arguments.name, venue, offers=offers),
            idle_seconds=arguments.idle,
            watchdog=Watchdog(os.environ),
        )
    return NOBODY_CAN_TYPE


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _language(arguments: argparse.Namespace) -> str:
    """Code of the language that visitors are to find; empty for the meeting's, not that of who starts it."""
    return language(arguments.lang).code if "lang" in arguments else ""


def _venue(arguments: argparse.Namespace, repository: Repository) -> str:
    """Id of the venue that it stands in.

    Raises:
        UnknownId: The meeting has no such venue; the sentence says which it has.
    """
    return find_venue(repository.meeting(), arguments.venue).id if arguments.venue else ""


def _until_it_ends(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.store import KIOSK, backed_up, connected, counting, heartbeat
    from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
    from ttchan_tui.tui.kiosk.run import run_kiosk
    from ttchan_tui.tui.terminal.terminal import look_at_terminal

    with ExitStack() as stack:
        with suppress(OSError, StoreError):  # a disk that takes no log still shows the meeting
            stack.enter_context(logging_to(context, "kiosk.log"))
        repository = stack.enter_context(context.repository())
        stack.enter_context(backed_up(repository.engine))
        venue = _venue(arguments, repository)
        stack.enter_context(heartbeat(context.data, KIOSK, arguments.name, venue=venue))
        backstage = KioskServices(
            Pin(context.data),
            stack.enter_context(counting(context.data, arguments.name)),
            lambda: connected(context.data, datetime.now(UTC)),
            Watchdog(os.environ),
        )
        pictures = repository.meeting().has_pictures
        terminal = look_at_terminal(os.environ, sys.stdin.fileno(), sys.stderr.fileno(), pictures=pictures)
        settings = KioskSettings(
            name=arguments.name,
            venue=venue,
            language=_language(arguments),
            offers=tuple(arguments.languages),
            idle=arguments.idle,
            question=arguments.question,
            slide=arguments.slide,
        )
        return run_kiosk(repository, settings, backstage, context.now, terminal)


def _set_pin(context: Context, arguments: argparse.Namespace) -> int:
    """Ask for a PIN twice, or read it from a pipe, and keep it."""
    spoken = context.language
    with context.repository():  # so that the data directory is there, and is one
        pin = Pin(context.data)
    if not sys.stdin.isatty():
        pin.set(typed_line().strip())
    else:
        try:
            first = getpass.getpass(spoken.say(N_("New PIN: ")))
            second = getpass.getpass(spoken.say(N_("Once more: ")))
        except (EOFError, KeyboardInterrupt):
            return INTERRUPTED
        if first != second:
            context.out.line(spoken.say(N_("These were two different PINs. Nothing was changed.")))
            return FAILED
        pin.set(first)
    sentence = N_("The PIN is set in {directory}. Ctrl+G opens the staff panel of its kiosk.")
    context.out.line(spoken.say(sentence, directory=context.data))
    return 0


def named_after(host: str) -> str:
    """What a kiosk is called that nobody has named."""
    return _NOT_IN_A_NAME.sub("-", host)[:32] or "kiosk"


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise WrongArguments(N_("a name is made of letters, digits, - and _, 32 at most"))
    return text


def _language_code(text: str) -> str:
    if text not in CODES:
        codes = ", ".join(CODES)
        raise WrongArguments(
            N_("“{text}” is none of the languages of ttchan: {codes}"), text=text, codes=codes
        )
    return text


def _seconds(text: str) -> int:
    if (number := whole_number(text)) is not None and _LEAST <= number <= _MOST:
        return number
    raise WrongArguments(
        N_("“{text}” is not a number of seconds from {least} to {most}"), text=text, least=_LEAST, most=_MOST
    )


_USUAL: Final = KioskSettings()


def _times(option: str, default: int, summary: str) -> Argument:
    return Argument(option, "SECONDS", summary, type=_seconds, default=default)


COMMANDS: Final = {
    "kiosk": Subcommand(
        run,
        Argument(
            "--name",
            "NAME",
            "tells it from other kiosks (%(default)s)",
            type=_name,
            default=named_after(socket.gethostname()),
        ),
        Argument("--venue", "VENUE", "the venue it stands in, by its id or name", default=""),
        Argument(
            "--languages",
            "CODE",
            "languages that it offers (those of the meeting, of the countries of its people, and English)",
            type=_language_code,
            nargs="+",
            default=(),
        ),
        _times("--idle", _USUAL.idle, N_("until it asks (%(default)s)")),
        _times("--question", _USUAL.question, N_("until it begins anew then (%(default)s)")),
        _times("--slide", _USUAL.slide, N_("of each thing shown meanwhile (%(default)s)")),
        Flag("--plain", "text and numbered choices, for screen readers and braille"),
        behind={
            "set-pin": Subcommand(
                _set_pin,
                summary="set the PIN of the staff panel; it is asked for, or read from the standard input",
            )
        },
    )
}
