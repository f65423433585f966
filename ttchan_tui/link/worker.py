"""The process that keeps a machine linked, whatever it exchanges."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, Protocol

from ttchan_tui import __version__
from ttchan_tui.link.connecting import connected
from ttchan_tui.link.errors import LineLost, LinkRefused
from ttchan_tui.link.server import Server
from ttchan_tui.store import LinkState, LinkStateFile, Membership, Place, Repository, StoreError
from ttchan_tui.text.explained import Explained

_REPORT: Final = 15.0
"""Seconds between two signs of life, if nothing happens."""
_PAUSES: Final = (0.2, 30.0)
"""Seconds before it is tried again, at first and at most."""


class Side(Protocol):
    """What a machine gives and takes, by its role."""

    @property
    def machine(self) -> str:
        """What tells it apart; another one when it had to join anew."""

    @property
    def heads(self) -> Mapping[str, int]:
        """The last record of each machine that is known here."""

    @property
    def held_back(self) -> Sequence[Place]:
        """What is known and cannot stand in the meeting yet."""

    def begin(self, there: Server) -> None:
        """Begin on a new connection."""

    def exchange(self, there: Server) -> bool:
        """Give and take what is new; False if nothing was."""

    def forget(self) -> None:
        """Read everything anew the next time: something has failed half way."""


class LinkWorker:
    """Exchanges until it is stopped. Nobody waits for it, and it waits for everybody."""

    def __init__(self, repository: Repository, member: Membership, side: Side) -> None:
        """Exchange for that machine."""
        self._repository = repository
        self._member = member
        self._side = side
        self._state = LinkStateFile(repository.engine.path.parent)
        self._stopped = threading.Event()
        self._bell, self._ringer = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._ringer, False)

    def stop(self) -> None:
        """Come to an end soon. May be called from a signal handler."""
        self._stopped.set()
        self._ring()

    def run(self) -> None:
        """Exchange until it is stopped; a line that is lost, or a server that says no, is tried again."""
        pause = _PAUSES[0]
        watch = self._repository.watch(self._ring)
        try:
            while not self._stopped.is_set():
                begun = time.monotonic()
                self._connect()
                pause = _PAUSES[0] if time.monotonic() - begun > _PAUSES[1] else min(2 * pause, _PAUSES[1])
                self._stopped.wait(pause * random.uniform(0.5, 1))
        finally:
            watch.close()
            self._state.remove()

    def _connect(self) -> None:
        try:
            with connected(self._member.server) as there:
                there.listen()
                self._side.begin(there)
                self._go_on(there)
        except (LineLost, LinkRefused, StoreError) as error:
            self._side.forget()
            self._tell(error)

    def _go_on(self, there: Server) -> None:
        reported = 0.0
        while not self._stopped.is_set():
            is_new = self._side.exchange(there)
            if is_new or time.monotonic() - reported >= _REPORT:
                there.machines.report(self._side.machine, self._side.heads, __version__)
                self._state.keep(LinkState.well(self._side.held_back))
                reported = time.monotonic()
            there.wait(self._bell, max(0.0, reported + _REPORT - time.monotonic()))
            self._hush()

    def _tell(self, error: Explained) -> None:
        with suppress(OSError):
            self._state.keep(LinkState.alone(error))

    def _ring(self) -> None:
        with suppress(BlockingIOError):
            os.write(self._ringer, b".")

    def _hush(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._bell, 4096):
                pass
