"""The command line: which commands there are, and the options that all of them take.

A command's module is imported when the command is chosen, and says itself which arguments it takes.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, cast

from ttchan_tui import __version__
from ttchan_tui.cli.exit_codes import WRONG_ARGUMENTS
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import CODES

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context

_COMMANDS: Final = {
    "programme": "the days and what happens on them",
    "partners": "who came from where, and the partners of the project",
    "notes": "what the groups say: list it, add to it, change it, bring it back",
    "board": "the group work as it is led: who has said what, time, what is hidden or frozen",
    "announce": "tell everybody something, on every screen",
    "kiosks": "which kiosks there are, and which of them are silent",
    "counts": "what is looked at on the kiosks",
    "history": "who changed what, when and why",
    "undo": "take back what you did last",
    "redo": "do again what you have undone last",
    "search": "find anything, with or without accents",
    "plain": "all of this as text and numbered choices, for screen readers",
    "qr": "the codes to scan: list them, draw one, write one to a file",
    "check": "look for mistakes in a meeting",
    "kiosk": "the app as it stands in the foyer: locked, and never dark",
    "meeting": "show, load or begin a meeting",
    "doctor": "what this terminal and this machine are like, and what to do about it",
    "db": "back up, restore, check and merge the data",
}

_TAKING_A_VALUE: Final = ("--data", "--lang", "--now")
"""The common options."""

Run = Callable[["Context", argparse.Namespace], int]
"""Carries a command out and returns the exit code."""


class Command(Protocol):
    """What the module of a command offers."""

    def add_arguments(self, parser: Parser) -> None:
        """Say which arguments there are, and by `set_defaults(run=…)` what carries them out."""


class Parser(argparse.ArgumentParser):
    """A parser that takes the common options, whichever side of the command they stand on."""

    def __init__(self, *, module: str = "", **options: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(allow_abbrev=False, **options)
        self._module = module
        common = self.add_argument_group("for all commands")
        # Not given means not set, so that a command does not undo what stood in front of it.
        common.add_argument(
            "--data",
            type=_directory,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="where the meeting and its notes are kept (else $TTCHAN_DATA, else your user data)",
        )
        common.add_argument(
            "--lang",
            type=_language,
            metavar="|".join(CODES),
            default=argparse.SUPPRESS,
            help="language of what is printed (else that of the terminal)",
        )
        common.add_argument(
            "--now",
            type=moment,
            metavar="TIME",
            default=argparse.SUPPRESS,
            help="stop the clock, such as 2018-11-09T14:00; without a zone it is the meeting's time",
        )

    def complete(self) -> None:
        """Let the module of the command add its arguments, if it has not done so yet."""
        if self._module:
            module, self._module = self._module, ""
            cast("Command", importlib.import_module(module)).add_arguments(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """Parse, after the module of the command has added its arguments."""
        self.complete()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and where to read more."""
        self.exit(WRONG_ARGUMENTS, harmless(f"{self.prog}: {message}. See: {self.prog} --help\n"))


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; leave the process if it cannot be read, or only help is wanted."""
    words = sys.argv[1:] if arguments is None else arguments
    return command_line(_named(words)).parse_args(words)


def _named(words: Sequence[str]) -> Iterable[str]:
    """The command behind the common options, if any, as parsers take time; all where argparse has to say."""
    rest = iter(words)
    for word in rest:
        if word in _TAKING_A_VALUE:
            next(rest, None)
        elif word.partition("=")[0] not in _TAKING_A_VALUE:
            return (word,) if word in _COMMANDS else _COMMANDS
    return ()


def command_line(names: Iterable[str] = tuple(_COMMANDS)) -> Parser:
    """The parser of these commands; the module of each completes it when it is needed."""
    parser = Parser(
        prog="ttchan",
        description="The companion of an international town-twinning meeting. Without a command, the app.",
    )
    parser.add_argument("-V", "--version", action="version", version=f"ttchan {__version__}")
    parser.set_defaults(run=_open_app)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)
    for name in names:
        summary = _COMMANDS[name]
        commands.add_parser(
            name,
            module=f"ttchan_tui.cli.{name}",
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
        )
    return parser


def _open_app(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli import app

    return app.run(context, arguments)


def _language(code: str) -> str:
    if code not in CODES:
        raise argparse.ArgumentTypeError(f"there is no language “{code}”; there are {' and '.join(CODES)}")
    return code


def _directory(name: str) -> Path:
    if not name:
        raise argparse.ArgumentTypeError("the name of the directory is empty")
    return Path(name)


def moment(text: str) -> datetime:
    """A date and time of the command line, with its time zone if it names one."""
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a date and time; write it like 2018-11-09T14:00"
        ) from None
    if not MINYEAR < found.year < MAXYEAR:  # in another time zone it may be a year that does not exist
        raise argparse.ArgumentTypeError(f"“{text}” is too near to the end of the calendar")
    return found
