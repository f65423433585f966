"""`python -m tests.cli.forking`: runs commands in processes of their own that have all modules already.

To load them is most of what a command does, and the tests run hundreds of commands. Each line of
the input is an order in JSON; the answer is a line with the exit code.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import signal
import sys
import time
from importlib import import_module
from typing import Any, Final

import ttchan_tui
from ttchan_tui.cli.main import run

SECONDS: Final = 60
"""After which a command is ended."""

NOT_LOADED: Final = ("ttchan_tui.tui", "ttchan_tui.cli.main")
"""What the commands do not need, and what is loaded as the program itself."""


def main() -> None:
    """Do what is ordered, one after the other."""
    for module in pkgutil.walk_packages(ttchan_tui.__path__, "ttchan_tui."):
        if not module.name.startswith(NOT_LOADED):
            import_module(module.name)
    gc.freeze()  # what all share is neither searched nor copied
    with open(0, closefd=False, encoding="utf-8") as orders:  # commands find their own input not begun
        for line in orders:
            child = os.fork()
            if not child:
                obey(**json.loads(line))
            _, status = os.waitpid(child, 0)
            print(os.waitstatus_to_exitcode(status), flush=True)


def obey(arguments: list[str], environment: dict[str, str], output: str, errors: str) -> Any:
    """Be the command from here on."""
    for descriptor, file in enumerate((os.devnull, output, errors)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), descriptor)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    signal.alarm(SECONDS)
    sys.argv[1:] = arguments
    sys.exit(run())


if __name__ == "__main__":
    main()
