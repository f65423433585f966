from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import increment
from tinydb.table import Document

from ttchan_tui.store import (
    Database,
    StoreBusy,
    StoreDamaged,
    StoreDenied,
    StoreFull,
    StoreUnusable,
    open_database,
)
from ttchan_tui.store.copies.verify import engine_faults
from ttchan_tui.text.languages import CODES, language

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.json"


@pytest.fixture
def database(path: Path) -> Database:
    return open_database(path)


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def documents(path: Path, table: str = "_default") -> list[dict[str, Any]]:
    """What stock TinyDB finds in the file, once it holds everything."""
    open_database(path).storage.compact()
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
        return [dict(document) for document in stock.table(table)]


MUTATORS: dict[str, Callable[[Database], object]] = {
    "insert": lambda db: db.insert({"n": 2}),
    "insert_multiple": lambda db: db.insert_multiple([{"n": 2}, {"n": 3}]),
    "update": lambda db: db.update({"n": 9}),
    "update_multiple": lambda db: db.update_multiple([({"n": 9}, where("n") == 1)]),
    "upsert": lambda db: db.upsert({"n": 9}, where("n") == 1),
    "remove": lambda db: db.remove(where("n") == 1),
    "truncate": lambda db: db.truncate(),
    "drop_table": lambda db: db.drop_table("_default"),
    "drop_tables": lambda db: db.drop_tables(),
    "replace_tables": lambda db: _replace(db, {"_default": [{"n": 9}]}),
}


def _replace(database: Database, tables: dict[str, list[dict[str, object]]]) -> None:
    with database.transaction() as pending:
        pending.replace_tables(tables)


@pytest.fixture(params=MUTATORS)
def mutate(request: pytest.FixtureRequest) -> Callable[[Database], object]:
    return MUTATORS[request.param]


def test_it_is_a_tinydb(database: Database) -> None:
    assert isinstance(database, TinyDB)


def test_stock_tinydb_reads_what_is_written(database: Database, path: Path) -> None:
    database.insert({"text": "Kādreiz… «Рашка» 🕯"})
    database.table("other").insert({"n": 1})
    assert documents(path) == [{"text": "Kādreiz… «Рашка» 🕯"}]
    assert documents(path, "other") == [{"n": 1}]
    assert "Kādreiz… «Рашка» 🕯".encode() in path.read_bytes()


def test_stock_tinydb_reads_it_once_the_last_one_has_closed(path: Path) -> None:
    first, second = open_database(path), open_database(path)
    first.insert({"n": 1})
    first.close()
    second.insert({"n": 2})
    second.close()
    with TinyDB(path, access_mode="r") as stock:
        assert stock.all() == [{"n": 1}, {"n": 2}]


def test_what_stock_tinydb_has_written_is_read(path: Path) -> None:
    with TinyDB(path) as stock:
        stock.insert({"n": 1})
    assert open_database(path).all() == [{"n": 1}]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xef\xbb\xbf{}"])
def test_an_empty_file_is_an_empty_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    database = open_database(path)
    assert (database.tables(), database.all()) == (set(), [])
    assert database.insert({"n": 1}) == 1


def test_opening_leaves_nothing_behind(path: Path) -> None:
    open_database(path).close()
    assert list(path.parent.iterdir()) == []


def test_another_database_on_the_file_sees_each_change_at_once(path: Path, database: Database) -> None:
    other = open_database(path)
    for number in range(1, 30):
        database.insert({"n": number})
        assert other.count(where("n") > 0) == number
        other.update({"seen": number}, where("n") == number)
        assert database.search(where("seen") == number) == [{"n": number, "seen": number}]


def test_ids_go_on_where_another_database_has_left_off(path: Path, database: Database) -> None:
    other = open_database(path)
    assert [database.insert({}), other.insert({}), database.insert({}), other.insert({})] == [1, 2, 3, 4]
    assert other.insert_multiple([{}, {}]) == [5, 6]
    assert database.insert_multiple([{}, {}]) == [7, 8]


