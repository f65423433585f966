"""TinyDB's table, such that a change costs what is changed and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from ttchan_tui.store.engine.protocol import Engine, Fields
from ttchan_tui.store.engine.state import Doc, copied
from ttchan_tui.store.engine.write_set import WriteSet

__all__ = ["Document", "Fields", "JournaledTable"]


class JournaledTable(Table):
    """A table that others change as well.

    TinyDB reads, changes and writes back whole tables. Each operation here is one transaction on the
    documents that it is about, within what is really current.
    """

    _storage: Engine  # type: ignore[assignment]  # more than what TinyDB asks of a storage
    _cached_for: tuple[int, ...] | None = None

    def __init__(
        self,
        engine: Engine,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        """Open a table of the engine."""
        self._cache_turn = threading.Lock()
        super().__init__(engine, name, cache_size)  # type: ignore[arg-type]
        if persist_empty and name not in engine.standing():
            with self._change("create") as pending:
                pending.ensure(name)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert one document and give its id."""
        return self._insert([document], "insert")[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert several documents and give their ids; those that bring their id keep it."""
        return self._insert(list(documents), "insert")

    def _insert(self, documents: list[Mapping[str, Any]], verb: str) -> list[int]:
        ids: list[int] = []
        for document in documents:
            if not isinstance(document, Mapping):
                raise ValueError("Document is not a Mapping")  # noqa: TRY004  (as TinyDB says it)
        brought = [document.doc_id for document in documents if isinstance(document, self.document_class)]
        with self._change(verb) as pending:
            pending.ensure(self._name)
            following = max(pending.next_id(self._name), max(brought, default=0) + 1)
            for document in documents:
                if isinstance(document, self.document_class):
                    id = document.doc_id
                    if pending.get(self._name, str(id)) is not None:
                        raise ValueError(f"Document with ID {id} already exists")
                else:
                    id, following = self.document_id_class(following), following + 1
                pending.set(self._name, str(id), dict(document))
                ids.append(id)
        return ids

    def get(  # type: ignore[override]
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """The document of that id or the first one that matches, or all documents of those ids."""
        if doc_id is not None:
            doc = self._storage.doc(self._name, str(doc_id))
            return None if doc is None else self._document(doc, doc_id)
        if doc_ids is not None:
            wanted = set(map(str, doc_ids))
            return [
                self._document(doc, number)
                for number, doc in self._storage.docs(self._name)
                if number in wanted
            ]
        if cond is not None:
            for number, doc in self._storage.docs(self._name):
                if cond(doc):
                    return self._document(doc, number)
            return None
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def search(self, cond: QueryLike) -> list[Document]:
        """All documents that match, as they are now; changing them does not change the database."""
        version = self._storage.version(self._name)
        found = None if version is None else self._cached(cond, version)
        if found is None:
            found = [
                self.document_class(doc, self.document_id_class(number))
                for number, doc in self._storage.docs(self._name)
                if cond(doc)
            ]
            cacheable: Callable[[], bool] = getattr(cond, "is_cacheable", lambda: True)
            if cacheable():
                self._cache(cond, version, found)
        return [self._document(doc, doc.doc_id) for doc in found]

    def clear_cache(self) -> None:
        """Forget what was found for queries."""
        with self._cache_turn:
            self._query_cache.clear()

    def _cached(self, cond: QueryLike, version: tuple[int, ...]) -> list[Document] | None:
        with self._cache_turn:
            if version != self._cached_for:
                self._query_cache.clear()
                self._cached_for = version
            return self._query_cache.get(cond)

    def _cache(self, cond: QueryLike, version: tuple[int, ...] | None, found: list[Document]) -> None:
        with self._cache_turn:
            if (
                version is not None and version == self._cached_for
            ):  # another thread may have seen a later one
                self._query_cache[cond] = found

    def update(
        self, fields: Fields, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Update the documents of those ids, or those that match, or all."""
        with self._change("update") as pending:
            pending.ensure(self._name)
            ids = self._chosen(pending, cond, doc_ids)
            for number in ids:
                self._update(pending, number, fields)
        return [self.document_id_class(number) for number in ids]

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Update the documents that match, each update finding what those before it have made."""
        updates = list(updates)
        ids = []
        with self._change("update") as pending:
            pending.ensure(self._name)
            for number, _ in list(pending.docs(self._name).items()):
                for fields, cond in updates:
                    if cond(pending.get(self._name, number) or {}):
                        self._update(pending, number, fields)
                        ids.append(self.document_id_class(number))
        return ids

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert the document if none does."""
        brought = isinstance(document, self.document_class) and hasattr(document, "doc_id")
        if not brought and cond is None:
            raise ValueError(
                "If you don't specify a search query, you must specify a doc_id. "
                "Hint: use a table.Document object."
            )
        with self._change("upsert"):
            ids = self.update(document, cond, [document.doc_id] if brought else None)  # type: ignore[attr-defined]
            return ids or [self.insert(document)]

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents of those ids, or those that match."""
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self._change("remove") as pending:
            pending.ensure(self._name)
            ids = self._chosen(pending, cond, doc_ids)
            for number in ids:
                pending.remove(self._name, number)
        return [self.document_id_class(number) for number in ids]

    def truncate(self) -> None:
        """Remove all documents; the ids begin anew, as TinyDB has it."""
        with self._change("truncate") as pending:
            pending.drop(self._name)
            pending.ensure(self._name)

    def __len__(self) -> int:
        return self._storage.count(self._name)

    def __iter__(self) -> Iterator[Document]:
        for number, doc in self._storage.docs(self._name):
            yield self._document(doc, number)

    def _change(self, verb: str) -> AbstractContextManager[WriteSet]:
        self.clear_cache()
        return self._storage.transaction(verb)

    def _chosen(self, pending: WriteSet, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> list[str]:
        if doc_ids is not None:
            numbers = dict.fromkeys(map(str, doc_ids))
            return [number for number in numbers if pending.get(self._name, number) is not None]
        docs = pending.docs(self._name)
        return [number for number, doc in docs.items() if cond is None or cond(doc)]

    def _update(self, pending: WriteSet, number: str, fields: Fields) -> None:
        doc: Doc = copied(pending.get(self._name, number))
        if callable(fields):
            fields(doc)
        else:
            doc.update(fields)
        pending.set(self._name, number, doc)

    def _document(self, doc: Mapping[str, Any], number: str | int) -> Document:
        return self.document_class(copied(dict(doc)), self.document_id_class(number))
