"""Leaving properly when the terminal hangs up or somebody ends the process."""

from __future__ import annotations

import os
import signal
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
