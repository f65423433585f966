"""Leaving properly when the terminal hangs up or somebody ends the process."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from threading import Thread
from types import FrameType
from typing import Any

from textual.app import App

SECONDS_TO_LEAVE = 3
"""How long the app may take to restore the screen. A client that stopped reading blocks it for ever."""


TO_LEAVE = (signal.SIGHUP, signal.SIGTERM)
"""What the system sends when a program is to end."""
FROM_KEYS = (signal.SIGINT, signal.SIGQUIT)
"""What a terminal sends when somebody at its keyboard wants a program to end."""


def leave_on_signals(app: App[Any], signals: Iterable[signal.Signals]) -> None:
    """Exit on signals that end a program, with the screen restored; without that if it takes too long.

    Plain handlers instead of the event loop's: they run even while the loop waits for a terminal
    that reads no more. Nothing is lost by leaving hard, what was acknowledged is on disk.

    One signal is enough. Handlers interrupt each other, and many in a row would go too deep for Python.
    """
    loop = asyncio.get_running_loop()
    signals = tuple(signals)

    def leave(number: int, frame: FrameType | None) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, lambda *_: os._exit(128 + number))
        signal.alarm(SECONDS_TO_LEAVE)
        with suppress(RuntimeError):  # the app has left already, and this is not the first signal
            loop.call_soon_threadsafe(partial(app.exit, return_code=128 + number))

    for number in signals:
        signal.signal(number, leave)
    if not app.is_headless and sys.__stdin__:
        Thread(target=_tell_of_hangup, args=(sys.__stdin__.fileno(),), daemon=True).start()


def left() -> None:
    """The app has left in time."""
    signal.alarm(0)


def _tell_of_hangup(terminal: int) -> None:
    """Wait until the terminal is gone. Some go without a signal, and Textual reads from nothing for ever."""
    hangup = select.poll()
    hangup.register(terminal, 0)  # which is reported without being asked for
    hangup.poll()
    os.kill(os.getpid(), signal.SIGHUP)
