"""Threads of one process on one file: whoever closes, reads or fails meanwhile."""

from __future__ import annotations

import errno
import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from tinydb import where

from tests.store.conftest import Start
from ttchan_tui.store import Database, StoreUnusable, open_database
from ttchan_tui.store.copies.verify import engine_faults
from ttchan_tui.store.engine import open_stores


@contextmanager
def held_transaction(database: Database) -> Iterator[None]:
    """Another thread has inserted a document in a transaction, which ends with the block."""
    inserted, end = threading.Event(), threading.Event()

    def run() -> None:
        with database.transaction():
            database.insert({"by": "the other thread"})
            inserted.set()
            end.wait()

    thread = threading.Thread(target=run)
    thread.start()
    inserted.wait()
    try:
        yield
    finally:
        end.set()
        thread.join()


def test_closing_takes_the_lock_from_no_other_thread(start: Start, path: Path) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    with held_transaction(database):
        database.close()
        with open_database(path) as again:
            assert again.all() == [{"n": 1}]
            assert start("insert_at_once", path).communicate()[0] == "busy\n"
    with open_database(path) as database:
        assert database.all() == [{"n": 1}, {"by": "the other thread"}]
        assert not engine_faults(database.storage)


def test_what_was_refused_is_not_kept_because_somebody_has_read_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    found = []

    def fail(_: int) -> None:
        monkeypatch.undo()
        reader = threading.Thread(target=lambda: found.append(database.all()))
        reader.start()
        reader.join()
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fdatasync", fail)
    with pytest.raises(StoreUnusable):
        database.insert({"n": 2})
    assert found == [[{"n": 1}, {"n": 2}]]
    assert database.all() == [{"n": 1}]
    assert database.insert({"n": 3}) == 2
    database.close()
    with open_database(path) as database:
        assert database.all() == [{"n": 1}, {"n": 3}]
        assert not engine_faults(database.storage)


def test_who_reads_all_tables_sees_each_transaction_whole(path: Path) -> None:
    database = open_database(path)

    def write() -> None:
        for number in range(150):
            with database.transaction():
                for name in ("a", "b", "c"):
                    database.table(name).upsert({"n": number}, lambda _: True)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        tables = database.storage.read() or {}
        assert len({str(table) for table in tables.values()}) <= 1
    writer.join()


def _insert(path: Path) -> None:
    open_database(path).insert({"by": "the child"})


def test_a_fork_may_come_while_another_thread_opens_a_database(path: Path) -> None:
    open_stores._shared_turn.acquire()
    threading.Timer(0.05, open_stores._shared_turn.release).start()
    child = multiprocessing.get_context("fork").Process(target=_insert, args=(path,))
    child.start()
    child.join(10)
    child.kill()
    assert open_database(path).all() == [{"by": "the child"}]


def test_what_a_search_found_is_not_cached_as_what_is_there_now(path: Path) -> None:
    table = open_database(path).table("t")
    table.insert({"n": 1})
    searching, go_on = threading.Event(), threading.Event()

    def anything(value: Mapping[str, object]) -> bool:
        if not searching.is_set():
            searching.set()
            go_on.wait()
        return bool(value)

    slow = threading.Thread(target=lambda: table.search(anything))
    slow.start()
    searching.wait()
    table.insert({"n": 2})
    assert len(table.search(where("n") > 0)) == 2
    go_on.set()
    slow.join()
    assert len(table.search(anything)) == 2
