"""TinyDB, opened so that several processes can share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from ttchan_tui.store.storage import LOCK_WAIT, AtomicStorage
from ttchan_tui.store.table import SharedTable
from ttchan_tui.store.tables import Tables


class Database(TinyDB):
    """A TinyDB on a file that others use at the same time."""

    table_class = SharedTable  # type: ignore[assignment]
    default_storage_class = AtomicStorage  # type: ignore[assignment]

    @property
    def storage(self) -> AtomicStorage:
        """The storage of this database."""
        assert isinstance(self._storage, AtomicStorage)
        return self._storage

    def transaction(self) -> AbstractContextManager[None]:
        """Changes to any of the tables during the block are kept together, or not at all.

        Others wait meanwhile: no `await` and nothing slow belongs into the block.
        """
        return self.storage.transaction()

    def drop_table(self, name: str) -> None:
        """Drop one table."""
        with self.transaction():
            super().drop_table(name)

    def replace_tables(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        """Put other documents into these tables and leave all others as they are."""
        with self.transaction():
            data = self.storage.read() or {}
            self.storage.write(data | numbered(tables))


def numbered(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Tables:
    """The documents of the tables with their numbers, as they are stored."""
    return {
        name: {str(number): document for number, document in enumerate(documents, start=1)}
        for name, documents in tables.items()
    }


def open_database(path: Path | str, *, lock_wait: float = LOCK_WAIT) -> Database:
    """Open the TinyDB of that file.

    Args:
        path: The file; it is created by the first change.
        lock_wait: Seconds to wait for others before giving up with `StoreBusy`.
    """
    return Database(path, lock_wait=lock_wait)
