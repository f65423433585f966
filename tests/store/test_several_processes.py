from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

import pytest
from tinydb import TinyDB, where

from tests.store.conftest import Start
from ttchan_tui.store import (
    DATA_FILE,
    Database,
    Repository,
    StoreBusy,
    StoreFull,
    file_info,
    open_database,
    open_repository,
)
from ttchan_tui.store.copies.verify import engine_faults
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.meeting.first_run import begin


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def said(process: subprocess.Popen[str]) -> list[str]:
    """Everything that the process says, once it has ended well."""
    words = process.communicate()[0].split()
    assert process.returncode == 0
    return words


def test_nothing_is_lost_and_no_id_is_given_twice(start: Start, path: Path) -> None:
    writers = [start("insert", path, f"writer {number}", 40) for number in range(4)]
    ids = [int(word) for writer in writers for word in said(writer)]
    assert sorted(ids) == list(range(1, 161))
    database = open_database(path)
    assert len(database.table("notes")) == 160
    for number in range(4):
        of_one = database.table("notes").search(where("by") == f"writer {number}")
        assert [document["count"] for document in of_one] == list(range(40))


def test_a_file_that_is_gone_while_it_is_replaced_is_not_gone(start: Start, path: Path) -> None:
    """Some file systems remove a file to replace it; on ntfs-3g some of three writers were refused."""
    database = open_database(path)
    database.table("notes").insert({"by": "us"})
    database.storage.compact(rotate=True)
    writers = [start("insert_where_nothing_is_replaced_at_once", path, number, 25) for number in range(3)]
    counts = [1]
    while any(writer.poll() is None for writer in writers):
        counts.append(len(database.table("notes")))
        with closing(open_database(path)) as another:
            counts.append(len(another.table("notes")))
    assert counts == sorted(counts)
    ids = [int(word) for writer in writers for word in said(writer)]
    assert sorted(ids) == list(range(2, 77))
    assert len(database.table("notes")) == 76
    assert not database.storage.warnings
    assert not engine_faults(database.storage)


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


