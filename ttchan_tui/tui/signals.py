"""Leaving properly when the terminal hangs up or somebody ends the process."""

from __future__ import annotations

import os
import select
import signal
import sys
from threading import Thread
from types import FrameType
from typing import Any

from textual.app import App

SECONDS_TO_LEAVE = 3
"""How long the app may take to restore the screen. A client that stopped reading blocks it for ever."""


def leave_on_signals(app: App[Any]) -> None:
    """Exit on SIGHUP and SIGTERM with the screen restored; without that if it takes too long.

    Plain handlers instead of the event loop's: they run even while the loop waits for a terminal
    that reads no more. Nothing is lost by leaving hard, what was acknowledged is on disk.
    """

    def leave(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGALRM, lambda *_: os._exit(128 + number))
        signal.alarm(SECONDS_TO_LEAVE)
        app.call_later(app.exit, return_code=128 + number)

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, leave)
    if not app.is_headless and sys.__stdin__:
        Thread(target=_tell_of_hangup, args=(sys.__stdin__.fileno(),), daemon=True).start()


def _tell_of_hangup(terminal: int) -> None:
    """Wait until the terminal is gone. Some go without a signal, and Textual reads from nothing for ever."""
    hangup = select.poll()
    hangup.register(terminal, 0)  # which is reported without being asked for
    hangup.poll()
    os.kill(os.getpid(), signal.SIGHUP)
