"""TinyDB, opened so that several processes can share it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from tinydb import TinyDB

from ttchan_tui.store.engine.storage import LOCK_WAIT, JournalStorage
from ttchan_tui.store.engine.table import JournaledTable
from ttchan_tui.store.engine.write_set import WriteSet


class Database(TinyDB):
    """A TinyDB on a file that others use at the same time."""

    table_class = JournaledTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        """The storage of this database."""
        assert isinstance(self._storage, JournalStorage)
        return self._storage

    def transaction(self) -> AbstractContextManager[WriteSet]:
        """Changes to any of the tables during the block are kept together, or not at all.

        Others wait meanwhile: no `await` and nothing slow belongs into the block.
        """
        return self.storage.transaction()

    def tables(self) -> set[str]:
        """The names of all tables."""
        return set(self.storage.names())

    def drop_tables(self) -> None:
        """Drop all tables; the ids of their documents begin anew."""
        with self.storage.transaction("drop") as pending:
            for name in pending.names():
                pending.drop(name)
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop one table; the ids of its documents begin anew."""
        with self.storage.transaction("drop") as pending:
            if name in pending.names():
                pending.drop(name)
        self._tables.pop(name, None)


def open_database(path: Path | str, *, lock_wait: float = LOCK_WAIT) -> Database:
    """Open the TinyDB of that file.

    Args:
        path: The file; it is created by the first change.
        lock_wait: Seconds to wait for others before giving up with `StoreBusy`.
    """
    return Database(path, lock_wait=lock_wait)
