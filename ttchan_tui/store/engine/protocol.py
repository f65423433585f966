"""What the store asks of an engine. The journal is one; the tests run the store over another, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from ttchan_tui.store.engine.changes import Change
from ttchan_tui.store.engine.state import Doc, Tables
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import StoreWarning
from ttchan_tui.store.files.disk import ChangeToken

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]
"""What is to be set in a document, or what changes a copy of it."""


class Watch(Protocol):
    """Goes on until it is closed."""

    def close(self) -> None:
        """Tell of nothing any more."""


class Table(Protocol):
    """One table of documents, each with a number of its own; the words are TinyDB's."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """Keep a new document and give its number."""

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Keep new documents and give their numbers."""

    def update(self, fields: Fields, *, doc_ids: Iterable[int]) -> list[int]:
        """Change the documents of those numbers."""

    def upsert(self, document: Mapping[str, Any]) -> list[int]:
        """Change the document of the number that a `Document` brings, or keep it under that number."""

    def remove(self, *, doc_ids: Iterable[int]) -> list[int]:
        """Remove the documents of those numbers."""


class Engine(Protocol):
    """Tables of JSON documents that several threads and processes share, and how they came about.

    Every method may be called from any thread. What a method of reading gives is not to be changed.
    Reading raises `StoreError` where the tables cannot be read.
    """

    @property
    def path(self) -> Path:
        """The data file, as messages name it."""

    @property
    def new(self) -> bool:
        """Whether nothing was ever put into it."""

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What was found damaged, and what was done about it."""

    def standing(self) -> Tables:
        """All tables, as they are after one and the same record."""

    def docs(self, table: str) -> list[tuple[str, Doc]]:
        """The documents of a table with their numbers."""

    def doc(self, table: str, number: str) -> Doc | None:
        """One document; None if it is not there."""

    def count(self, table: str) -> int:
        """How many documents a table has."""

    def token(self) -> ChangeToken:
        """What tells the present tables from every other state of them."""

    def version(self, *tables: str) -> tuple[int, ...] | None:
        """Differs whenever the documents of the tables do; None if they may still change."""

    def changed_since(self, token: ChangeToken, table: str) -> tuple[ChangeToken, Sequence[str] | None]:
        """The token of now, and the numbers of the documents changed since; None if all may have."""

    def transaction(self, verb: str = "") -> AbstractContextManager[WriteSet]:
        """Nobody else changes anything during the block; all of its changes are kept as one record, or none.

        Transactions nest.

        Args:
            verb: What the history calls it, unless `changes.acting` says that; who and why are said there.

        Raises:
            StoreError: It cannot be written, or somebody else's turn lasts too long; nothing was changed.
        """

    def table(self, name: str) -> Table:
        """A table to write in; each of its operations is a transaction or part of the one around it."""

    def sequence(self) -> int:
        """The number of the last record."""

    def changes(self, *, newest_first: bool = False, naming: str = "") -> Iterator[Change]:
        """All records that are kept; no more of them are read than one goes on to.

        Args:
            newest_first: In which order.
            naming: Only those in which this stands somewhere, an id; the others need not be made out.
        """

    def changes_behind(self, sequence: int) -> list[Change]:
        """All kept changes of higher numbers, the oldest first; reads on from where the last look was."""

    def as_of(self, moment: datetime) -> Tables:
        """The tables after the last record that is not later than the moment."""

    def check_writable(self) -> None:
        """Raise what would keep a change from being stored, as far as that can be told without making one."""

    def watch(
        self, look: Callable[[], object], changed: Callable[[], object], *, pause: float | None = None
    ) -> Watch:
        """Have `changed` called whenever `look` gives something else, until the watch is closed.

        Args:
            look: Gives something that differs whenever anything has changed.
            changed: Is called then.
            pause: Seconds after a change in which further ones are gathered; as screens need it, if none.
        """

    def compact(self, *, rotate: bool = False) -> bool:
        """Put what is kept in good order; `rotate`: begin anew what is appended to. False if others do so."""

    def forget_past(self) -> None:
        """Keep what is there now, and nothing of what was there before: it is gone from the disk.

        Raises:
            StoreError: It cannot be done, or not just now.
        """

    def close(self) -> None:
        """Nothing can be read or written any more."""
