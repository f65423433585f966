"""The `ttchan` command. Imports nothing before somebody minds what an interruption looks like."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from ttchan_tui.cli.command_line.exit_codes import INTERRUPTED


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    # Python would go on at the end, by asking whoever is there for statements: a way out of a kiosk.
    goes_on = os.environ.pop("PYTHONINSPECT", "")
    gc.disable()  # while modules are loaded there is no garbage; the command that is called enables it
    try:
        from ttchan_tui import start_file

        start_file.begin()
        from ttchan_tui.cli.command_line.entry import obey

        code = obey(arguments)
        start_file.end()  # a command that was not in the file yet is from now on
    except KeyboardInterrupt:
        code = INTERRUPTED
    if goes_on:
        os._exit(code)  # both streams are flushed
    return code


if __name__ == "__main__":
    sys.exit(run())