def test_a_read_may_see_the_end_of_a_record_without_its_beginning(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages are read one after the other; others may write two records between two of them."""
    database = open_database(path)
    notes = database.table("notes")
    notes.insert({"by": "us"})
    read = os.pread

    def in_two_parts(descriptor: int, length: int, offset: int) -> bytes:
        monkeypatch.undo()
        first = read(descriptor, 40, offset)
        said(start("insert", path, "them", 2))
        return first + read(descriptor, length - 40, offset + 40)

    monkeypatch.setattr(os, "pread", in_two_parts)
    assert len(notes) == 3
    database.close()
    with TinyDB(path) as stock:
        assert len(stock.table("notes")) == 3
    assert not engine_faults(open_database(path).storage)


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
    open_database(directory / "ttchan.json").storage.compact()
    with TinyDB(directory / "ttchan.json", encoding="utf-8") as stock:
        assert {str(len(stock.table("activity")))} == activities
        assert len(stock.table("meeting")) == 1


class _Overtaken(JournalStorage):
    """Another process begins as soon as this one has looked, the first time, whether there is a meeting."""

    is_overtaken = False

    def count(self, table: str) -> int:
        found = super().count(table)
        if not self.is_overtaken:
            self.is_overtaken = True
            open_repository(self.path.parent).close()
        return found


def test_a_meeting_that_another_one_begins_meanwhile_is_no_damage(tmp_path: Path) -> None:
    engine = _Overtaken(tmp_path / DATA_FILE)
    begin(engine, engine.path)
    assert Repository(engine).meeting() == open_repository(tmp_path).meeting()


KILLINGS = 40 if os.environ.get("TTCHAN_STRESS") else 4


def test_whoever_is_killed_whatever_was_acknowledged_is_there(start: Start, tmp_path: Path) -> None:
    repository = open_repository(tmp_path)
    acknowledged: list[str] = []
    for round_ in range(KILLINGS):
        writers = [start("note", tmp_path) for _ in range(2)]
        for writer in writers:
            for _ in range(round_ + 1):
                acknowledged += output(writer).readline().split()  # none of one that waited in vain
        for writer in writers:
            writer.kill()
        for writer in writers:
            acknowledged += output(writer).read().split()
    stored = [note.id for note in repository.notes()]
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(stored) <= len(acknowledged) + 2 * KILLINGS
    database = open_database(tmp_path / "ttchan.json")
    assert not engine_faults(database.storage)
    database.storage.compact()
    with TinyDB(tmp_path / "ttchan.json", encoding="utf-8") as stock:
        assert len(stock.table("note")) == len(stored)


ROUNDS = 60 if os.environ.get("TTCHAN_STRESS") else 5


def test_writers_are_killed_while_journals_are_folded(start: Start, path: Path) -> None:
    """Every acknowledged note is counted afterwards; sums of two tables agree at any time."""
    acknowledged: dict[str, set[int]] = {}
    for round_ in range(ROUNDS):
        writers = {f"{round_}.{number}": start("hammer", path, f"{round_}.{number}") for number in range(3)}
        for number, writer in enumerate(writers.values()):
            for _ in range(20 + 15 * number):
                output(writer).readline()
        for name, writer in writers.items():
            writer.kill()
            acknowledged[name] = {int(word) for word in output(writer).read().split()}
        database = open_database(path)
        last = {document["by"]: document["count"] for document in database.table("last")}
        notes = database.table("notes").all()
        for name, ids in acknowledged.items():
            own = [document for document in notes if document["by"] == name]
            assert [document["count"] for document in own] == list(range(1, last[name] + 1))
            assert ids <= {document.doc_id for document in own}
        assert not [fault for fault in engine_faults(database.storage) if "torn" not in str(fault)]
        assert file_info(database.storage).segments > 0
        database.close()
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
        assert {document.doc_id for document in stock.table("notes")} >= set().union(*acknowledged.values())


def test_who_was_stopped_and_goes_on_does_no_harm(start: Start, path: Path) -> None:
    writers = [start("hammer", path, f"writer {number}") for number in range(2)]
    database = open_database(path)
    notes = database.table("notes")
    ids: list[int] = []
    for round_ in range(ROUNDS):
        for writer in writers:
            output(writer).readline()
            writer.send_signal(signal.SIGSTOP)
        with suppress(StoreBusy), closing(open_database(path, lock_wait=0.05)) as impatient:
            ids += [impatient.table("notes").insert({"by": "us", "round": round_}) for _ in range(20)]
        for writer in writers:
            writer.send_signal(signal.SIGCONT)
        ids.append(notes.insert({"by": "us", "round": round_}))
    for writer in writers:
        output(writer).readline()
        writer.kill()
        writer.wait()
    assert len(set(ids)) == len(ids)
    assert set(ids) <= {document.doc_id for document in notes.search(where("by") == "us")}
    for number in range(2):
        counts = [note["count"] for note in notes.search(where("by") == f"writer {number}")]
        assert counts == list(range(1, len(counts) + 1))
    assert not [fault for fault in engine_faults(database.storage) if "torn" not in str(fault)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with little room, if we may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], check=False)
    yield disk
    if done.returncode == 0:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "data.json"
    database = open_database(path)
    count = 0
    ballast = small_disk / "ballast"
    if not small_disk.is_mount():
        return  # nothing could be mounted; the limit for the size of one file is tested elsewhere
    ballast.write_bytes(b"x" * 100_000)
    with suppress(StoreFull):
        while True:
            with database.transaction():
                database.insert({"count": count, "text": "x" * 500})
                database.table("other").insert({"count": count})
            count += 1
    assert count > 10
    assert [document["count"] for document in database] == list(range(count))
    database.close()
    database = open_database(path)
    assert len(database) == len(database.table("other")) == count
    assert not engine_faults(database.storage)
    with pytest.raises(StoreFull):
        database.insert({"text": "x" * 150_000})
    ballast.unlink()
    assert database.insert({"count": count}) == count + 1
    assert not engine_faults(database.storage)


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
