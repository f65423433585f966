"""`ttchan help`: what `--help` says."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.parser import command_line
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the help of a command, else of all; ends the process as `--help` does."""
    command_line(context.language).parse_args([*arguments.command, "--help"])


COMMANDS: Final = {"help": Subcommand(run, Argument("command", "COMMAND", "of which command", nargs="*"))}
