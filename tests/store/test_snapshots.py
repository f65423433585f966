"""The snapshot: whose it is, whether it is in its place, and what it does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from tests.store.conftest import Start
from ttchan_tui.store import open_database
from ttchan_tui.store.copies.verify import engine_faults
from ttchan_tui.store.engine import compaction
from ttchan_tui.store.engine.state import State
from ttchan_tui.store.files.file_layout import FileLayout


def test_an_editor_may_leave_a_file_of_the_same_size(path: Path) -> None:
    database = open_database(path)
    database.insert({"at": "11:00"})
    database.storage.compact()
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
    database.storage.compact()
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


def test_an_id_is_taken_only_if_it_can_be_read_again(path: Path) -> None:
    database = open_database(path)
    assert database.insert(Document({"n": 1}, -1)) == -1
    with pytest.raises(ValueError, match="cannot be the id"):
        database.insert(Document({"n": 2}, 10**18))
    database.close()
    moved = path.with_name("moved.json")
    path.rename(moved)
    assert open_database(moved).get(doc_id=-1) == {"n": 1}


def test_who_begins_the_journal_too_late_leaves_what_it_builds_on(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.insert({"n": 1})
    database = open_database(path)
    early = State()
    database.insert({"n": 2})
    database.storage.compact()
    base = FileLayout(path).base(1).read_bytes()
    compaction.begin(FileLayout(path), early)
    assert FileLayout(path).base(1).read_bytes() == base
    assert not engine_faults(database.storage)


def files(path: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def test_who_only_reads_writes_nothing(path: Path) -> None:
    with open_database(path) as database:
        database.insert({"n": 1})
    before = files(path)
    for _ in range(2):
        with open_database(path) as database:
            assert database.all() == [{"n": 1}]
        assert files(path) == before


def test_where_nothing_is_to_be_folded_nothing_is_written(path: Path) -> None:
    with open_database(path) as database:
        database.insert({"n": 1})
        database.storage.compact(rotate=True)
        folded = files(path)
        assert database.storage.compact(rotate=True)
        assert files(path) == folded
    with open_database(path) as database:
        assert database.storage.compact(rotate=True)
        assert files(path) == folded
        database.insert({"n": 2})
        database.storage.compact(rotate=True)
        assert files(path).keys() > folded.keys()
