"""`ttchan` alone: the app, if there is a terminal to show it in."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.command_line.exit_codes import WRONG_ARGUMENTS
from ttchan_tui.cli.context import Context
from ttchan_tui.cli.printing.output import CANNOT_DRAW
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.tui.start_at import StartAt

_FOREIGN: Final = ("TEXTUAL", "JUPYTER_", "TTY_")
"""How the settings of Textual and Rich begin. They are read when these are imported or begin to draw."""
_SIZE: Final = {"COLUMNS", "LINES"}
"""What some shells export. It would be believed before the terminal, and no resize would be seen."""


def run(context: Context, arguments: argparse.Namespace) -> int:
    """Open the app on its first screen."""
    return open_app(context)


def open_app(context: Context, beginning: StartAt | None = None) -> int:
    """Open the app; without a terminal say which commands print the same.

    Args:
        context: Language, data and clock.
        beginning: Where to begin; on the first screen if nothing is said.
    """
    if not may_draw(context):
        return WRONG_ARGUMENTS
    enter_terminal(developing=os.environ.get(DEVELOPING) == "1")
    from ttchan_tui.cli.command_line.log_file import logging_to
    from ttchan_tui.store import APP, StoreError, backed_up, heartbeat

    with ExitStack() as stack:
        with suppress(OSError, StoreError):  # a disk that takes no log still shows the meeting
            stack.enter_context(logging_to(context, "ttchan.log"))
        repository = stack.enter_context(context.repository())
        stack.enter_context(backed_up(repository.engine))
        who, role = (context.person.name, context.person.role.value) if context.person else ("", "")
        presence = stack.enter_context(heartbeat(context.data, APP, who, role=role))
        from ttchan_tui.tui.app import TTChanApp
        from ttchan_tui.tui.session import Desk, Session
        from ttchan_tui.tui.terminal.terminal import look_at_terminal

        pictures = repository.meeting().has_pictures
        terminal = look_at_terminal(os.environ, sys.stdin.fileno(), sys.stderr.fileno(), pictures=pictures)
        spoken = context.language_for(repository.meeting()).code
        group = beginning.group if beginning else ""
        desk = Desk(presence, context.access())
        session = Session(repository, spoken, context.now, group=group, desk=desk)
        return TTChanApp(session, terminal, beginning).run_to_its_end()


def may_draw(context: Context) -> bool:
    """Whether there is a terminal to draw in; says what to do if there is none."""
    if not _has_terminal(context):
        sentence = N_(
            "The app needs a terminal, and this is none. These commands print the same as plain text: "
            "ttchan programme, ttchan partners, ttchan notes list, ttchan search TEXT, ttchan qr."
        )
        print(context.language.say(sentence), file=sys.stderr)
        return False
    if not (sys.stderr and sys.stderr.isatty()):
        context.out.line(
            context.language.say(
                N_(
                    "The app draws on the error output, and that is no terminal. "
                    "Start it again without redirecting it (2>)."
                )
            )
        )
        return False
    return True


DEVELOPING: Final = "TTCHAN_DEV"
"""Variable that, set to 1, lets Textual's own settings and devtools in; never at a kiosk."""


def enter_terminal(*, developing: bool = False) -> None:
    """Make ready for Textual, before it is imported.

    Args:
        developing: Whether its settings and its devtools are wanted, which are a way out of the app.
    """
    if developing:
        os.environ.setdefault("TEXTUAL", "debug,devtools")
        return
    _keep_out_foreign_settings()
    gc.disable()  # while modules are loaded there is no garbage to look for; the app enables it again
    _load_asyncio()


def _has_terminal(context: Context) -> bool:
    return sys.stdin.isatty() and context.out.is_terminal and os.environ.get("TERM") not in CANNOT_DRAW


def _load_asyncio() -> None:
    """Load asyncio as it is where there is no OpenSSL, which takes 5 ms: the app opens no connection."""
    without = _WithoutSSL()
    sys.meta_path.insert(0, without)
    try:
        import asyncio  # noqa: F401
    finally:
        sys.meta_path.remove(without)


class _WithoutSSL:
    """Finds no `ssl`."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "ssl":
            raise ModuleNotFoundError(name=name)


def _keep_out_foreign_settings() -> None:
    """Textual and Rich read settings from outside: some open a way out of a kiosk, some claim a size."""
    for name in [name for name in os.environ if name.startswith(_FOREIGN) or name in _SIZE]:
        del os.environ[name]
