"""The snapshot: whose it is, whether it is in its place, and what it does not hold."""

from __future__ import annotations

from pathlib import Path

from tinydb import TinyDB

from tests.store.conftest import Start
from ttchan_tui.store import open_database


def test_an_editor_may_leave_a_file_of_the_same_size(path: Path) -> None:
    database = open_database(path)
    database.insert({"at": "11:00"})
    database.compact()
    edited = path.with_name("edited")
    edited.write_text(path.read_text().replace("11:00", "12:00"))
    edited.replace(path)
    assert database.all() == [{"at": "12:00"}]
    database.insert({"at": "13:00"})
    database.close()
    with TinyDB(path) as stock:
        assert stock.all() == [{"at": "12:00"}, {"at": "13:00"}]


def test_who_dies_before_the_snapshot_is_in_its_place_leaves_it_to_the_next(start: Start, path: Path) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    database.compact()
    database.insert({"n": 2})
    assert start("die_in_compaction", path).wait()
    assert len(database) == 2
    database.close()
    with TinyDB(path) as stock:
        assert stock.all() == [{"n": 1}, {"n": 2}]


def test_ids_of_what_was_removed_are_not_given_again_after_a_snapshot(path: Path) -> None:
    for expected in ([1, 2], [3, 4], [5, 6]):
        with open_database(path) as database:
            ids = database.insert_multiple([{}, {}])
            assert ids == expected
            database.remove(doc_ids=ids)
    with open_database(path) as database:
        database.insert({"n": 1})
        database.truncate()
    with open_database(path) as database:
        assert database.insert({}) == 1
