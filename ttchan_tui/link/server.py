"""One connection to the server that the machines of a meeting share."""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.link.machines import Machines
from ttchan_tui.link.public_shelf import PublicShelf
from ttchan_tui.link.record_log import RecordLog
from ttchan_tui.link.schema import CHANNEL

if TYPE_CHECKING:
    import psycopg

_GATHERING: Final = (0.005, 1.0)
"""Seconds after a bell for nothing until it is heard again, at first and at most: whoever may ring it may
ring it all day."""


class Server:
    """What is there, over one connection, in one thread."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Speak over that connection."""
        self._connection = connection
        self._pause = _GATHERING[0]
        self._deaf_until = 0.0
        self._own = connection.info.backend_pid
        self.log = RecordLog(connection)
        """What was done, on all machines."""
        self.machines = Machines(connection)
        """Which machines there are."""
        self.shelf = PublicShelf(connection)
        """What is public, and what visitors say."""

    def listen(self) -> None:
        """Have the bell rung for this connection."""
        self._connection.execute(f"listen {CHANNEL}".encode())

    def wait(self, other: int, seconds: float, *, was_for_nothing: bool) -> None:
        """Wait until the bell rings or there is something to read from `other`, or so long.

        Args:
            other: A descriptor.
            seconds: How long.
            was_for_nothing: Whether there was nothing new at the last bell.
        """
        end = time.monotonic() + seconds
        if not was_for_nothing:
            self._pause, self._deaf_until = _GATHERING[0], 0.0
        ready: list[int] = []
        while other not in ready and (left := end - time.monotonic()) > 0:
            deaf = self._deaf_until - time.monotonic()
            if deaf > 0:
                ready, _, _ = select.select([other], [], [], min(left, deaf))
            elif self._rings():
                self._deaf_until = time.monotonic() + self._pause
                self._pause = min(2 * self._pause, _GATHERING[1])
                return
            else:
                ready, _, _ = select.select([other, self._connection.fileno()], [], [], left)

    def _rings(self) -> bool:
        """Whether another machine has rung the bell, be it while something else was asked."""
        rung = [one for one in self._connection.notifies(timeout=0) if one.pid != self._own]
        return bool(rung)
