"""Reads the command line; the module of a command is imported when the command is chosen."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ttchan_tui import __version__
from ttchan_tui.cli.command_line.arguments import COMMON
from ttchan_tui.cli.command_line.exit_codes import FAILED, NOBODY_READS, WRONG_ARGUMENTS
from ttchan_tui.cli.command_line.subcommand import Later, Subcommand, WrongArguments
from ttchan_tui.cli.commands import COMMANDS
from ttchan_tui.cli.printing.output import CannotPrint, complain, writing
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import CODES, N_, Language, language, preferred, speak

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context


class Parser(argparse.ArgumentParser):
    """A parser of one command, and of the common options, whichever side of its name they stand on."""

    def __init__(
        self,
        *,
        language: Language,
        declared: Callable[[], Subcommand],
        far: bool = False,
        **options: Any,  # noqa: ANN401 - argparse's own
    ) -> None:
        """Take the common options.

        Args:
            language: What is said about the command line is said in it.
            declared: Gives the command, once it is needed what that takes.
            far: Whether whoever types sits elsewhere, and has no business with the files of this machine.
            options: What argparse takes.
        """
        # A command may have a common option of its own, such as languages of a form that no screen speaks.
        super().__init__(
            allow_abbrev=False, conflict_handler="resolve", formatter_class=_UNPRINTED, **options
        )
        self._language = language
        self._far = far
        self._negative_number_matcher = _BELOW_ZERO
        self._declared: Callable[[], Subcommand] | None = declared
        self._behind: dict[str, Parser] = {}
        common = self.add_argument_group(language.say(N_("for all commands")))
        for name, option in COMMON.items():
            if not far or name in _FAR:
                option.add_to(common, language)

    def format_help(self) -> str:
        """The whole help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def format_usage(self) -> str:
        """How it is written, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_usage()

    def complete(self, words: Sequence[str] | None = None) -> None:
        """Take what the command takes, if that was not done yet.

        Args:
            words: What is to be parsed; with it, parsers that nobody names are not made, as they take time.
        """
        if not self._declared:
            return
        command, self._declared = self._declared(), None
        for argument in command.takes:
            argument.add_to(self, self._language, far=self._far)
        if command.run:
            self.set_defaults(run=command.run, complain=self.error)
        if command.behind:
            self._complete_behind(command, command.behind if words is None else _named(words, command))

    def _complete_behind(self, command: Subcommand, names: Iterable[str]) -> None:
        must = command.run is None
        parsers = self.add_subparsers(
            title=self._language.say(N_("commands")),
            metavar="|".join(command.behind) if must else "COMMAND",
            required=must,
            prog=self.prog,
        )
        for name in names:
            one = command.behind[name]
            summary = self._language.say(one.summary)
            self._behind[name] = parsers.add_parser(
                name,
                language=self._language,
                declared=partial(one.declared, name),
                far=self._far,
                help=summary,
                description=f"{summary[0].upper()}{summary[1:]}.",
            )

    def complete_all(self) -> None:
        """Take what the command takes, and what all those behind it do."""
        self.complete()
        for parser in self._behind.values():
            parser.complete_all()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401
        """Parse, after taking what the command takes; what it does not know it refuses itself."""
        self.complete(args)
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            option = next((word for word in unknown if word.startswith("-")), "").partition("=")[0]
            message = self._language.say("unrecognized arguments: %s") % " ".join(unknown)
            self.error(message, meant=_nearest(option, self._option_string_actions))
        return found, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as wrong:
            self.error(str(wrong), meant=_nearest(value, action.choices or ()))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:  # noqa: ANN401
        try:
            return super()._get_value(action, arg_string)
        except WrongArguments as wrong:
            raise argparse.ArgumentError(action, wrong.sentence(self._language)) from wrong

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401
        """Print help or version as commands print: what goes nowhere is told; argparse would hide it."""
        if file is not sys.stdout:
            super()._print_message(message, file)
            return
        try:
            with writing():
                file.write(message)
                file.flush()
        except BrokenPipeError:
            self.exit(NOBODY_READS)
        except CannotPrint as wrong:
            complain(wrong.sentence(self._language))
            self.exit(FAILED)

    def error(self, message: str, *, meant: str = "") -> NoReturn:
        """Say what is wrong in one line, and where to read more.

        Args:
            message: What is wrong.
            meant: What is rather there.
        """
        say = self._language.say
        see = say(N_("See: {command} --help"), command=self.prog)
        if meant:
            see = f"{say(N_('Did you mean “{word}”?'), word=meant)} {see}"
        self.exit(WRONG_ARGUMENTS, harmless(f"{self.prog}: {message}. {see}\n"))


_BELOW_ZERO: Final = re.compile(r"-\d+[dm]?|-\d*\.\d+")
"""What begins with a dash and is no option: argparse knows numbers, and -1d is a day earlier."""

_UNPRINTED: Final = partial(argparse.HelpFormatter, width=80)
"""Asked of each argument whether it could be printed: the width of the terminal takes time to find out."""

_TOLD_BY_ALL: Final = frozenset({"-h", "--help", "--"})
"""Words to which all commands belong, or behind which a name may stand whatever it begins with."""

_FAR: Final = {"--lang"}
"""The common options that there are over the line."""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; leave the process if it cannot be read, or only help is wanted."""
    words = sys.argv[1:] if arguments is None else arguments
    code = _asked_for(words) or preferred(os.environ)
    speak(code)
    return command_line(language(code)).parse_args(words)


