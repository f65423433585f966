"""`ttchan completion`: what a shell has to know to complete commands and options."""

from __future__ import annotations

import argparse
from typing import Final

from ttchan_tui.cli.command_line.parser import whole_command_line
from ttchan_tui.cli.command_line.subcommand import Argument, Subcommand
from ttchan_tui.cli.context import Context
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_SHELLS: Final = ("bash", "zsh")


class NeedsShtab(Explained):
    """What writes the script is not installed."""


def run(context: Context, arguments: argparse.Namespace) -> None:
    """Print the script."""
    try:
        import shtab
    except ModuleNotFoundError as error:
        raise NeedsShtab(
            N_("This needs shtab, which is not installed. Do that with: pip install 'ttchan-tui[completion]'")
        ) from error
    context.out.raw(shtab.complete(whole_command_line(context.language), arguments.shell) + "\n")


COMMANDS: Final = {
    "completion": Subcommand(
        run, Argument("shell", "|".join(_SHELLS), "for which shell the script is", choices=_SHELLS)
    )
}
