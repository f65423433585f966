"""The commands as data: what each is for, what it takes, and what carries it out."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context

Run = Callable[["Context", argparse.Namespace], int | None]
"""Carries a command out; returns the exit code, if that is not 0."""


class Argument:
    """One argument or option."""

    def __init__(self, *names: str, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        """Keep what `add_argument` of argparse takes."""
        self._names = names
        self._options = options

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Let the parser take it."""
        parser.add_argument(*self._names, **self._options)


class OneOf:
    """Arguments of which at most one is given."""

    def __init__(self, *arguments: Argument) -> None:
        self._arguments = arguments

    def add_to(self, parser: argparse._ActionsContainer) -> None:
        """Let the parser take one of them."""
        group = parser.add_mutually_exclusive_group()
        for argument in self._arguments:
            argument.add_to(group)


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A command, or one of those that can be said behind its name."""

    run: Run | None = None
    """None if one of those behind it has to be named."""
    takes: Sequence[Argument | OneOf] = ()
    behind: Mapping[str, Subcommand | Later] = field(default_factory=dict)
    """What can be said behind it, by name."""
    summary: str = ""
    """Its line in the help; where it is declared `Later`, that has it."""

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
