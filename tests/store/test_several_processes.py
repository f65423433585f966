from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pytest
from tinydb import TinyDB, where

from ttchan_tui.store import Database, StoreBusy, open_database, open_repository

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts workers, and sees to it that none outlives the test."""
    with ExitStack() as stack:

        def started(*words: object) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.store.worker", *map(str, words)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield started


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def said(process: subprocess.Popen[str]) -> list[str]:
    """Everything that the process says, once it has ended well."""
    words = process.communicate()[0].split()
    assert process.returncode == 0
    return words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.json"


def test_nothing_is_lost_and_no_id_is_given_twice(start: Start, path: Path) -> None:
    writers = [start("insert", path, f"writer {number}", 40) for number in range(4)]
    ids = [int(word) for writer in writers for word in said(writer)]
    assert sorted(ids) == list(range(1, 161))
    database = open_database(path)
    assert len(database.table("notes")) == 160
    for number in range(4):
        of_one = database.table("notes").search(where("by") == f"writer {number}")
        assert [document["count"] for document in of_one] == list(range(40))


def test_no_update_is_lost(start: Start, path: Path) -> None:
    database = open_database(path)
    database.insert({"name": "counter", "count": 0})
    counters = [start("count", path, 40) for _ in range(3)]
    for _ in range(20):
        database.update(
            lambda document: document.update(count=document["count"] + 1), where("name") == "counter"
        )
    for counter in counters:
        said(counter)
    assert database.all() == [{"name": "counter", "count": 140}]


def test_who_reads_meanwhile_always_finds_a_sound_file_that_only_grows(start: Start, path: Path) -> None:
    database = open_database(path)
    writers = [start("insert", path, number, 30) for number in range(3)]
    found = [0]
    while any(writer.poll() is None for writer in writers):
        found.append(len(database.table("notes")))
    assert found == sorted(found)
    assert len(database.table("notes")) == 90


def test_who_keeps_the_lock_too_long_is_not_waited_for(start: Start, path: Path) -> None:
    holder = start("hold", path)
    assert output(holder).readline() == "held\n"
    with pytest.raises(StoreBusy):
        open_database(path, lock_wait=0.05).insert({})
    assert open_database(path).all() == []
    said(holder)
    assert open_database(path).all() == [{"half": "done"}]


def test_who_dies_with_the_lock_keeps_nobody_waiting(start: Start, path: Path) -> None:
    open_database(path).insert({"n": 1})
    holder = start("hold", path)
    assert output(holder).readline() == "held\n"
    holder.kill()
    holder.wait()
    assert open_database(path, lock_wait=0).insert({"n": 2}) == 2
    assert open_database(path).all() == [{"n": 1}, {"n": 2}]


def test_all_may_start_at_once_for_the_first_time(start: Start, tmp_path: Path) -> None:
    directory = tmp_path / "new" / "data"
    processes = [start("begin", directory) for _ in range(5)]
    for process in processes:  # all are there and wait for their input to end
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    activities = {said(process)[0] for process in processes}
    assert len(activities) == 1
    open_database(directory / "ttchan.json").compact()
    with TinyDB(directory / "ttchan.json", encoding="utf-8") as stock:
        assert {str(len(stock.table("activity")))} == activities
        assert len(stock.table("meeting")) == 1


def test_whoever_is_killed_whatever_was_acknowledged_is_there(start: Start, tmp_path: Path) -> None:
    repository = open_repository(tmp_path)
    acknowledged: list[str] = []
    for round_ in range(8):
        writers = [start("note", tmp_path) for _ in range(2)]
        for writer in writers:
            for _ in range(round_ + 1):
                acknowledged.append(output(writer).readline().strip())
        for writer in writers:
            writer.kill()
        for writer in writers:
            acknowledged += output(writer).read().split()
    stored = [note.id for note in repository.notes()]
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(stored) <= len(acknowledged) + 2 * 8
    database = open_database(tmp_path / "ttchan.json")
    assert not database.verify()
    database.compact()
    with TinyDB(tmp_path / "ttchan.json", encoding="utf-8") as stock:
        assert len(stock.table("note")) == len(stored)


def _insert_in_child(database: Database) -> None:
    for _ in range(10):
        database.insert({})


def test_a_database_may_be_used_on_both_sides_of_a_fork(path: Path) -> None:
    database = open_database(path)
    database.insert({})
    context = multiprocessing.get_context("fork")
    with database.transaction():
        children = [context.Process(target=_insert_in_child, args=(database,)) for _ in range(2)]
        for child in children:
            child.start()
        database.insert({})
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    assert [document.doc_id for document in database] == list(range(1, 23))
