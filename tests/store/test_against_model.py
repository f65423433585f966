"""Any sequence of operations does to a shared database what it does to a dict."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.table import Document, Table

from ttchan_tui.store import Database, open_database
from ttchan_tui.store.engine.frames import frame

Model = dict[str, dict[int, dict[str, Any]]]

names = st.sampled_from(["_default", "note"])
sides = st.sampled_from([0, 1])
values = st.one_of(
    st.integers(-9, 9), st.text(st.characters(exclude_categories=["Cs"]), max_size=5), st.none()
)
documents = st.fixed_dictionaries({"key": st.integers(0, 3), "value": values})


class Undone(Exception):
    pass


class TwoDatabases(RuleBasedStateMachine):
    """Two databases on one file, as two processes would have them, and a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name) / "data.json"
        self.databases: list[Database] = [open_database(self.path), open_database(self.path)]
        self.model: Model = {}

    def teardown(self) -> None:
        self.directory.cleanup()

    def table(self, side: int, name: str) -> Table:
        return self.databases[side].table(name)

    def rows(self, name: str) -> dict[int, dict[str, Any]]:
        return self.model.setdefault(name, {})

    @rule(side=sides, name=names, document=documents)
    def insert(self, side: int, name: str, document: dict[str, Any]) -> None:
        number = self.table(side, name).insert(document)
        assert number > max(self.rows(name), default=0)
        self.rows(name)[number] = document

    @rule(side=sides, name=names, several=st.lists(documents, max_size=4))
    def insert_multiple(self, side: int, name: str, several: list[dict[str, Any]]) -> None:
        numbers = self.table(side, name).insert_multiple(several)
        assert len(set(numbers) - self.rows(name).keys()) == len(several)
        self.rows(name).update(zip(numbers, several, strict=True))

    @rule(side=sides, name=names, number=st.integers(1, 6), document=documents)
    def upsert_with_id(self, side: int, name: str, number: int, document: dict[str, Any]) -> None:
        assert self.table(side, name).upsert(Document(document, number)) == [number]
        self.rows(name)[number] = self.rows(name).get(number, {}) | document

    @rule(side=sides, name=names, document=documents)
    def upsert_where(self, side: int, name: str, document: dict[str, Any]) -> None:
        changed = self.table(side, name).upsert(document, where("key") == document["key"])
        rows = self.rows(name)
        matching = [number for number, row in rows.items() if row.get("key") == document["key"]]
        assert not matching or changed == matching
        for number in changed:
            rows[number] = rows.get(number, {}) | document

    @rule(side=sides, name=names, key=st.integers(0, 3), value=values)
    def update(self, side: int, name: str, key: int, value: object) -> None:
        self.table(side, name).update({"value": value}, where("key") == key)
        for row in self.rows(name).values():
            if row.get("key") == key:
                row["value"] = value

    @rule(side=sides, name=names, key=st.integers(0, 3))
    def update_with_operations(self, side: int, name: str, key: int) -> None:
        updates: list[tuple[Callable[[Any], None], Any]] = [
            (increment("key"), where("key") == key),
            (delete("value"), (where("key") == key + 1) & where("value").exists()),
        ]
        self.table(side, name).update_multiple(updates)
        for row in self.rows(name).values():
            if row.get("key") == key:
                row["key"] += 1
                row.pop("value", None)
            elif row.get("key") == key + 1:
                row.pop("value", None)

    @rule(side=sides, name=names, key=st.integers(0, 3))
    def remove(self, side: int, name: str, key: int) -> None:
        self.table(side, name).remove(where("key") == key)
        self.model[name] = {number: row for number, row in self.rows(name).items() if row.get("key") != key}

    @rule(side=sides, name=names, numbers=st.lists(st.integers(1, 6), unique=True, max_size=3))
    def remove_by_id(self, side: int, name: str, numbers: list[int]) -> None:
        removed = self.table(side, name).remove(doc_ids=numbers)
        assert set(removed) == set(numbers) & self.rows(name).keys()
        for number in removed:
            del self.rows(name)[number]

    @rule(side=sides, name=names)
    def truncate(self, side: int, name: str) -> None:
        self.table(side, name).truncate()
        self.rows(name).clear()

    @precondition(lambda self: self.model)
    @rule(side=sides, name=names)
    def drop_table(self, side: int, name: str) -> None:
        self.databases[side].drop_table(name)
        self.model.pop(name, None)

    @rule(side=sides)
    def drop_tables(self, side: int) -> None:
        self.databases[side].drop_tables()
        self.model.clear()

    @rule(side=sides, name=names, several=st.lists(documents, min_size=1, max_size=3))
    def transaction_that_fails(self, side: int, name: str, several: list[dict[str, Any]]) -> None:
        with suppress(Undone), self.databases[side].transaction():
            self.table(side, name).insert_multiple(several)
            self.databases[side].drop_table("note")
            self.table(1 - side, "_default").truncate()
            raise Undone

    @rule(side=sides)
    def fold(self, side: int) -> None:
        self.databases[side].storage.compact(rotate=True)

    @precondition(lambda self: self.path.exists())
    @rule(cut=st.integers(1, 60))
    def crash_in_the_middle_of_a_record(self, cut: int) -> None:
        """All are killed; one was about to append what was never acknowledged."""
        journal = self.path.with_name("data.json.journal")
        store = self.databases[0].storage._store
        content = journal.read_bytes().rstrip(b"\n") + b"\n"
        sequence = store.journal.sequence if store.journal else 0
        line = frame(sequence + 1, b'{"at":"","do":[{"table":"note","id":"99","after":{}}]}')
        journal.write_bytes(content + line[:cut])
        store.begin()

    @rule(side=sides)
    def open_anew(self, side: int) -> None:
        self.databases[side].close()
        self.databases[side] = open_database(self.path)

    @invariant()
    def both_see_what_the_dict_holds(self) -> None:
        for database in self.databases:
            assert {name for name in database.tables() if len(database.table(name))} == {
                name for name, rows in self.model.items() if rows
            }
            for name in ("_default", "note"):
                table, rows = database.table(name), self.rows(name)
                assert {document.doc_id: dict(document) for document in table} == rows
                found = {document.doc_id for document in table.search(where("key") == 1)}
                assert found == {number for number, row in rows.items() if row.get("key") == 1}

    @invariant()
    def stock_tinydb_sees_it_too(self) -> None:
        if self.path.exists():
            self.databases[0].storage.compact()
            with TinyDB(self.path, encoding="utf-8", access_mode="r") as stock:
                for name, rows in self.model.items():
                    assert {document.doc_id: dict(document) for document in stock.table(name)} == rows


TestTwoDatabases = TwoDatabases.TestCase
TestTwoDatabases.settings = settings(
    max_examples=600 if os.environ.get("TTCHAN_STRESS") else 30, stateful_step_count=20, deadline=None
)
