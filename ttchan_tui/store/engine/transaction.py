"""A turn at changing things, as a context."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol

from ttchan_tui.store.engine.write_set import WriteSet


class Turns(Protocol):
    """Whoever gives turns at changing things: the store, as its transactions know it."""

    @property
    def pending(self) -> WriteSet | None:
        """What the current thread has changed in its transaction; None if it runs none."""

    def acquire(self, wait: float) -> None:
        """Take a turn, or raise `StoreBusy` after so many seconds."""

    def release(self) -> None:
        """Let go of it."""

    def begin_pending(self) -> WriteSet:
        """Begin to change things."""

    def end_pending(self, pending: WriteSet) -> None:
        """Forget what was changed and not kept."""

    def commit(self, pending: WriteSet) -> None:
        """Keep what was changed."""

    def compact_if_long(self) -> None:
        """See to a journal that has grown long."""


class Locked:
    """Nobody else changes anything during the block, and everything is read that they have changed.

    A class, as are all contexts that every commit goes through: generators cost it a tenth of its time.
    """

    __slots__ = ("_store", "_wait")

    def __init__(self, store: Turns, wait: float) -> None:
        """Wait for so many seconds, then give up with `StoreBusy`."""
        self._store = store
        self._wait = wait

    def __enter__(self) -> None:
        self._store.acquire(self._wait)

    def __exit__(self, *_: object) -> None:
        self._store.release()


class Transaction:
    """All changes of the block are kept at its end, or none if it raises.

    Transactions may stand within each other. An inner one that raises takes its own changes back.
    """

    __slots__ = ("_pending", "_savepoint", "_store", "_verb", "_wait")

    def __init__(self, store: Turns, wait: float, verb: str) -> None:
        """Wait for so many seconds, then give up with `StoreBusy`; the history is to give it that verb."""
        self._store = store
        self._wait = wait
        self._verb = verb
        self._savepoint: int | None = None

    def __enter__(self) -> WriteSet:
        pending = self._store.pending
        if pending is not None:
            self._savepoint = pending.savepoint()
        else:
            self._store.acquire(self._wait)
            pending = self._store.begin_pending()
        self._pending = pending
        return pending

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        store, pending = self._store, self._pending
        if kind is None and self._verb:
            pending.verbs.setdefault(self._verb)
        if self._savepoint is not None:
            if kind is not None:
                pending.back_to(self._savepoint)
            return
        try:
            if kind is None and store.pending is pending:  # otherwise this is the child of a fork
                store.commit(pending)
        finally:
            store.end_pending(pending)
            store.release()
        store.compact_if_long()
