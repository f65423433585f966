"""The tables of one path, as all databases that this process has opened on it share them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakSet

from ttchan_tui.store.engine import folding
from ttchan_tui.store.engine.changes import change_payload, snapshot_payload
from ttchan_tui.store.engine.journal import Journal, Mark
from ttchan_tui.store.engine.reader import Reader
from ttchan_tui.store.engine.transaction import Locked, Transaction
from ttchan_tui.store.engine.writability import Writability
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import (
    StoreBusy,
    StoreError,
    explanation,
)
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.store.files.reach import elsewhere
from ttchan_tui.text.languages import N_


class SharedStore(Reader):
    """Reads on from where it was before each look, and changes things in transactions.

    Of the threads of this process only one is in a transaction (`_turn`); it alone takes the lock of
    the file. What is in memory is guarded by `memory`, which nobody holds while waiting for anything.
    """

    def begin(self) -> None:
        """Nothing was read, and nobody of this process has a turn."""
        self.users: WeakSet[object] = WeakSet()
        """Who has this open."""
        self._turn = threading.RLock()
        self._writability = Writability(self.layout)
        self._owner: int | None = None
        self._pending: WriteSet | None = None
        self._held = 0
        self._locked_journal: Journal | None = None
        self._named: tuple[int, int] | None = None
        """The journal whose name is known to be on the disk."""
        super().begin()

    @property
    def pending(self) -> WriteSet | None:
        """What the current thread has changed in its transaction; None if it runs none."""
        return self._pending if self._owner == threading.get_ident() else None

    def token(self) -> ChangeToken:
        """What tells the tables that the current thread sees from every other state of them."""
        pending = self.pending
        with self.memory:
            state = self.current() if pending is None else self.state
            assert state is not None
            token = (self.epoch, state.changed)
        return token if pending is None or not pending.turns else (*token, pending.turns)

    def transaction(self, wait: float, verb: str = "") -> Transaction:
        """A context in which only the current thread changes anything; it gives what is pending."""
        return Transaction(self, wait, verb)

    def locked(self, wait: float) -> Locked:
        """A context in which only the current thread appends anything."""
        return Locked(self, wait)

    def begin_pending(self) -> WriteSet:
        """Begin to change things. Needs the lock."""
        assert self.state is not None
        self._pending = pending = WriteSet(self.state)
        self._owner = threading.get_ident()
        return pending

    def end_pending(self, pending: WriteSet) -> None:
        """Forget what was changed and not kept."""
        if self._pending is pending:
            self._owner = self._pending = None

    def commit(self, pending: WriteSet) -> None:
        """Keep what was changed. Needs the lock."""
        texts, operations = pending.operations()
        if not (texts or pending.brought or pending.origin):
            return
        payload = change_payload(pending.verbs, texts, time.time(), pending.brought, pending.origin)
        state = self.state
        assert state is not None
        self.append(payload, lambda sequence: state.apply(sequence, operations), sync=pending.sync)

    def append(
        self, payload: bytes, then: Callable[[int], object] | None = None, *, sync: bool = True
    ) -> None:
        """Append a record, and do that with its number if nobody has read it back already."""
        journal = self.journal
        assert journal is not None
        if self._named != journal.identity:
            # Whoever has made this journal may have died before its name was on the disk.
            disk.sync_directory(self.layout.directory)
            self._named = journal.identity
        frame = journal.append(payload, sync=sync)
        with self.memory:
            if journal.sequence < frame.sequence:
                if then is not None:
                    then(frame.sequence)
                journal.appended(frame)

    def acquire(self, wait: float) -> None:
        """Take the turn of this process and the lock of the file, and read what others have changed.

        Raises:
            StoreBusy: Somebody else's turn lasted longer than `wait` seconds.
            StoreError: It cannot be written here.
        """
        if not self._turn.acquire(blocking=False):
            started = time.monotonic()
            if not self._turn.acquire(timeout=max(wait, 0)):
                raise self._busy(wait)
            wait -= time.monotonic() - started
        try:
            if not self._held:
                self._lock(wait)
            self._held += 1
        except OSError as error:
            self._turn.release()
            raise explanation(error, self.layout.journal, self.layout.directory) from error
        except BaseException:
            self._turn.release()
            raise

    def release(self) -> None:
        """Let go of both."""
        if not self._held:  # this is the child of a fork, and has nothing
            return
        self._held -= 1
        if not self._held and self._locked_journal is not None:
            self._let_go(self._locked_journal)
            self._locked_journal = None
        self._turn.release()

    def _let_go(self, journal: Journal) -> None:
        """Unlock a journal. What was appended is kept whatever becomes of the lock, so nothing is raised."""
        try:
            journal.unlock()
        except OSError:  # the kernel lets go with the file: close it, and read everything anew
            with self.memory:
                self.forget()
            journal.close()

    def _lock(self, wait: float) -> None:
        deadline = time.monotonic() + wait
        while True:
            journal = self.journal
            if journal is None or self.state is None:
                journal = self._begun(deadline, wait)
            self._check_permission(journal)
            if not journal.lock(max(deadline - time.monotonic(), 0)):
                raise self._busy(wait)
            try:
                with self.memory:
                    self.current()
                    if self.journal is journal:
                        if not (self._torn or self._renew):
                            self._locked_journal = journal
                            return
                        self._repair()
            except BaseException:
                self._let_go(journal)
                raise
            self._let_go(journal)

    def _begun(self, deadline: float, wait: float) -> Journal:
        self._writability.must_reach()
        while True:
            with self.memory:
                state = self.current()
                if self.journal is not None:
                    return self.journal
            from ttchan_tui.store.engine import compaction

            compaction.begin(self.layout, state)
            if not disk.exists(self.layout.journal):
                if time.monotonic() > deadline:
                    raise self._busy(wait)
                time.sleep(0.001)

    def _check_permission(self, journal: Journal) -> None:
        if elsewhere(journal.identity[0], self.layout.journal):
            self._writability.must_reach()
        if not self._writability.has_directory:
            self.check_writable()
        if not journal.writable:
            journal.make_writable()

    def check_writable(self) -> None:
        """Raise what would keep a change from being stored, as far as that can be told without making one.

        Raises:
            StoreError: It cannot be read either, or may only be read.
        """
        with self.memory:
            self.current()  # it may not be there at all, and says so
            journal = self.journal
        self._writability.check(is_open=journal is None or journal.writable)

    def _repair(self) -> None:
        """Put in order what is damaged. Needs the lock and `memory`.

        What was seen may have been half written then: now that nobody writes, it is looked at again.
        """
        from ttchan_tui.store.engine import compaction, recovery

        if self._renew:
            disk.settle(self.layout.snapshot)  # an editor keeps no lock: it empties the file, and then writes
        self._load()
        renew, self._renew = self._renew, False
        if self.journal is not None:
            self._warn(recovery.set_aside(self.layout, self.journal, self.journal.read()))
        self._torn = False
        if renew:
            with suppress(StoreError):  # what is there can be used as it is
                compaction.renew(self, foreign=False)

    def put_in_order(self) -> None:
        """Repair what was found damaged, if there is anything and it can be done at once."""
        if (self._torn or self._renew) and not self._held:
            with suppress(StoreError), self.locked(0):
                pass

    @property
    def foreign(self) -> bool:
        """Whether somebody else has put another snapshot in the place of ours."""
        return self._foreign

    def announce(self, mark: Mark) -> None:
        """Say that there may be a new snapshot from now on. Needs the lock."""
        assert self.state is not None

        def announced(_: int) -> None:
            self._announced = mark

        self.append(snapshot_payload(*mark, self.state.ids), announced)

    def folded(self, mark: Mark) -> None:
        """There is a new snapshot, written by us."""
        self.snapshot = mark
        self._snapshot_token = disk.change_token(self.layout.snapshot)

    def compact(self, wait: float, *, rotate: bool) -> bool:
        """Write a new snapshot, and begin a new journal if that is asked for."""
        if self._held:
            return False
        with self.memory:
            self.current()
            journal, state = self.journal, self.state
            if journal is not None and state is not None and not self._is_ahead():
                rotates = rotate and (self.foreign or folding.has_changes_of(journal, state))
                if not rotates:
                    return True
        from ttchan_tui.store.engine import compaction

        self._writability.must_reach()
        return compaction.compact(self, wait, rotate=rotate)

    def forget_past(self, wait: float) -> None:
        """Keep what is there now, and nothing of what was there before."""
        from ttchan_tui.store.engine import compaction

        self._writability.must_reach()
        compaction.forget_past(self, wait)

    def _is_ahead(self) -> bool:
        """Whether there is anything that is not in the snapshot."""
        assert self.state is not None
        return folding.is_ahead(self.state, self.snapshot)

    def compact_if_long(self) -> None:
        """Begin a new journal if this one is long by now, in itself and beside the snapshot."""
        journal = self.journal
        if journal is None or self._held or not folding.is_long(journal, self.snapshot, self._compact_at):
            return
        self._compact_at = journal.end + folding.LEAST
        with suppress(StoreError):
            from ttchan_tui.store.engine import compaction

            compaction.compact(self, 1.0, rotate=True)

    def join(self, user: object) -> None:
        """One database more is open here; what was found before the first of them is told no more."""
        if not self.users:
            self.warnings.clear()
        self.users.add(user)

    def leave(self, user: object) -> None:
        """One database less is open here; the last one leaves a snapshot, unless that would take long."""
        self.users.discard(user)
        if self.users or not self._turn.acquire(blocking=False):
            return
        try:
            if not self._held:  # a transaction that is not at its end still needs everything
                self._fold_at_last()
                with self.memory:
                    if not self.users:
                        self.forget()
        finally:
            self._turn.release()

    def _fold_at_last(self) -> None:
        journal = self.journal
        if journal is None or self.state is None or not self._is_ahead():
            return
        if folding.is_quick(journal, self.snapshot):
            from ttchan_tui.store.engine import compaction

            with suppress(StoreError):
                self._writability.must_reach()
                compaction.compact(self, 0.0, rotate=False)

    def _busy(self, wait: float) -> StoreBusy:
        return StoreBusy(
            N_("Another program has kept {path} busy for {seconds} seconds. Nothing was changed. Try again."),
            path=self.layout.snapshot,
            seconds=round(wait),
        )