def test_an_id_is_not_given_twice_after_its_document_is_gone(database: Database) -> None:
    database.insert_multiple([{}, {}])
    database.remove(doc_ids=[2])
    assert database.insert({}) == 3


def test_an_id_that_is_brought_along_is_not_given_to_a_new_document(database: Database) -> None:
    database.insert({})
    assert database.insert_multiple([{"n": 1}, Document({"n": 2}, 2), {"n": 3}]) == [3, 2, 4]
    assert len(database) == 4


def test_a_failed_insert_does_not_make_the_next_one_overwrite(database: Database) -> None:
    database.insert({"n": 1})
    with pytest.raises(ValueError, match="already exists"):
        database.insert(Document({"n": 2}, 1))
    assert database.insert({"n": 3}) == 2
    assert [document["n"] for document in database] == [1, 3]


def test_changing_what_was_found_changes_nothing(database: Database) -> None:
    database.insert({"n": 1, "list": [1]})
    for _ in range(2):
        found = database.search(where("n") == 1)[0]
        found["n"] = 2
        found["list"].append(2)
    assert database.search(where("n") == 1) == [{"n": 1, "list": [1]}]


def test_what_json_cannot_hold_is_refused_whole(database: Database, path: Path) -> None:
    database.insert({"n": 1})
    before = journal(path).read_bytes()
    with pytest.raises(TypeError):
        database.insert({"n": {1, 2}})
    with pytest.raises(UnicodeEncodeError):
        database.insert({"n": "\ud800"})
    assert journal(path).read_bytes() == before
    assert database.all() == [{"n": 1}]


def test_an_update_that_fails_half_way_changes_nothing(database: Database) -> None:
    database.insert_multiple([{"n": 1}, {"n": "one"}])
    with pytest.raises(TypeError):
        database.update(increment("n"))
    assert database.all() == [{"n": 1}, {"n": "one"}]


def test_a_closed_database_says_so(database: Database) -> None:
    with database:
        database.insert({})
    for act in (database.all, lambda: database.insert({}), database.drop_tables):
        with pytest.raises(ValueError, match="closed"):
            act()


class TestTransaction:
    def test_all_of_it_is_written_at_once(self, database: Database, path: Path) -> None:
        database.insert({"n": 0})
        before = journal(path).read_bytes().rstrip()
        with database.transaction():
            database.insert({"n": 1})
            database.table("other").insert({"n": 2})
            assert journal(path).read_bytes().rstrip() == before
            assert database.search(where("n") == 1) == [{"n": 1}]
        assert documents(path) == [{"n": 0}, {"n": 1}]
        assert documents(path, "other") == [{"n": 2}]

    def test_nothing_of_it_is_written_if_it_fails(self, database: Database, path: Path) -> None:
        database.insert({"n": 0})
        before = journal(path).read_bytes()
        with suppress(ZeroDivisionError), database.transaction():
            database.update({"n": 1})
            database.table("other").insert({"n": 2})
            assert database.count(where("n") == 1) == 1
            database.drop_tables()
            raise ZeroDivisionError
        assert journal(path).read_bytes() == before
        assert database.count(where("n") == 0) == 1
        assert database.tables() == {"_default"}

    def test_an_inner_one_that_fails_takes_only_its_own_back(self, database: Database) -> None:
        with database.transaction():
            database.insert({"n": 1})
            with suppress(ZeroDivisionError), database.transaction():
                database.insert({"n": 2})
                raise ZeroDivisionError
            assert database.count(where("n") == 2) == 0
            database.insert({"n": 3})
        assert [document["n"] for document in database] == [1, 3]

    def test_two_databases_of_one_thread_share_it(self, path: Path, database: Database) -> None:
        other = open_database(path)
        with database.transaction():
            ids = [database.insert({}), other.insert({}), database.insert({}), *other.insert_multiple([{}])]
        assert ids == [1, 2, 3, 4]
        assert len(database) == 4

    def test_another_thread_sees_nothing_of_it_before_its_end(self, database: Database) -> None:
        seen: list[int] = []
        with database.transaction():
            database.insert({})
            thread = threading.Thread(target=lambda: seen.append(len(database)))
            thread.start()
            thread.join()
        assert seen == [0]

    def test_one_without_changes_writes_nothing(self, database: Database, path: Path) -> None:
        database.insert({})
        before = journal(path).read_bytes()
        with database.transaction():
            assert len(database) == 1
        assert journal(path).read_bytes() == before


