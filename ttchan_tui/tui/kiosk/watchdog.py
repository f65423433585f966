"""The watchdog of systemd: told again and again that the kiosk goes on, it starts one anew that hangs."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

_ALIVE: Final = b"WATCHDOG=1"
_PER_TURN: Final = 3
"""How often it is told in the time in which it has to be, so that one that comes late is not the end."""
_MICROSECONDS: Final = 1_000_000


class Watchdog:
    """Whoever waits for signs of life, as the environment says; mostly nobody does."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Read where to tell it and how often.

        `WATCHDOG_PID` is passed over: in a window the kiosk is not the process that systemd has started.
        """
        named, every = environment.get("NOTIFY_SOCKET", ""), environment.get("WATCHDOG_USEC", "")
        self._address = f"\0{named[1:]}" if named.startswith("@") else named
        wanted = bool(named) and every.isascii() and every.isdigit() and int(every[:18]) > 0
        self.every: Final = int(every) / _MICROSECONDS / _PER_TURN if wanted else None
        """Seconds between two signs of life; None if nobody waits for any."""

    def alive(self) -> None:
        """Say that all goes on. That nobody hears it is no reason to stop."""
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as speaker:
            speaker.setblocking(False)
            speaker.sendto(_ALIVE, self._address)
