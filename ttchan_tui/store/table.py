"""TinyDB's table, with the lock held over each whole change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.storage import AtomicStorage


class SharedTable(Table):
    """A table that others change as well.

    TinyDB reads, changes and writes back in one place, `_update_table`; what it does besides (choosing
    the next id, looking whether to update or to insert) is put under the same lock here.
    """

    _storage: AtomicStorage
    _next_id: int | None  # type: ignore[assignment]

    def __init__(
        self,
        storage: AtomicStorage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        """Open a table of the storage."""
        self._cached_for: ChangeToken = ()
        self._numbered_for: ChangeToken | None = None
        self._cache_turn = threading.RLock()
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert one document and give its id."""
        with self._storage.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert several documents and give their ids; those that bring their id keep it."""
        documents = list(documents)
        brought = [document.doc_id for document in documents if isinstance(document, Document)]
        with self._storage.transaction():
            self._number_from(max(brought, default=0) + 1)
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert the document if none does."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match, as they are now; changing them does not change the database."""
        with self._cache_turn:
            token = self._storage.token()
            if token != self._cached_for:
                self.clear_cache()
                self._cached_for = token
            return [
                self.document_class(deepcopy(dict(document)), document.doc_id)
                for document in super().search(cond)
            ]

    def clear_cache(self) -> None:
        """Forget the results of earlier searches."""
        with self._cache_turn:
            super().clear_cache()

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._storage.transaction():
            super()._update_table(updater)

    def _get_next_id(self) -> int:
        self._number_from(1)
        number: int = super()._get_next_id()  # type: ignore[no-untyped-call]
        return number

    def _number_from(self, least: int) -> None:
        """Give no number to a new document that is below `least`, taken, or was given by us before."""
        token = self._storage.token()
        if token != self._numbered_for or self._next_id is None:
            least = max(least, max(map(int, self._read_table()), default=0) + 1)
            self._numbered_for = token
        self._next_id = max(self._next_id or 1, least)