def test_threads_lose_nothing(path: Path, database: Database) -> None:
    database.insert({"count": 0})
    ids: list[int] = []

    def work(number: int) -> None:
        own = database if number % 2 else open_database(path)
        for _ in range(10):
            own.update(increment("count"), where("count").exists())
            ids.append(own.table("notes").insert({"by": number}))
            assert own.table("notes").count(where("by") == number) > 0

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.get(where("count").exists()) == {"count": 60}
    assert sorted(ids) == list(range(1, 61))


def test_another_thread_is_not_waited_for_for_ever(path: Path, database: Database) -> None:
    impatient = open_database(path, lock_wait=0.01)
    caught: list[BaseException] = []

    def work() -> None:
        try:
            impatient.insert({})
        except StoreBusy as busy:
            caught.append(busy)

    with database.transaction():
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert [type(one) for one in caught] == [StoreBusy]
    assert impatient.insert({}) == 1


DAMAGED: dict[str, bytes] = {
    "torn": b'{"_default": {"1": {"n": 1}, "2": {"n"',
    "trailing": b'{"_default": {}}}}',
    "not JSON": b"hello",
    "a list": b"[1, 2]",
    "a number": b"7",
    "no tables": b'{"_default": [1]}',
    "no documents": b'{"_default": {"1": 5}}',
    "no ids": b'{"_default": {"one": {}}}',
    "not UTF-8": b'{"_default": {"1": {"n": "\xff"}}}',
    "zeros": b"\0" * 512,
    "bottomless": b'{"_default": {"1": {"n": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_said_to_be_and_never_overwritten(
    path: Path, content: bytes, mutate: Callable[[Database], object]
) -> None:
    path.write_bytes(content)
    database = open_database(path)
    with pytest.raises(StoreDamaged) as caught:
        database.all()
    for code in CODES:
        assert str(path) in caught.value.sentence(language(code))
    with pytest.raises(StoreDamaged):
        mutate(database)
    with pytest.raises(StoreDamaged):
        database.storage.write({})
    assert path.read_bytes() == content


def test_a_damaged_file_that_was_put_right_is_used_again(path: Path, database: Database) -> None:
    path.write_bytes(b"{")
    with pytest.raises(StoreDamaged):
        database.insert({})
    path.write_bytes(b'{"_default": {"4": {}}}')
    assert database.insert({}) == 5


def test_the_mode_of_the_file_is_kept(path: Path, database: Database) -> None:
    database.insert({})
    path.chmod(0o640)
    database.insert({})
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_journal_has_the_mode_of_the_file(path: Path) -> None:
    path.write_text("{}")
    path.chmod(0o640)
    database = open_database(path)
    database.insert({})
    assert journal(path).stat().st_mode & 0o777 == 0o640
    journal(path).chmod(0o600)
    database.storage.compact(rotate=True)
    assert journal(path).stat().st_mode & 0o777 == 0o600


def test_a_new_file_has_the_mode_of_its_directory_whatever_the_umask(database: Database, path: Path) -> None:
    path.parent.chmod(0o770)
    umask = os.umask(0o077)
    try:
        database.insert({})
    finally:
        os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o660
    assert journal(path).stat().st_mode & 0o777 == 0o660


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "real.json"
    real.write_text("{}")
    path.symlink_to(real)
    open_database(path).insert({"n": 1})
    assert path.is_symlink()
    assert open_database(real).all() == [{"n": 1}]


