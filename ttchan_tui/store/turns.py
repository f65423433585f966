"""Who may change the data file now: one thread of one process at a time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakValueDictionary

from ttchan_tui.store import disk
from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import StoreBusy, explained
from ttchan_tui.text.languages import N_

_POLL = 0.001
"""Seconds between two looks at a lock that another process holds. Short, since whoever looks first has it."""


class SharedFile:
    """The data file, as all databases that this process has opened on it see it.

    Changes happen in transactions. The first thing read and whatever is written in one stay in memory,
    where only the thread that runs the transaction sees them; its end replaces the file once.
    """

    def __init__(self, path: Path) -> None:
        """Share the file of that path; get it from `shared`."""
        self.path = path
        self.lock = path.with_name(f"{path.name}.lock")
        """It is made by the first change, and stays."""
        self._changes = 0
        self.begin()

    def begin(self) -> None:
        """Nobody of this process has a turn."""
        self._turn = threading.RLock()
        self._owner: int | None = None
        self._text: str | None = None
        self._changed = False

    @property
    def in_transaction(self) -> bool:
        """Whether the current thread runs a transaction."""
        return self._owner == threading.get_ident()

    def text(self) -> str:
        """The content as the current thread has to see it; empty if there is none.

        Raises:
            UnicodeDecodeError: It is not UTF-8.
        """
        if self.in_transaction and self._text is not None:
            return self._text
        return disk.read(self.path).decode()

    def sound(self, text: str) -> None:
        """Note that this content was read and understood, so that it may be replaced."""
        if self.in_transaction:
            self._text = text

    @property
    def known_sound(self) -> bool:
        """Whether the content has been understood in the current transaction."""
        return self._text is not None

    def change(self, text: str) -> None:
        """Set the content that the end of the current transaction will write."""
        self._text = text
        self._changed = True
        self._changes += 1

    def token(self) -> ChangeToken:
        """What tells the content that the current thread sees from every other one."""
        if self.in_transaction and self._changed:
            return (self._changes,)
        return disk.change_token(self.path)

    @contextmanager
    def transaction(self, wait: float) -> Iterator[None]:
        """Run the block alone; all of its changes are written at its end, or none if it raises.

        Transactions may stand within each other. An inner one that raises takes its own changes back.

        Raises:
            StoreBusy: Somebody else's turn lasted longer than `wait` seconds.
        """
        deadline = time.monotonic() + wait
        if not self._turn.acquire(timeout=wait):
            raise _busy(self.path, wait)
        try:
            if self.in_transaction:
                with self._inner():
                    yield
            else:
                with alone(self.lock, self.path, wait, deadline), self._outer():
                    yield
        finally:
            self._turn.release()

    @contextmanager
    def _inner(self) -> Iterator[None]:
        before = self._text, self._changed
        try:
            yield
        except BaseException:
            self._text, self._changed = before
            self._changes += 1
            raise

    @contextmanager
    def _outer(self) -> Iterator[None]:
        self._owner = threading.get_ident()
        try:
            yield
            if self._changed and self._text is not None:
                disk.replace(self.path, self._text.encode())
        finally:
            self._owner, self._text, self._changed = None, None, False


@contextmanager
def alone(lock: Path, file: Path, wait: float, deadline: float | None = None) -> Iterator[None]:
    """Run the block while no other process, and no other thread, has this lock.

    Args:
        lock: The file to lock.
        file: What the lock is for.
        wait: Seconds to wait for the lock.
        deadline: When these seconds are over, if they have begun already.

    Raises:
        StoreBusy: Somebody else has it for too long.
    """
    from filelock import FileLock, Timeout  # costs more than the rest of the store together

    own = FileLock(lock)
    left = wait if deadline is None else max(0.0, deadline - time.monotonic())
    disk.must_be_ordinary(lock)
    with explained(lock):
        try:
            own.acquire(timeout=left, poll_interval=_POLL)
        except Timeout:
            raise _busy(file, wait) from None
    try:
        yield
    finally:
        own.release()


def _busy(path: Path, wait: float) -> StoreBusy:
    return StoreBusy(
        N_("Another program has kept {path} busy for {seconds} seconds. Nothing was changed. Try again."),
        path=path,
        seconds=round(wait),
    )


_shared: WeakValueDictionary[Path, SharedFile] = WeakValueDictionary()
_shared_turn = threading.Lock()


def shared(path: Path) -> SharedFile:
    """The one object of this process for that file."""
    path = Path(os.path.realpath(path))  # `resolve` gives up on links that lead in a circle
    with _shared_turn:
        file = _shared.get(path)
        if file is None:
            file = _shared[path] = SharedFile(path)
        return file


def _begin_all() -> None:
    for file in _shared.values():
        file.begin()


os.register_at_fork(after_in_child=_begin_all)  # the threads that had their turn are not in the child
