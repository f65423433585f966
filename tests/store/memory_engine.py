"""An engine in memory: what the store asks of one, as plainly as it can be said; for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ttchan_tui.store.engine.changes import Change, change_in, change_payload
from ttchan_tui.store.engine.state import Doc, State, Tables
from ttchan_tui.store.engine.table import JournaledTable
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import StoreWarning
from ttchan_tui.store.files.disk import ChangeToken


class MemoryEngine:
    """Tables and the list of their changes; others that work with them have the same object."""

    warnings: Sequence[StoreWarning] = ()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state = State()
        self._payloads: list[bytes] = []
        self._forgotten = 0
        self._turn = threading.RLock()
        self._pending: WriteSet | None = None
        self._told: list[Callable[[], object]] = []

    @property
    def new(self) -> bool:
        return not self._payloads

    def standing(self) -> Tables:
        with self._turn:
            if self._pending is not None:
                return {name: dict(self._pending.docs(name)) for name in self._pending.names()}
            return {name: dict(docs) for name, docs in self._state.tables.items()}

    def docs(self, table: str) -> list[tuple[str, Doc]]:
        return list(self.standing().get(table, {}).items())

    def doc(self, table: str, number: str) -> Doc | None:
        return self.standing().get(table, {}).get(number)

    def count(self, table: str) -> int:
        return len(self.docs(table))

    def token(self) -> ChangeToken:
        with self._turn:
            pending = self._pending
            return (0, self._state.changed) if pending is None else (0, self._state.changed, pending.turns)

    def version(self, *tables: str) -> tuple[int, ...] | None:
        with self._turn:
            if self._pending is not None and any(map(self._pending.changes, tables)):
                return None
            return tuple(self._state.versions.get(table, 0) for table in tables)

    def changed_since(self, token: ChangeToken, table: str) -> tuple[ChangeToken, Sequence[str] | None]:
        with self._turn:
            now = self.token()
            known = len(token) == len(now) == 2
            return now, self._state.changed_since(token[1], table) if known else None

    @contextmanager
    def transaction(self, verb: str = "") -> Iterator[WriteSet]:
        with self._turn:
            outermost = self._pending is None
            pending = self._pending = self._pending or WriteSet(self._state)
            savepoint = pending.savepoint()
            try:
                yield pending
            except BaseException:
                pending.back_to(savepoint)
                raise
            else:
                if verb:
                    pending.verbs.setdefault(verb)
                if outermost:
                    self._commit(pending)
            finally:
                if outermost:
                    self._pending = None

    def _commit(self, pending: WriteSet) -> None:
        texts, operations = pending.operations()
        if texts or pending.brought or pending.origin:
            payload = change_payload(pending.verbs, texts, time.time(), pending.brought, pending.origin)
            self._payloads.append(payload)
            self._state.apply(len(self._payloads), operations)
            for told in list(self._told):
                told()

    def table(self, name: str) -> JournaledTable:
        return JournaledTable(self, name)

    def sequence(self) -> int:
        return len(self._payloads)

    def changes(self, *, newest_first: bool = False, naming: str = "") -> Iterator[Change]:
        kept = list(enumerate(self._payloads, start=1))[self._forgotten :]
        found = [change_in(number, payload) for number, payload in kept if naming.encode() in payload]
        return reversed(found) if newest_first else iter(found)

    def changes_behind(self, sequence: int) -> list[Change]:
        return [change for change in self.changes() if change.sequence > sequence]

    def as_of(self, moment: datetime) -> Tables:
        found = list(self.changes())
        last = max((change.sequence for change in found if change.at <= moment), default=0)
        tables: Tables = {}
        for operation in (operation for change in found[:last] for operation in change.operations):
            docs = tables.setdefault(operation.table, {})
            if operation.id is None:
                if not operation.exists:
                    del tables[operation.table]
            elif operation.after is None:
                docs.pop(str(operation.id), None)
            else:
                docs[str(operation.id)] = dict(operation.after)
        return tables

    def check_writable(self) -> None:
        """Memory always is."""

    def watch(
        self, look: Callable[[], object], changed: Callable[[], object], *, pause: float | None = None
    ) -> _Watch:
        return _Watch(self._told, changed)

    def compact(self, *, rotate: bool = False) -> bool:
        return True

    def forget_past(self) -> None:
        self._forgotten = len(self._payloads)

    def close(self) -> None:
        """What is in memory stays for the others."""


class _Watch:
    def __init__(self, told: list[Callable[[], object]], changed: Callable[[], object]) -> None:
        self._told, self._changed = told, changed
        told.append(changed)

    def close(self) -> None:
        self._told.remove(self._changed)