def test_what_a_killed_process_left_behind_is_cleared_away(path: Path, database: Database) -> None:
    for name in ("data.json.new", "data.json.journal.new"):
        path.with_name(name).write_bytes(b"half of")
    database.insert({"n": 1})
    database.storage.compact(rotate=True)
    names = ["data.json", "data.json.history", "data.json.journal"]
    assert sorted(one.name for one in path.parent.iterdir()) == names
    assert open_database(path).all() == [{"n": 1}]


def test_two_changes_in_a_row_never_look_like_none(database: Database) -> None:
    tokens = []
    for number in range(50):
        database.upsert(Document({"n": number % 10}, 1))
        tokens.append(database.storage.token())
    assert len(set(tokens)) == len(tokens)


def test_content_and_name_are_on_the_disk_before_a_change_returns(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def recording(name: str) -> None:
        sync = getattr(os, name)

        def recorded(descriptor: int) -> None:
            synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
            sync(descriptor)

        monkeypatch.setattr(os, name, recorded)

    recording("fsync")
    recording("fdatasync")
    database.insert({})
    assert synced[-1] == "data.json.journal"
    assert {"data.json.new", "data.json.journal.new", path.parent.name} <= set(synced)
    synced.clear()
    database.insert({})
    assert synced == ["data.json.journal"]


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, StoreFull), (errno.EDQUOT, StoreFull), (errno.EIO, StoreUnusable)]
)
def test_a_disk_that_fails_leaves_the_file_as_it_was(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    database.insert({"n": 1})
    before = journal(path).read_bytes().rstrip()

    def failing(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fdatasync", failing)
        with pytest.raises(kind):
            database.insert({"n": 2})
    assert journal(path).read_bytes().rstrip() == before
    assert database.all() == [{"n": 1}]
    database.insert({"n": 3})
    assert database.all() == [{"n": 1}, {"n": 3}]


def test_a_disk_without_space_leaves_the_file_as_it_was(path: Path, database: Database) -> None:
    database.insert({"n": 1})
    program = f"""
import resource
from ttchan_tui.store import StoreFull, open_database
database = open_database({str(path)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, {resource.RLIM_INFINITY}))
try:
    for number in range(1000):
        database.insert({{"text": "x" * 100}})
except StoreFull as full:
    print(number, len(database))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    inserted, left = map(int, done.stdout.split())
    assert left == inserted + 1 == len(open_database(path))
    assert not engine_faults(database.storage)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """The rest as a user who may do nothing here; root may do everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked_away() -> Iterator[Database]:
    """A database with a document, in a directory that may only be read."""
    with tempfile.TemporaryDirectory() as name:
        database = open_database(Path(name, "data.json"))
        database.insert({"n": 1})
        Path(name).chmod(0o555)
        with as_somebody_else():
            yield database
        Path(name).chmod(0o755)


def test_a_directory_that_may_only_be_read_can_be_read(
    locked_away: Database, mutate: Callable[[Database], object]
) -> None:
    assert locked_away.all() == [{"n": 1}]
    with pytest.raises(StoreDenied):
        mutate(locked_away)
    assert locked_away.all() == [{"n": 1}]


def test_a_file_that_may_not_be_read_is_said_to_be(path: Path, database: Database) -> None:
    database.insert({})
    database.close()
    database = open_database(path)
    path.chmod(0)
    with as_somebody_else(), pytest.raises(StoreDenied):
        database.all()
    assert path.stat().st_size > 0


def test_a_directory_that_is_none_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for directory in ("file", "nowhere"):
        with pytest.raises(StoreUnusable, match="not a directory"):
            open_database(tmp_path / directory / "data.json")


def test_a_file_that_is_a_directory_is_said_to_be(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreUnusable, match="not an ordinary file"):
        open_database(path).all()
