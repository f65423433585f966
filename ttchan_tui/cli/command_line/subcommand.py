"""The commands as data: what each is for, what it takes, and what carries it out."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context
    from ttchan_tui.text.languages import Language

Run = Callable[["Context", argparse.Namespace], int | None]
"""Carries a command out; returns the exit code, if that is not 0."""


class Argument:
    """One argument, or an option with a value."""

    def __init__(self, name: str, metavar: str, summary: str, *, short: str = "", **more: Any) -> None:  # noqa: ANN401 - argparse's own
        """Say what it is called, and for what it is.

        Args:
            name: What it is called.
            metavar: What stands for its value.
            summary: For what it is.
            short: What it is called as well, such as `-o`.
            more: What `add_argument` of argparse takes else.
        """
        self._names = (short, name) if short else (name,)
        self._summary = summary
        self._options = {"metavar": metavar, **more}

    def add_to(self, parser: argparse._ActionsContainer, language: Language) -> None:
        """Let the parser take it, and explain it in that language."""
        parser.add_argument(*self._names, help=language.say(self._summary), **self._options)


class Flag:
    """An option without a value."""

    def __init__(self, name: str, summary: str, **more: Any) -> None:  # noqa: ANN401 - argparse's own
        """Say what it is called, and for what it is; `more` is what `add_argument` of argparse takes else."""
        self._name = name
        self._summary = summary
        self._options = {"action": "store_true", **more}

    def add_to(self, parser: argparse._ActionsContainer, language: Language) -> None:
        """Let the parser take it, and explain it in that language."""
        parser.add_argument(self._name, help=language.say(self._summary), **self._options)


class OneOf:
    """Arguments of which at most one is given."""

    def __init__(self, *arguments: Argument | Flag) -> None:
        self._arguments = arguments

    def add_to(self, parser: argparse._ActionsContainer, language: Language) -> None:
        """Let the parser take one of them."""
        group = parser.add_mutually_exclusive_group()
        for argument in self._arguments:
            argument.add_to(group, language)


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