def parse_far(arguments: Sequence[str], commands: Mapping[str, Subcommand | Later]) -> argparse.Namespace:
    """Read what somebody has typed elsewhere, of these commands only; leave the process as `parse` does."""
    code = _asked_for(arguments) or preferred(os.environ)
    speak(code)
    parser = Parser(
        prog="ssh desk",
        language=language(code),
        declared=lambda: Subcommand(behind=commands),
        far=True,
    )
    return parser.parse_args(arguments)


def _asked_for(words: Sequence[str]) -> str:
    """The language that `--lang` names, also where nothing else can be understood; empty if it names none."""
    code = ""
    for word, following in pairwise((*words, "")):
        if word == "--lang":
            code = following
        elif word.startswith("--lang="):
            code = word.removeprefix("--lang=")
    return code if code in CODES else ""


def _nearest(word: str, among: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, among, n=1)), "")


def _named(words: Sequence[str], command: Subcommand) -> Iterable[str]:
    """The one that is named behind the common options, if any is; all where argparse has to say which."""
    if words and all(word.startswith("-") for word in words) and not _TOLD_BY_ALL.intersection(words):
        return ()  # there is no name among them
    rest = iter(words)
    for word in rest:
        if word in COMMON:
            next(rest, None)
        elif word.partition("=")[0] not in COMMON:
            return (word,) if word in command.behind else command.behind
    return ()


def command_line(spoken: Language) -> Parser:
    """The parser of `ttchan`."""
    parser = Parser(
        prog="ttchan",
        language=spoken,
        description=spoken.say(
            N_("The companion of an international town-twinning meeting. Without a command, the app.")
        ),
        declared=lambda: Subcommand(_open_app, behind=COMMANDS),
    )
    version = spoken.say(N_("say which version this is"))
    parser.add_argument("-V", "--version", action="version", version=f"ttchan {__version__}", help=version)
    return parser


def whole_command_line(spoken: Language | None = None) -> Parser:
    """The parser of `ttchan` with all that every command takes, for whatever describes them."""
    parser = command_line(spoken or language("en"))
    parser.complete_all()
    return parser


def _open_app(context: Context, arguments: argparse.Namespace) -> int:
    from ttchan_tui.cli import app

    return app.run(context, arguments)
