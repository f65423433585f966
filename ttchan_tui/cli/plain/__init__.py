"""`ttchan plain`: everything as text and numbered choices, for screen readers, braille and any terminal."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.subcommand import Subcommand
from ttchan_tui.cli.context import Context

if TYPE_CHECKING:
    from ttchan_tui.tui.kiosk.settings import KioskSettings
    from ttchan_tui.tui.kiosk.watchdog import Watchdog


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Show pages until somebody leaves."""
    return show_plainly(context)


def show_plainly(
    context: Context,
    *,
    kiosk: KioskSettings | None = None,
    idle_seconds: float | None = None,
    watchdog: Watchdog | None = None,
) -> int:
    """Show pages and read choices.

    Args:
        context: Language to begin with, data, and where to print.
        kiosk: The kiosk, if it is one: there is no way out of it but the end of the input.
        idle_seconds: After how long without a line everything begins anew; never if none.
        watchdog: Who waits for signs of life, if anybody.

    Returns:
        The exit code.
    """
    from ttchan_tui.cli.plain.conversation import Conversation
    from ttchan_tui.cli.plain.keyboard import Keyboard
    from ttchan_tui.cli.plain.visit import Visit

    with (
        context.repository() as repository,
        Keyboard(sys.stdin, locked=bool(kiosk), watchdog=watchdog) as keyboard,
    ):
        spoken = replace(context, language=context.language_for(repository.meeting()))
        visit = Visit(spoken, repository, kiosk)
        return Conversation(visit, keyboard, locked=bool(kiosk), idle_seconds=idle_seconds).go_on()


COMMANDS: Final = {"plain": Subcommand(run)}
