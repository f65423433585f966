"""The documents of one table as domain objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Generic, TypeVar

from ttchan_tui.meeting.codec import Record
from ttchan_tui.store.errors import StoreDamaged
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.languages import N_

_T = TypeVar("_T")


class CachedTable(Generic[_T]):
    """What a table keeps for a meeting; read again only when somebody has changed it. For small tables."""

    def __init__(self, context: StoreContext, table: str, record: Record[_T]) -> None:
        """Stand in the context of a repository; the record says what the documents hold."""
        self._context = context
        self._table = table
        self._record = record
        self._read_at: tuple[object, ...] | None = None
        self._all: Mapping[int, tuple[str, _T]] = {}

    def all(self) -> dict[int, _T]:
        """What belongs to the meeting, by the numbers of the documents, in the order of its creation.

        Raises:
            StoreDamaged: A document is not what it should be.
        """
        engine, meeting = self._context.engine, self._context.meeting().id
        version = engine.version(self._table)
        if version is None or version != self._read_at:
            docs = sorted((int(number), doc) for number, doc in engine.docs(self._table))
            self._all = {number: self._kept(number, doc) for number, doc in docs}
            self._read_at = version
        return {number: one for number, (whose, one) in self._all.items() if whose == meeting}

    def numbers(self, wanted: Callable[[_T], bool]) -> list[int]:
        """The numbers of the documents of what is wanted."""
        return [number for number, one in self.all().items() if wanted(one)]

    def insert(self, thing: _T, id: str = "") -> None:
        """Keep something new; the id is given if it has none of its own."""
        known = {"id": id} if id else {}
        document = {**known, "meeting": self._context.meeting().id, **self._record.document(thing)}
        self._context.engine.table(self._table).insert(document)

    def put(self, number: int, thing: _T) -> None:
        """Keep something in the place of what has that number; fields of other programs stay."""
        table = self._context.engine.table(self._table)
        table.update(partial(self._record.write, thing), doc_ids=[number])

    def remove(self, numbers: Iterable[int]) -> None:
        """Keep what has these numbers no more."""
        self._context.engine.table(self._table).remove(doc_ids=list(numbers))

    def _kept(self, number: int, document: Mapping[str, Any]) -> tuple[str, _T]:
        try:
            return str(document["meeting"]), self._record.read(document)
        except (KeyError, TypeError, ValueError) as error:
            where, path = f"{self._table} {number}", self._context.engine.path
            raise StoreDamaged(path, N_("{where} cannot be read"), where=where) from error
