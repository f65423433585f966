"""The commands as data: what each is for, what it takes, and what carries it out."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context
    from ttchan_tui.text.languages import Language

Run = Callable[["Context", argparse.Namespace], int | None]
"""Carries a command out; returns the exit code, if that is not 0."""


class WrongArguments(Explained):
    """The command line cannot be understood."""


class Argument:
    """One argument, or an option with a value; what names a file is a `FileArgument`."""

    def __init__(self, name: str, metavar: str, summary: str, *, short: str = "", **more: Any) -> None:  # noqa: ANN401 - argparse's own
        """Say what it is called, and for what it is.

        Args:
            name: What it is called.
            metavar: What stands for its value.
            summary: For what it is.
            short: What it is called as well, such as `-o`.
            more: What `add_argument` of argparse takes else.
        """
        of_file = more.get("type") is Path or _OF_FILES & set(metavar.split("|"))
        if of_file and not isinstance(self, FileArgument):
            raise TypeError(f"{name} names a file, so it has to be a FileArgument")
        self._names = (short, name) if short else (name,)
        self._summary = summary
        self._options = {"metavar": metavar, **more}

    def add_to(self, parser: argparse._ActionsContainer, language: Language, *, far: bool = False) -> None:
        """Let the parser take it, and explain it in that language.

        Args:
            parser: What takes it.
            language: What to explain it in.
            far: Whether whoever gives it sits elsewhere, and has no business with the files of this machine.
        """
        parser.add_argument(*self._names, help=language.say(self._summary), **self._options)


class FileArgument(Argument):
    """An argument that names a file or a folder. Over the line it can be `-` only, if even that."""

    def __init__(
        self,
        name: str,
        metavar: str,
        summary: str,
        *,
        short: str = "",
        streams: bool = True,
        kind: Callable[[str], Path] = Path,
        **more: Any,  # noqa: ANN401 - argparse's own
    ) -> None:
        """Say what it is called.

        Args:
            name: What it is called.
            metavar: What stands for it in the help.
            summary: For what it is.
            short: What it is called as well, such as `-o`.
            streams: Whether the command takes `-` for what comes in, or goes out, instead of a file.
            kind: Makes a path of what is typed.
            more: What `add_argument` of argparse takes else.
        """
        super().__init__(name, metavar, summary, short=short, **more)
        self._streams = streams
        self._kind = kind

    def add_to(self, parser: argparse._ActionsContainer, language: Language, *, far: bool = False) -> None:
        """Let the parser take it."""
        kind = _StreamOnly(self._streams) if far else self._kind
        parser.add_argument(*self._names, help=language.say(self._summary), type=kind, **self._options)


class _StreamOnly:
    """Reads the only name of a file that may be given over the line."""

    def __init__(self, streams: bool) -> None:
        self._streams = streams

    def __call__(self, name: str) -> Path:
        if name != "-" or not self._streams:
            raise WrongArguments(_STREAM_ONLY if self._streams else _NO_FILES)
        return Path(name)


class Flag:
    """An option without a value."""

    def __init__(self, name: str, summary: str, **more: Any) -> None:  # noqa: ANN401 - argparse's own
        """Say what it is called, and for what it is; `more` is what `add_argument` of argparse takes else."""
        self._name = name
        self._summary = summary
        self._options = {"action": "store_true", **more}

    def add_to(self, parser: argparse._ActionsContainer, language: Language, *, far: bool = False) -> None:
        """Let the parser take it, and explain it in that language."""
        parser.add_argument(self._name, help=language.say(self._summary), **self._options)


class OneOf:
    """Arguments of which at most one is given."""

    def __init__(self, *arguments: Argument | Flag) -> None:
        self._arguments = arguments

    def add_to(self, parser: argparse._ActionsContainer, language: Language, *, far: bool = False) -> None:
        """Let the parser take one of them."""
        group = parser.add_mutually_exclusive_group()
        for argument in self._arguments:
            argument.add_to(group, language, far=far)


class Subcommand:
    """A command, or one of those that can be said behind its name."""

    def __init__(
        self,
        run: Run | None = None,
        *takes: Argument | Flag | OneOf,
        behind: Mapping[str, Subcommand | Later] | None = None,
        summary: str = "",
    ) -> None:
        """Declare it.

        Args:
            run: Carries it out; without it, one of those behind it has to be named.
            takes: What it is told.
            behind: What can be said behind it, by name.
            summary: Its line in the help; where it is declared `Later`, that has it.
        """
        self.run = run
        self.takes = takes
        self.behind = behind or {}
        self.summary = summary

    def declared(self, name: str) -> Subcommand:
        """The command itself."""
        return self


@dataclass(frozen=True, slots=True)
class Later:
    """A command that is declared in the `COMMANDS` of a module, which is imported when it is chosen."""

    module: str
    """Below `ttchan_tui.cli`."""
    summary: str

    def declared(self, name: str) -> Subcommand:
        """The command of that name."""
        commands: Mapping[str, Subcommand]
        commands = importlib.import_module(f"ttchan_tui.cli.{self.module}").COMMANDS
        return commands[name]


_OF_FILES: Final = {"FILE", "DIR", "DATA_FILE", "OTHER", "PATH"}
"""What stands for the names of files and folders in the help."""

_STREAM_ONLY: Final = N_("over the line no file is named: give - and send it, or take it from the output")
_NO_FILES: Final = N_("over the line no file is named, and this needs one on the machine itself")
