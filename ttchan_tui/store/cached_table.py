"""The documents of one table as domain objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.errors import StoreDamaged
from ttchan_tui.text.languages import N_

_T = TypeVar("_T")


class CachedTable(Generic[_T]):
    """What a table keeps, of all meetings; read again only when somebody has changed it. For small tables."""

    def __init__(self, storage: JournalStorage, table: str, read: Callable[[Mapping[str, Any]], _T]) -> None:
        """Read documents with `read`, which may raise KeyError, TypeError, ValueError, AttributeError."""
        self._storage = storage
        self._table = table
        self._read = read
        self._read_at: tuple[object, ...] | None = None
        self._all: Mapping[int, tuple[str, _T]] = {}

    def for_meeting(self, meeting: str) -> dict[int, _T]:
        """What belongs to a meeting, by the numbers of the documents, in the order of its creation.

        Raises:
            StoreDamaged: A document is not what it should be.
        """
        version = self._storage.version(self._table)
        if version is None or version != self._read_at:
            docs = sorted((int(number), doc) for number, doc in self._storage.docs(self._table))
            self._all = {number: self._kept(number, doc) for number, doc in docs}
            self._read_at = version
        return {number: one for number, (whose, one) in self._all.items() if whose == meeting}

    def _kept(self, number: int, document: Mapping[str, Any]) -> tuple[str, _T]:
        try:
            return str(document["meeting"]), self._read(document)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            where = f"{self._table} {number}"
            raise StoreDamaged(self._storage.path, N_("{where} cannot be read"), where=where) from error
