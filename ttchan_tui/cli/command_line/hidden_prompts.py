"""`--hidden`: what groups say on prompts that are hidden until revealed, which is left out otherwise."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Final

from ttchan_tui.cli.command_line.subcommand import Flag
from ttchan_tui.meeting.visibility import ORGANISER, ROOM, Viewer

HIDDEN: Final = Flag("--hidden", "also what groups say on prompts that are hidden until revealed")


_AT_WORK: Final = replace(ROOM, judges=True)
"""Who runs commands on the machine approves as well what visitors say; what a person may do narrows that."""


def viewer(arguments: argparse.Namespace) -> Viewer:
    """Whose eyes the command sees with."""
    return ORGANISER if arguments.hidden else _AT_WORK
