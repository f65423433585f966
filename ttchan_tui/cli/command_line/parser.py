"""Reads the command line; the module of a command is imported when the command is chosen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from ttchan_tui import __version__
from ttchan_tui.cli.command_line.arguments import COMMON
from ttchan_tui.cli.command_line.exit_codes import WRONG_ARGUMENTS
from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.commands import COMMANDS
from ttchan_tui.text.gate import harmless

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context


class Parser(argparse.ArgumentParser):
    """A parser of one command, and of the common options, whichever side of its name they stand on."""

    def __init__(self, *, declared: Callable[[], Subcommand], **options: Any) -> None:  # noqa: ANN401
        """Take the common options; `declared` gives the command once it is needed what that takes."""
        super().__init__(allow_abbrev=False, **options)
        self._declared: Callable[[], Subcommand] | None = declared
        common = self.add_argument_group("for all commands")
        for option in COMMON.values():
            option.add_to(common)

    def complete(self, words: Sequence[str] | None = None) -> None:
        """Take what the command takes, if that was not done yet.

        Args:
            words: What is to be parsed; with it, parsers that nobody names are not made, as they take time.
        """
        if not self._declared:
            return
        command, self._declared = self._declared(), None
        for argument in command.takes:
            argument.add_to(self)
        if command.run:
            self.set_defaults(run=command.run, complain=self.error)
        if command.behind:
            self._complete_behind(command, command.behind if words is None else _named(words, command))

    def _complete_behind(self, command: Subcommand, names: Iterable[str]) -> None:
        must = command.run is None
        parsers = self.add_subparsers(
            title="commands",
            metavar="|".join(command.behind) if must else "COMMAND",
            required=must,
            prog=self.prog,
        )
        for name in names:
            one = command.behind[name]
            parsers.add_parser(
                name,
                declared=partial(one.declared, name),
                help=one.summary,
                description=f"{one.summary[0].upper()}{one.summary[1:]}.",
            )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """Parse, after taking what the command takes."""
        self.complete(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and where to read more."""
        self.exit(WRONG_ARGUMENTS, harmless(f"{self.prog}: {message}. See: {self.prog} --help\n"))


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; leave the process if it cannot be read, or only help is wanted."""
    return command_line().parse_args(sys.argv[1:] if arguments is None else arguments)


def _named(words: Sequence[str], command: Subcommand) -> Iterable[str]:
    """The one that is named behind the common options, if any is; all where argparse has to say which."""
    rest = iter(words)
    for word in rest:
        if word in COMMON:
            next(rest, None)
        elif word.partition("=")[0] not in COMMON:
            return (word,) if word in command.behind else command.behind
    return ()


def command_line() -> Parser:
    """The parser of `ttchan`."""
    parser = Parser(
        prog="ttchan",
        description="The companion of an international town-twinning meeting. Without a command, the app.",
        declared=lambda: Subcommand(_open_app, behind=COMMANDS),
    )
    parser.add_argument("-V", "--version", action="version", version=f"ttchan {__version__}")
    return parser


def _open_app(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli import app

    return app.run(context, arguments)
