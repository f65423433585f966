"""What TinyDB's documentation says of databases and tables holds for stock TinyDB and for ours alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import JSONStorage, Query, TinyDB, where
from tinydb.middlewares import CachingMiddleware
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.operations import set as set_to
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from ttchan_tui.store import open_database
from ttchan_tui.store.engine.storage import JournalStorage

Open = Callable[[], TinyDB]

OPEN: dict[str, Callable[[Path], TinyDB]] = {
    "memory": lambda _: TinyDB(storage=MemoryStorage),
    "json": lambda path: TinyDB(path, storage=JSONStorage),
    "ours": open_database,
    "stock table on our storage": lambda path: TinyDB(path, storage=JournalStorage),
    "our storage behind a cache": lambda path: TinyDB(path, storage=CachingMiddleware(JournalStorage)),  # type: ignore[no-untyped-call]
}


@pytest.fixture(params=OPEN)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    with OPEN[request.param](tmp_path / "db.json") as database:
        database.insert_multiple({"n": 1, "letter": letter} for letter in "abc")
        yield database


def test_documents_have_ids(db: TinyDB) -> None:
    assert [document.doc_id for document in db] == [1, 2, 3]
    assert db.insert({}) == 4
    assert db.insert_multiple([{}, {}]) == [5, 6]
    assert db.get(doc_id=2) == {"n": 1, "letter": "b"}
    assert db.get(doc_id=99) is None
    assert [found.doc_id for found in db.get(doc_ids=[3, 1, 99])] == [1, 3]
    assert db.contains(doc_id=1)
    assert not db.contains(doc_id=99)


def test_a_document_may_bring_its_id(db: TinyDB) -> None:
    assert db.insert(Document({"n": 2}, doc_id=12)) == 12
    assert db.insert({}) == 13
    assert db.insert_multiple([Document({}, doc_id=20), Document({}, doc_id=22)]) == [20, 22]
    with pytest.raises(ValueError, match="12 already exists"):
        db.insert(Document({}, doc_id=12))
    with pytest.raises(ValueError, match="already exists"):
        db.insert_multiple([Document({}, doc_id=1)])


def test_what_is_no_mapping_is_refused(db: TinyDB) -> None:
    for wrong in ([1], "text", 5, None):
        with pytest.raises(ValueError, match="not a Mapping"):
            db.insert(wrong)
        with pytest.raises(ValueError, match="not a Mapping"):
            db.insert_multiple([wrong])
    assert len(db) == 3


def test_any_mapping_will_do(db: TinyDB) -> None:
    class Mine(Mapping[str, int]):
        def __getitem__(self, key: str) -> int:
            return {"n": 7}[key]

        def __iter__(self) -> Iterator[str]:
            return iter(["n"])

        def __len__(self) -> int:
            return 1

    assert db.get(doc_id=db.insert(Mine())) == {"n": 7}


def test_queries(db: TinyDB) -> None:
    db.insert({"n": 2, "tags": ["x", "y"], "inner": {"deep": {"value": 5}}})
    query = Query()
    expected: list[tuple[Any, int]] = [
        (where("n") == 1, 3),
        (where("n") != 1, 1),
        ((where("n") == 1) & (where("letter") == "b"), 1),
        ((where("letter") == "a") | (where("letter") == "b"), 2),
        (~(where("letter") == "a"), 3),
        (where("letter").exists(), 3),
        (where("letter").matches("[ab]"), 2),
        (where("letter").search("c"), 1),
        (where("letter").one_of(["a", "z"]), 1),
        (where("letter").test(lambda value: str(value) > "a"), 2),
        (where("tags").any(["x"]), 1),
        (where("tags").all(["x", "z"]), 0),
        (where("inner").deep.value == 5, 1),
        (query.inner["deep"].value > 4, 1),
        (query.fragment({"n": 1, "letter": "a"}), 1),
        (query.noop(), 4),
        (query.n.map(lambda value: value * 2) == 4, 1),
    ]
    for cond, number in expected:
        assert db.count(cond) == len(db.search(cond)) == number, cond
        assert db.contains(cond) == bool(number)
        assert (db.get(cond) is not None) == bool(number)


def test_a_plain_function_is_a_query(db: TinyDB) -> None:
    assert [found["letter"] for found in db.search(lambda document: str(document["letter"]) > "a")] == [
        "b",
        "c",
    ]


def test_update(db: TinyDB) -> None:
    assert db.update({"n": 2}) == [1, 2, 3]
    assert db.update({"n": 3}, where("letter") == "a") == [1]
    assert db.update({"n": 4}, doc_ids=[2, 99]) == [2]
    assert db.update(increment("n"), doc_ids=[3]) == [3]
    assert [document["n"] for document in db] == [3, 4, 3]
    assert db.update({"x": 1}, where("letter") == "z") == []


def test_operations(db: TinyDB) -> None:
    for operation, cond in (
        (increment("n"), where("letter") == "a"),
        (decrement("n"), where("letter") == "b"),
        (delete("n"), where("letter") == "c"),
    ):
        db.update(operation, cond)
    assert [document.get("n") for document in db] == [2, 0, None]
    db.update(add("n", 5), doc_ids=[1])
    db.update(subtract("n", 5), doc_ids=[2])
    db.update(set_to("n", "x"), doc_ids=[3])
    assert [document["n"] for document in db] == [7, -5, "x"]


def test_update_multiple_goes_on_with_what_the_ones_before_have_made(db: TinyDB) -> None:
    ids = db.update_multiple([({"n": 2}, where("letter") == "a"), ({"seen": 1}, where("n") == 2)])
    assert ids == [1, 1]
    assert db.all()[0] == {"n": 2, "letter": "a", "seen": 1}


def test_upsert(db: TinyDB) -> None:
    assert db.upsert({"n": 5}, where("letter") == "a") == [1]
    assert db.upsert({"n": 6, "letter": "z"}, where("letter") == "z") == [4]
    assert db.upsert(Document({"n": 7}, doc_id=2)) == [2]
    assert db.upsert(Document({"n": 8}, doc_id=50)) == [50]
    assert [document["n"] for document in db] == [5, 7, 1, 6, 8]
    with pytest.raises(ValueError, match="doc_id"):
        db.upsert({"n": 1})


def test_remove(db: TinyDB) -> None:
    assert db.remove(where("letter") == "b") == [2]
    assert db.remove(doc_ids=[3, 99]) == [3]
    assert db.remove(where("letter") == "z") == []
    assert [document.doc_id for document in db] == [1]
    with pytest.raises(RuntimeError, match="truncate"):
        db.remove()


def test_wrong_calls(db: TinyDB) -> None:
    for call in (db.get, db.contains):
        with pytest.raises(RuntimeError, match="You have to pass"):
            call()


def test_truncate_and_dropping_let_ids_begin_anew(db: TinyDB) -> None:
    db.truncate()
    assert (len(db), db.all(), db.tables()) == (0, [], {"_default"})
    assert db.insert({}) == 1
    db.table("other").insert({})
    db.drop_table("_default")
    db.drop_table("nothing")
    assert db.tables() == {"other"}
    db.drop_tables()
    assert db.tables() == frozenset()
    assert db.insert({}) == 1


def test_tables(db: TinyDB) -> None:
    table = db.table("other")
    assert db.table("other") is table
    assert (table.name, len(table), db.tables()) == ("other", 0, {"_default"})
    table.insert({"n": 9})
    assert (len(table), len(db), db.tables()) == (1, 3, {"_default", "other"})
    assert db.table("_default").all() == db.all()
    db.table("kept", persist_empty=True)
    db.table("not kept")
    assert db.tables() == {"_default", "other", "kept"}
    assert "other" in repr(db)
    assert "name='other'" in repr(table)


def test_what_has_no_match_still_makes_the_table(db: TinyDB) -> None:
    db.table("a").update({"n": 1})
    db.table("b").remove(where("n") == 1)
    db.table("c").truncate()
    db.table("d").insert_multiple([])
    assert db.tables() == {"_default", "a", "b", "c", "d"}


def test_the_query_cache(db: TinyDB) -> None:
    table = db.table("cached", cache_size=2)
    table.insert({"n": 1})
    query = where("n") == 1
    assert table.search(query) == [{"n": 1}]
    assert query in table._query_cache
    table.search(query).clear()
    assert table.search(query) == [{"n": 1}]
    table.insert({"n": 1})
    assert table.count(query) == 2
    for number in range(5):
        table.search(where("n") == number)
    assert len(table._query_cache) == 2
    table.clear_cache()
    assert len(table._query_cache) == 0
    table.search(where("n").test(lambda value: True))
    table.search(Query().n.map(str) == "1")
    uncached = db.table("uncached", cache_size=0)
    uncached.search(query)
    assert len(uncached._query_cache) == 0


def test_iteration_and_contexts(tmp_path: Path, db: TinyDB) -> None:
    assert [type(document) for document in db] == [Document] * 3
    assert list(iter(db)) == db.all() == list(db.table("_default"))
    for document in db:
        db.remove(doc_ids=[document.doc_id])
    assert len(db) == 0


@pytest.mark.parametrize("kind", ["json", "ours", "stock table on our storage", "our storage behind a cache"])
def test_what_is_closed_and_opened_again_is_there(tmp_path: Path, kind: str) -> None:
    for number in range(1, 4):
        with OPEN[kind](tmp_path / "db.json") as db:
            assert db.insert({"number": number, 5: None, "tuple": (1, 2)}) == number
    with OPEN[kind](tmp_path / "db.json") as db:
        assert db.all()[-1] == {"number": 3, "5": None, "tuple": [1, 2]}
        assert db.storage.read()["_default"].keys() == {"1", "2", "3"}
        db.storage.write({"written": {"7": {"n": 7}}})
        assert db.tables() == {"written"}
        assert db.table("written").get(doc_id=7) == {"n": 7}
        db.storage.write({})
        assert not db.storage.read()


def test_classes_may_be_put_in_place_of_documents_and_ids(tmp_path: Path) -> None:
    from ttchan_tui.store.engine.database import Database
    from ttchan_tui.store.engine.table import JournaledTable

    class MyDocument(Document):
        pass

    class MyTable(JournaledTable):
        document_class = MyDocument

    class MyDatabase(Database):
        table_class = MyTable
        default_table_name = "mine"

    with MyDatabase(tmp_path / "db.json") as db:
        db.insert({"n": 1})
        assert db.insert(MyDocument({"n": 2}, 5)) == 5
        assert [type(document) for document in db] == [MyDocument, MyDocument]
        assert db.tables() == {"mine"}
