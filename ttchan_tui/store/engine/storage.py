"""TinyDB's storage, such that several processes can use one database and a crash tears nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb.storages import Storage

from ttchan_tui.store.engine.open_stores import shared
from ttchan_tui.store.engine.state import Doc, Docs, Tables, copied
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import StoreWarning, explained, not_a_directory
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.disk import ChangeToken

if TYPE_CHECKING:
    from datetime import datetime

    from ttchan_tui.store.engine.change_log import ChangesBehind
    from ttchan_tui.store.engine.changes import Change
    from ttchan_tui.store.engine.table import JournaledTable
    from ttchan_tui.store.engine.watching import FileWatch

LOCK_WAIT = 10.0
"""Seconds to wait for others; nobody holds the lock for longer than one change takes."""


class JournalStorage(Storage):
    """A JSON file, and a journal of what has changed since it was written."""

    def __init__(self, path: str | Path, *, lock_wait: float = LOCK_WAIT) -> None:
        """Open the database of that path; the file need not exist, its directory must."""
        self._store = shared(Path(path))
        self._lock_wait = lock_wait
        self._open = True
        self._tables: dict[str, JournaledTable] = {}
        self._behind: ChangesBehind | None = None
        directory = self._store.layout.directory
        with explained(directory):
            if not disk.is_directory(directory):
                raise not_a_directory(directory)
        self._store.join(self)

    @property
    def path(self) -> Path:
        """Where the file really is."""
        return self._store.layout.snapshot

    @property
    def new(self) -> bool:
        """Whether nothing was ever put into it."""
        with self._store.memory:
            state, journal = self._store.current(), self._store.journal
            if journal is None:
                return not state.tables and not self.path_has_content()
            return journal.sequence == 0 and journal.header is not None and journal.header.snapshot is None

    def path_has_content(self) -> bool:
        """Whether there is anything in the file."""
        token = disk.change_token(self.path)
        return bool(token) and token[-1] > 0

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What was found damaged, and what was done about it, also at the end by `close`."""
        return tuple(self._store.warnings)

    def read(self) -> Tables | None:
        """A copy of all tables; None if there are none yet.

        Raises:
            StoreDamaged: The files are not what TinyDB and this program write.
        """
        tables = self.standing()
        self._store.put_in_order()
        return {name: {id: copied(doc) for id, doc in docs.items()} for name, docs in tables.items()} or None

    def write(self, data: Tables) -> None:
        """Replace all tables, at once or at the end of the current transaction.

        TinyDB's own table reads everything, changes it, and writes everything back with this: what others
        have changed in between is lost. `JournaledTable` never does.
        """
        with self.transaction("write") as pending:
            pending.replace(data)

    def standing(self) -> Tables:
        """All tables, as they are after one and the same record; their documents are not to be changed."""
        with self._store.memory:
            pending = self._pending()
            if pending is not None:
                return {name: dict(pending.docs(name)) for name in pending.names()}
            return {name: dict(docs) for name, docs in self._store.current().tables.items()}

    def names(self) -> list[str]:
        """The names of the tables."""
        with self._store.memory:
            pending = self._pending()
            names = pending.names() if pending else list(self._store.current().tables)
        self._store.put_in_order()
        return names

    def docs(self, table: str) -> list[tuple[str, Doc]]:
        """The documents of a table with their ids; they are not to be changed."""
        with self._store.memory:
            docs = list(self._docs(table).items())
        self._store.put_in_order()
        return docs

    def doc(self, table: str, number: str) -> Doc | None:
        """One document; it is not to be changed."""
        with self._store.memory:
            pending = self._pending()
            return pending.get(table, number) if pending else self._docs(table).get(number)

    def count(self, table: str) -> int:
        """How many documents a table has."""
        with self._store.memory:
            return len(self._docs(table))

    def version(self, *tables: str) -> tuple[int, ...] | None:
        """Differs whenever the documents of the tables do; None if they may still change. Costs one look."""
        with self._store.memory:
            pending = self._pending()
            if pending is not None and any(map(pending.changes, tables)):
                return None
            state = self._store.current() if pending is None else self._store.state
            assert state is not None
            return self._store.epoch, *(state.versions.get(table, 0) for table in tables)

    def changed_since(self, token: ChangeToken, table: str) -> tuple[ChangeToken, Sequence[str] | None]:
        """The token of now, and the ids of the documents that have changed since; None if all may have."""
        with self._store.memory:
            now = self._store.token()
            state = self._store.state
            known = len(token) == len(now) == 2 and token[0] == now[0]  # noqa: PLR2004
            return now, state.changed_since(token[1], table) if known and state else None

    def transaction(self, verb: str = "") -> AbstractContextManager[WriteSet]:
        """Nobody else changes anything during the block; all of its changes are kept, or none."""
        self._check_open()
        return self._store.transaction(self._lock_wait, verb)

    def token(self) -> ChangeToken:
        """What tells the present tables from every other state of them."""
        self._check_open()
        return self._store.token()

    def check_writable(self) -> None:
        """Raise what would keep a change from being stored, as far as that can be told without making one.

        Raises:
            StoreError: It cannot be read either, or may only be read.
        """
        self._check_open()
        self._store.check_writable()

    def watch(
        self, look: Callable[[], object], changed: Callable[[], object], *, pause: float | None = None
    ) -> FileWatch:
        """Have `changed` called whenever `look` gives something else, until the watch is closed."""
        from ttchan_tui.store.engine.watching import PAUSE, FileWatch

        return FileWatch(self._store.layout, look, changed, PAUSE if pause is None else pause)

    def table(self, name: str) -> JournaledTable:
        """A table to write in."""
        from ttchan_tui.store.engine.table import JournaledTable

        if name not in self._tables:
            self._tables[name] = JournaledTable(self, name)
        return self._tables[name]

    def changes(self, *, newest_first: bool = False, naming: str = "") -> Iterator[Change]:
        """All changes that are kept, up to now; what is old is read only if one goes on so far."""
        from ttchan_tui.store.engine import change_log

        self.names()
        read = change_log.changes_backwards if newest_first else change_log.changes
        return read(self._store.layout, naming.encode(errors="surrogateescape"))

    def changes_behind(self, sequence: int) -> list[Change]:
        """All kept changes of higher numbers, the oldest first; reads on from where the last look was."""
        if self._behind is None:
            from ttchan_tui.store.engine.change_log import ChangesBehind

            self._behind = ChangesBehind(self._store.layout)
        self.names()
        return self._behind.look(sequence)

    def sequence(self) -> int:
        """The number of the last record."""
        with self._store.memory:
            return self._store.current().sequence

    def as_of(self, moment: datetime) -> Tables:
        """The tables as they stood at that moment."""
        from ttchan_tui.store.engine import change_log

        return change_log.as_of(self._store.layout, moment)

    def compact(self, *, rotate: bool = False) -> bool:
        """Write a new snapshot, and begin a new journal if that is asked for; False if another does so now.

        Raises:
            StoreError: It cannot be written.
        """
        self._check_open()
        return self._store.compact(self._lock_wait, rotate=rotate)

    def forget_past(self) -> None:
        """Keep what is there now, and nothing of what was there before.

        Raises:
            StoreError: It cannot be done, or not just now.
        """
        self._check_open()
        self._store.forget_past(self._lock_wait)

    def close(self) -> None:
        """Nothing can be read or written any more."""
        if self._open:
            self._open = False
            if self._behind is not None:
                self._behind.close()
            self._store.leave(self)

    def _pending(self) -> WriteSet | None:
        self._check_open()
        return self._store.pending

    def _docs(self, table: str) -> Docs:
        pending = self._pending()
        if pending is not None:
            return pending.docs(table)
        docs = self._store.current().tables.get(table)
        return docs if docs is not None else {}

    def _check_open(self) -> None:
        if not self._open:
            raise ValueError("the database is closed")
