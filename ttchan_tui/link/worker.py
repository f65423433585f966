"""The process that keeps a machine linked, whatever it exchanges."""

from __future__ import annotations

import os
import random
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from ttchan_tui import __version__
from ttchan_tui.link.connecting import connected
from ttchan_tui.link.errors import LineLost, LinkRefused
from ttchan_tui.link.joining import KIOSK
from ttchan_tui.link.machines import SignOfLife
from ttchan_tui.link.progress import Progress
from ttchan_tui.link.server import Server
from ttchan_tui.store import (
    LinkedMachines,
    LinkState,
    LinkStateFile,
    Membership,
    Repository,
    StoreError,
    all_counts,
    counts_document,
    heartbeats,
    told,
)
from ttchan_tui.text.explained import Explained

_REPORT: Final = 15.0
"""Seconds between two signs of life, if nothing happens."""
_SOON: Final = 1.0
"""Seconds until others are told how far this machine has come."""
_FIRST_PAUSE: Final = 0.2
"""Seconds before it is tried again, at first."""
_LONGEST_PAUSE: Final = 1.0
"""The same at most: as soon as the line is back, everything is to be everywhere."""
_WHEN_REFUSED: Final = 30.0
"""The same at most when somebody has to do something first."""


class Side(Protocol):
    """What a machine gives and takes, by its role."""

    @property
    def machine(self) -> str:
        """What tells it apart; another one when it had to join anew."""

    def progress(self, there: Server) -> Progress:
        """How far it has come."""

    def begin(self, there: Server, directory: str) -> None:
        """Begin on a new connection, for the data directory that is told apart by that."""

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
        self._data = repository.engine.path.parent
        self._state = LinkStateFile(self._data)
        self._stopped = threading.Event()
        self._bell, self._ringer = os.pipe()
        os.set_blocking(self._bell, False)
        os.set_blocking(self._ringer, False)

    def stop(self) -> None:
        """Come to an end soon. May be called from a signal handler."""
        self._stopped.set()
        self._ring()

    def run(self) -> None:
        """Exchange until it is stopped; a line that is lost, or a server that says no, is tried again.

        Raises:
            StoreBusy: Another process does that for this data directory.
        """
        with self._state.running():
            watch = self._repository.engine.watch(self._repository.change_token, self._ring, pause=0)
            try:
                self._go_on_trying()
            finally:
                watch.close()

    def _go_on_trying(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopped.is_set():
            begun = time.monotonic()
            longest = self._connect()
            pause = _FIRST_PAUSE if time.monotonic() - begun > longest else min(2 * pause, longest)
            self._stopped.wait(pause * random.uniform(0.5, 1))

    def _connect(self) -> float:
        """Exchange as long as it goes well; seconds after which it is tried again, at most."""
        try:
            with connected(self._member.server) as there:
                there.listen()
                there.log.must_be_of(self._repository.meeting().id)
                self._side.begin(there, _told_apart(self._data))
                self._go_on(there)
        except LineLost as error:
            self._tell(error)
            return _LONGEST_PAUSE
        except (LinkRefused, StoreError) as error:
            self._side.forget()
            self._tell(error)
        return _WHEN_REFUSED

    def _go_on(self, there: Server) -> None:
        reported = heard = -_REPORT
        is_told = True
        while not self._stopped.is_set():
            is_new = self._side.exchange(there)
            is_told = is_told and not is_new
            now = time.monotonic()
            if now - reported >= (_REPORT if is_told else _SOON):
                self._report(there)
                is_told, reported = True, now
            if now - heard >= _REPORT and self._member.role != KIOSK:
                others = [one for one in there.machines.all() if one.machine != self._side.machine]
                LinkedMachines(self._data).keep(others)
                heard = now
            due = reported + (_REPORT if is_told else _SOON)
            there.wait(self._bell, due - time.monotonic(), was_for_nothing=not is_new)
            self._hush()

    def _report(self, there: Server) -> None:
        progress, counts = self._side.progress(there), counts_document(all_counts(self._data))
        sessions = told(heartbeats(self._data))
        sign = SignOfLife(__version__, progress.heads, progress.shown, sessions, counts)
        clock_off = there.machines.report(self._side.machine, sign)
        self._state.keep(LinkState.well(progress.held_back, progress.left_out, clock_off))

    def _tell(self, error: Explained) -> None:
        with suppress(OSError, StoreError):
            self._state.keep(LinkState.alone(error))

    def _ring(self) -> None:
        with suppress(BlockingIOError):
            os.write(self._ringer, b".")

    def _hush(self) -> None:
        with suppress(BlockingIOError):
            while os.read(self._bell, 4096):
                pass


def _told_apart(data: Path) -> str:
    """What tells a data directory from every other one, also from a copy of it on a copy of the machine."""
    boot = Path("/proc/sys/kernel/random/boot_id")
    try:
        begun = boot.read_text(encoding="ascii").strip()
    except OSError:
        begun = os.uname().nodename
    return f"{begun}:{data.stat().st_ino}"
