"""TinyDB, opened so that several processes can share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from ttchan_tui.store.engine.changes import Act, Change, acting
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.engine.storage import LOCK_WAIT, JournalStorage
from ttchan_tui.store.engine.table import JournaledTable

if TYPE_CHECKING:
    from datetime import datetime

    from ttchan_tui.store.engine.change_log import Info


class Database(TinyDB):
    """A TinyDB on a file that others use at the same time."""

    table_class = JournaledTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        """The storage of this database."""
        assert isinstance(self._storage, JournalStorage)
        return self._storage

    def transaction(self) -> AbstractContextManager[object]:
        """Changes to any of the tables during the block are kept together, or not at all.

        Others wait meanwhile: no `await` and nothing slow belongs into the block.
        """
        return self.storage.transaction()

    def act(self, who: str = "", what: str = "", why: str = "") -> AbstractContextManager[None]:
        """Let the history say that of whatever this thread or task changes during the block."""
        return acting(Act(who, what, why))

    def history(self, table: str | None = None, id: int | None = None) -> Iterator[Change]:
        """All changes that are kept, the oldest first: of that table, of that document, or of everything."""
        return (change for change in self.storage.changes() if change.touches(table, id))

    def as_of(self, moment: datetime) -> Tables:
        """The tables as they stood at that moment."""
        return self.storage.as_of(moment)

    def info(self) -> Info:
        """How large the files are, and what is in them."""
        return self.storage.info()

    def compact(self) -> None:
        """Let the file be all that is needed: stock TinyDB finds in it what is here now."""
        self.storage.compact()

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

    def replace_tables(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        """Put other documents into these tables and leave all others as they are."""
        with self.storage.transaction("replace") as pending:
            for name, documents in tables.items():
                pending.replace_table(
                    name, {str(number): dict(doc) for number, doc in enumerate(documents, 1)}
                )


def open_database(path: Path | str, *, lock_wait: float = LOCK_WAIT) -> Database:
    """Open the TinyDB of that file.

    Args:
        path: The file; it is created by the first change.
        lock_wait: Seconds to wait for others before giving up with `StoreBusy`.
    """
    return Database(path, lock_wait=lock_wait)
