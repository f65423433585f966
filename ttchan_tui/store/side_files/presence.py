"""Who is there: every session leaves a sign of life in a file of its own, once a minute.

Not in the journal: a record a minute for days would drown the history.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ttchan_tui import __version__
from ttchan_tui.store.engine.changes import actor
from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.files import disk, locking
from ttchan_tui.store.side_files import session_files
from ttchan_tui.store.side_files.ending import began
from ttchan_tui.store.side_files.heartbeats import HEARTBEAT, KIOSK, Heartbeat, sweep
from ttchan_tui.store.side_files.regularly import regularly

_EVERY: Final = 60.0
"""Seconds between two beats."""
_SETTLING: Final = 1.0
"""Seconds until the first beat: the first screen comes first."""


class Presence:
    """What a session lets others know of itself while it lasts. Each news is told at once."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        self.id = os.urandom(4).hex()
        """What tells the session from others."""
        self.news = threading.Event()
        """Set as soon as there is something to tell."""
        self.where = self.changing = ""
        self.touched = datetime.now(UTC)

    def tell(self, *, where: str | None = None, changing: str | None = None) -> None:
        """Another screen is open, or something else is open for change. Returns at once."""
        before = self.where, self.changing
        self.where = self.where if where is None else where
        self.changing = self.changing if changing is None else changing
        self.touch()
        if (self.where, self.changing) != before:
            self.news.set()

    def told_in(self, beat: Heartbeat) -> Heartbeat:
        """The same sign of life, with what the session lets others know."""
        return replace(
            beat,
            id=self.id,
            began=began(os.getpid()),
            where=self.where,
            changing=self.changing,
            touched=self.touched,
        )

    def touch(self) -> None:
        """Somebody has pressed a key; others are told with the next beat."""
        self.touched = datetime.now(UTC)


@contextmanager
def heartbeat(
    data: Path, kind: str, name: str = "", every: float = _EVERY, *, venue: str = "", role: str = ""
) -> Iterator[Presence]:
    """Leave signs of life during the block, from a thread; none is left after it.

    Args:
        data: The data directory.
        kind: `KIOSK` or `APP`.
        name: What a kiosk is called, so that it is known again after a restart.
        every: Seconds between two beats.
        venue: Id of the venue that a kiosk stands in.
        role: What the person is, by the name of the role.
    """
    presence = Presence()
    name = name or actor()
    since = datetime.now(UTC)
    with ExitStack() as stack:
        if kind == KIOSK:
            name = own = stack.enter_context(_of_its_own(data / "presence", name))
        else:
            own = f"{os.getpid()}-{os.urandom(4).hex()}"
        path = session_files.session_file(data / "presence", f"{kind}-{own}")

        def beat() -> None:
            told = replace(_beat(data, kind, name, since, venue), role=role)
            session_files.write(path, HEARTBEAT.document(presence.told_in(told)))

        first = _SETTLING if every == _EVERY else 0
        with regularly(beat, every, first, "heartbeat", presence.news):
            yield presence
        with suppress(OSError):
            path.unlink()
    sweep(data)


@contextmanager
def _of_its_own(presence: Path, name: str) -> Iterator[str]:
    """The name, with a number behind it if another kiosk that runs bears it: machines are often copied."""
    try:
        own, lock, descriptor = _taken(presence, name)
    except (OSError, StoreError):  # where nothing can be kept, nobody can be told from others
        yield name
        return
    try:
        yield own
    finally:
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _taken(presence: Path, name: str) -> tuple[str, Path, int]:
    """The first name that is free; the file that says so to others, with its lock; its descriptor."""
    disk.make_directory(presence)
    number = 1
    while True:
        own = name if number == 1 else f"{name} {number}"
        lock = session_files.session_file(presence, f"{KIOSK}-{own}").with_suffix(".lock")
        descriptor = disk.open_own(lock, os.O_RDWR | os.O_NOFOLLOW)
        is_free = locking.lock(descriptor, 0)
        if is_free and locking.is_at(descriptor, lock):
            return own, lock, descriptor
        os.close(descriptor)
        if not is_free:
            number += 1


def _beat(data: Path, kind: str, name: str, since: datetime, venue: str) -> Heartbeat:
    try:
        columns, rows = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    except (OSError, ValueError):
        columns, rows = 0, 0
    try:
        free = shutil.disk_usage(data).free
    except OSError:
        free = -1
    term = os.environ.get("TERM", "")
    now = datetime.now(UTC)
    return Heartbeat(kind, name, __version__, os.getpid(), since, now, columns, rows, term, free, venue)
