"""What a transaction has changed so far; nobody else sees it before its end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.store.engine.state import NUMBER, Doc, Docs, State, Tables

if TYPE_CHECKING:
    from ttchan_tui.store.engine.origin import Origin

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
encode = _encoder.encode
"""The JSON of a value, on one line."""


@lru_cache(maxsize=256)
def quoted(name: str) -> str:
    """The JSON of a name that comes again and again."""
    return encode(name)


def _parsed(doc: Any, text: str) -> Doc:  # noqa: ANN401
    """What one would read back: often just that, sometimes not (tuples, keys that are numbers)."""
    if type(doc) is dict and _PLAIN.issuperset(map(type, doc.values())) and _STR.issuperset(map(type, doc)):
        return doc.copy()
    parsed: Doc = json.loads(text)
    return parsed


_PLAIN = {str, int, float, bool, type(None)}
_STR = {str}


class _Missing:
    pass


_MISSING: Final = _Missing()


class _TableChanges:
    """Documents to be set, or removed where there is None; and whether the table is to be there."""

    def __init__(self, base: Docs | None, highest: int) -> None:
        self.base: Docs = base if base is not None else {}
        self.was = self.exists = base is not None
        self.highest = highest
        self.forgotten = False
        """Whether the table was dropped, so that its ids begin anew."""
        self.docs: dict[str, Doc | None] = {}
        self.texts: dict[str, str] = {}
        self.merged: Docs | None = None

    @property
    def changes(self) -> bool:
        return bool(self.docs) or self.forgotten or self.exists != self.was

    def has(self, number: str) -> bool:
        return self.get(number) is not None

    def get(self, number: str) -> Doc | None:
        found = self.docs.get(number, _MISSING)
        return self.base.get(number) if isinstance(found, _Missing) else found

    def all(self) -> Docs:
        if not self.docs:
            return self.base
        if self.merged is None:
            self.merged = dict(self.base)
            for number, doc in self.docs.items():
                if doc is None:
                    self.merged.pop(number, None)
                else:
                    self.merged[number] = doc
        return self.merged


class WriteSet:
    """Changes to any of the tables on top of a state, which does not change meanwhile."""

    def __init__(self, state: State) -> None:
        """Begin without changes."""
        self._state = state
        self._tables: dict[str, _TableChanges] = {}
        self._log: list[tuple[_TableChanges, str, Any, str | None]] = []
        self.turns = 0
        """How often anything was changed or taken back."""
        self.verbs: dict[str, None] = {}
        self.brought: Sequence[object] = ()
        """The records of others that came along with the changes."""
        self.origin: Origin | None = None
        """The machine of a linked meeting where all of this was done, if that is another one."""
        self.sync = True
        """Whether it has to be on the disk before it is acknowledged."""

    def _table(self, name: str) -> _TableChanges:
        pending = self._tables.get(name)
        if pending is None:
            state = self._state
            pending = self._tables[name] = _TableChanges(state.tables.get(name), state.ids.get(name, 0))
        return pending

    def names(self) -> list[str]:
        """The tables that there would be."""
        gone = {name for name, table in self._tables.items() if not table.exists}
        names = [name for name in self._state.tables if name not in gone]
        return names + [
            name for name, table in self._tables.items() if table.exists and name not in self._state.tables
        ]

    def changes(self, name: str) -> bool:
        """Whether anything of a table is to change, so that it may change again."""
        table = self._tables.get(name)
        return table is not None and table.changes

    def docs(self, name: str) -> Docs:
        """The documents that a table would have; not to be changed."""
        return self._table(name).all()

    def get(self, name: str, number: str) -> Doc | None:
        """The document that would be there."""
        return self._table(name).get(number)

    def set(self, name: str, number: str, doc: Any) -> None:  # noqa: ANN401
        """Set one document.

        Raises:
            TypeError: JSON cannot hold it.
            UnicodeEncodeError: There is half a character in it.
            ValueError: The id is no number that can be read again.
        """
        if not NUMBER.fullmatch(number):
            raise ValueError(f"{number} cannot be the id of a document")
        text = encode(doc)
        text.encode()
        table = self._table(name)
        self._put(table, number, _parsed(doc, text), text)
        if int(number) > table.highest:
            self._remember(table, "highest", table.highest)
            table.highest = int(number)
        self._exist(table, True)

    def remove(self, name: str, number: str) -> None:
        """Remove one document that is there."""
        self._put(self._table(name), number, None, None)

    def ensure(self, name: str) -> None:
        """Let the table be there, though it may be empty."""
        self._exist(self._table(name), True)

    def drop(self, name: str) -> None:
        """Remove a table and forget what ids it has given."""
        table = self._table(name)
        for number in list(table.all()):
            self._put(table, number, None, None)
        self._exist(table, False)
        for attribute, value in (("forgotten", True), ("highest", 0)):
            self._remember(table, attribute, getattr(table, attribute))
            setattr(table, attribute, value)

    def next_id(self, name: str) -> int:
        """An id that no document of the table has or has had."""
        return self._table(name).highest + 1

    def replace(self, tables: Tables) -> None:
        """Let there be these tables and no others."""
        for name in self.names():
            if name not in tables:
                self.drop(name)
        for name, docs in tables.items():
            self.replace_table(name, docs)

    def replace_table(self, name: str, docs: Docs) -> None:
        """Let there be these documents in a table and no others; those that are the same stay untouched."""
        self.ensure(name)
        present = self.docs(name)
        numbered = {str(number): doc for number, doc in docs.items()}
        for number in [number for number in present if number not in numbered]:
            self.remove(name, number)
        for number, doc in numbered.items():
            before = present.get(number)
            if before is None or encode(before) != encode(doc):
                self.set(name, number, doc)

    def replace_tables(self, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        """Let there be these documents in these tables, numbered from 1; other tables stay as they are."""
        for name, documents in tables.items():
            self.replace_table(name, {str(number): dict(doc) for number, doc in enumerate(documents, 1)})

    def savepoint(self) -> int:
        """A point to come back to."""
        return len(self._log)

    def back_to(self, savepoint: int) -> None:
        """Take back everything since that point."""
        while len(self._log) > savepoint:
            table, key, value, text = self._log.pop()
            if text is None:
                setattr(table, key, value)
                continue
            table.merged = None
            if value is _MISSING:
                table.docs.pop(key, None)
                table.texts.pop(key, None)
            else:
                table.docs[key], table.texts[key] = value, text
        self.turns += 1

    def operations(self) -> tuple[list[str], list[dict[str, Any]]]:
        """What has changed, as the JSON of a record and as `State.apply` takes it."""
        texts: list[str] = []
        values: list[dict[str, Any]] = []
        for name, table in self._tables.items():
            label = quoted(name)
            docs = table.docs.items()
            for number in [number for number, doc in docs if doc is None]:
                _operation(table, (name, label, number), texts, values)
            there = table.was
            if table.forgotten and there:
                _existence(name, label, False, texts, values)
                there = False
            for number in [number for number, doc in docs if doc is not None]:
                there = True
                _operation(table, (name, label, number), texts, values)
            if table.exists != there:
                _existence(name, label, table.exists, texts, values)
        return texts, values

    def _put(self, table: _TableChanges, number: str, doc: Doc | None, text: str | None) -> None:
        self._log.append((table, number, table.docs.get(number, _MISSING), table.texts.get(number, "")))
        table.docs[number] = doc
        table.texts[number] = text or ""
        table.merged = None
        self.turns += 1

    def _exist(self, table: _TableChanges, exists: bool) -> None:
        if table.exists != exists:
            self._remember(table, "exists", table.exists)
            table.exists = exists

    def _remember(self, table: _TableChanges, attribute: str, value: object) -> None:
        self._log.append((table, attribute, value, None))
        self.turns += 1


def _existence(name: str, label: str, exists: bool, texts: list[str], values: list[dict[str, Any]]) -> None:
    texts.append(f'{{"table":{label},"exists":{"true" if exists else "false"}}}')
    values.append({"table": name, "exists": exists})


def _operation(
    table: _TableChanges, names: tuple[str, str, str], texts: list[str], values: list[dict[str, Any]]
) -> None:
    name, label, number = names
    before, doc = table.base.get(number), table.docs[number]
    if before is None and doc is None:
        return
    text = f'{{"table":{label},"id":"{number}"'
    value: dict[str, Any] = {"table": name, "id": number}
    if before is not None:
        old = encode(before)
        if doc is not None and old == table.texts[number] and not table.forgotten:
            return
        text += f',"before":{old}'
    if doc is not None:
        text += f',"after":{table.texts[number]}'
        value["after"] = doc
    texts.append(text + "}")
    values.append(value)
