"""Whatever happens to the files: what was acknowledged is there, and nothing is half there."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pytest
from tinydb import TinyDB, where

from tests.store.conftest import Start
from ttchan_tui.store import Database, StoreNewer, StoreUnusable, StoreVanished, file_info, open_database
from ttchan_tui.store.copies.verify import engine_faults

STRESS = bool(os.environ.get("TTCHAN_STRESS"))
"""`make stress` sets it; without it everything is tested all the same, only less often."""

Tables = dict[str, dict[str, Any]]


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def aside(path: Path) -> list[Path]:
    history = path.with_name(f"{path.name}.history")
    return sorted(history.glob("torn-*")) + sorted(history.glob("damaged-*"))


class State(NamedTuple):
    size: int
    """Of the journal, without room."""
    tables: Tables


def work(database: Database, check: Callable[[], None]) -> None:
    """Some of everything, `check` after each commit."""
    notes = database.table("note")
    for number in range(4):
        notes.insert({"text": f"Kādreiz {number}", "list": [number]})
        check()
    notes.update({"text": "«Рашка»"}, doc_ids=[2])
    check()
    notes.remove(doc_ids=[3])
    check()
    with database.transaction():
        database.table("other").insert_multiple([{"n": 1}, {"n": 2}])
        notes.update({"both": True}, where("text") == "Kādreiz 0")
    check()
    database.drop_table("other")
    check()
    notes.upsert({"text": "new"}, where("text") == "none")
    check()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.json"


@pytest.fixture
def states(path: Path) -> list[State]:
    """What the tables were, and how long the journal was, after each commit of a workload."""
    states: list[State] = []
    database = open_database(path)

    def check() -> None:
        size = len(journal(path).read_bytes().rstrip()) + 1
        states.append(State(size, database.storage.read() or {}))

    database.table("note").insert({"text": "first"})
    check()
    work(database, check)
    return states


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """The database as another process would see it that starts now."""
    database = open_database(path)
    try:
        yield database
    finally:
        database.close()


def copy(path: Path, to: Path) -> Path:
    shutil.copytree(path.parent, to)
    return to / path.name


def test_a_journal_cut_at_any_byte_holds_all_commits_before(
    path: Path, states: list[State], tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("cut")
    whole = journal(path).read_bytes().rstrip() + b"\n"
    for cut in range(states[0].size, len(whole), 1 if STRESS else 3):
        target = copy(path, directory / str(cut))
        journal(target).write_bytes(whole[:cut])
        last = max((state for state in states if state.size <= cut), key=lambda state: state.size)
        with opened(target) as database:
            assert database.storage.read() == last.tables
            torn = cut > last.size
            assert len(database.storage.warnings) == len(aside(target)) == torn
            if torn:
                assert aside(target)[0].read_bytes() == whole[last.size : cut].rstrip(b"\n")
            number = database.table("note").insert({"text": "after"})
            assert str(number) not in last.tables["note"]
        with opened(target) as database:
            assert database.table("note").get(doc_id=number) == {"text": "after"}
            assert not engine_faults(database.storage)
        shutil.rmtree(target.parent)


def test_a_flipped_byte_is_found_and_named_and_all_else_is_there(
    path: Path, states: list[State], tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("flip")
    whole = journal(path).read_bytes().rstrip() + b"\n"
    offsets = range(len(whole)) if STRESS else random.Random(1).sample(range(len(whole)), 120)
    lines = whole.splitlines(keepends=True)
    ends = [sum(map(len, lines[: number + 1])) for number in range(len(lines))]
    for offset in offsets:
        target = copy(path, directory / str(offset))
        harmed = bytearray(whole)
        harmed[offset] ^= 0x11
        journal(target).write_bytes(harmed)
        line = next(number for number, end in enumerate(ends) if offset < end)
        if (
            line == 0
            and harmed[15:16].isdigit()
            and harmed.startswith(b"ttchan-journal ")
            and harmed[16] == 10
        ):
            with pytest.raises(StoreNewer):
                open_database(target).all()
            continue
        with opened(target) as database:
            database.storage.read()
            assert database.storage.warnings, offset
            warning = database.storage.warnings[0]
            assert warning.path == journal(target)
            begin = ends[line - 1] if line else 0
            assert begin <= warning.offset <= offset + 1, offset
            found = database.storage.read() or {}
            lost = line - 1  # the header is the second line
            if lost >= 1:  # what a later record says of a document is there
                assert found.keys() <= {"note", "other"}
                if lost != 6:
                    assert found["note"]["2"]["text"] == "«Рашка»"
                if lost != len(states):
                    assert {"text": "new"} in found["note"].values()
            else:
                assert found == states[-1].tables
            database.table("note").insert({"text": "after"})
        kept = [kept.read_bytes() for kept in aside(target)]
        assert any(bytes(harmed[offset : offset + 1]) in content for content in kept), offset
        with opened(target) as database:
            assert {"text": "after"} in (database.storage.read() or {})["note"].values()
        shutil.rmtree(target.parent)


def test_a_snapshot_that_cannot_be_read_is_brought_back(path: Path, states: list[State]) -> None:
    with opened(path) as database:
        database.storage.compact(rotate=True)
        database.table("note").insert({"text": "later"})
        database.storage.compact(rotate=True)
        expected = database.storage.read()
    whole = path.read_bytes()
    for content in (b"", whole[:-5], b"\0" * len(whole), whole + b"}", None):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        with opened(path) as database:
            assert database.storage.read() == expected
            assert any("history" in str(warning) for warning in database.storage.warnings)
        with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
            assert stock.tables() == {"note"}


def test_files_that_are_gone_are_said_to_be_and_not_begun_anew(path: Path) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    for file in (path, journal(path)):
        kept = file.read_bytes()
        file.unlink()
        for act in (database.all, lambda: database.insert({"n": 2})):
            with pytest.raises(StoreVanished):
                act()
        assert not file.exists()
        file.write_bytes(kept)
    assert database.insert({"n": 2}) == 2
    assert database.all() == [{"n": 1}, {"n": 2}]


def test_a_newer_format_is_not_touched(path: Path) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    database.close()
    newer = journal(path).read_bytes().replace(b"ttchan-journal 1\n", b"ttchan-journal 2\n")
    journal(path).write_bytes(newer)
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(StoreNewer):
        open_database(path).all()
    with pytest.raises(StoreNewer):
        open_database(path).insert({})
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


def test_records_before_a_gap_do_not_undo_what_a_newer_snapshot_holds(path: Path) -> None:
    """The gap has taken the record of that snapshot with it."""
    database = open_database(path)
    notes = database.table("note")
    notes.insert({"text": "one"})
    for text in ("two", "three"):
        notes.update({"text": text}, doc_ids=[1])
    database.storage.compact()
    notes.insert({"text": "later"})
    abandon(database)
    lines = journal(path).read_bytes().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if b' {"snapshot":' in line)
    for harmed in (place - 1, place):
        lines[harmed] = lines[harmed].replace(b'"', b"'")
    journal(path).write_bytes(b"".join(lines))
    for _ in range(2):
        with opened(path) as database:
            assert [note["text"] for note in database.table("note")] == ["three", "later"]


def test_a_file_system_without_hard_links_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    for number in range(6):
        with opened(path) as database:
            database.insert({"n": number})
            database.storage.compact(rotate=True)
    with opened(path) as database:
        assert [document["n"] for document in database] == list(range(6))
        assert file_info(database.storage).segments == 6
        assert len(list(database.storage.changes())) == 6
        assert not engine_faults(database.storage)


class PowerCut(BaseException):
    """Nothing of the process goes on."""


Synced = dict[int, bytes]
CALLS = ("replace", "rename", "link", "unlink", "fsync", "fdatasync", "pwrite", "write", "ftruncate", "mkdir")


@contextmanager
def power_cut(after: int, tear: float | None = None, synced: Synced | None = None) -> Iterator[list[str]]:
    """The process ends at that system call; of a write, that share has been done.

    What every file held when it was last synced is noted, by inode.
    """
    made: list[str] = []
    real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in CALLS}

    def broken(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if len(made) >= after:
                if len(made) == after and tear is not None and name in ("pwrite", "write"):
                    descriptor, data, *rest = arguments
                    real[name](descriptor, bytes(data)[: int(len(data) * tear)], *rest)
                made.append("cut")
                raise PowerCut
            made.append(name)
            done = real[name](*arguments, **options)
            if name.endswith("sync") and synced is not None:
                file = Path(f"/proc/self/fd/{arguments[0]}")
                if file.is_file():
                    synced[file.stat().st_ino] = file.read_bytes()
            return done

        return call

    for name in CALLS:
        setattr(os, name, broken(name))
    try:
        yield made
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def lose_what_is_not_synced(directory: Path, synced: Synced) -> None:
    """Names are as they were left; what they name holds what was certainly on the disk, and no more."""
    for file in directory.rglob("*"):
        if file.is_file():
            with file.open("r+b") as opened_file:
                opened_file.truncate(0)
                opened_file.write(synced.get(file.stat().st_ino, b""))


@pytest.mark.parametrize(("tear", "lose"), [(None, False), (0.3, False), (1.0, False), (1.0, True)])
def test_the_process_may_end_at_any_system_call(tmp_path: Path, tear: float | None, lose: bool) -> None:
    """Every prefix of the calls of a workload with compactions in it, the last one done in part.

    Or the power fails there, and whatever was not synced is lost.
    """
    for cut in range(10_000):
        path = tmp_path / str(cut) / "data.json"
        path.parent.mkdir()
        acknowledged: list[int] = []
        done = False
        database = open_database(path)
        synced: Synced = {}
        with suppress(PowerCut), power_cut(cut, tear, synced) as made:
            for number in range(8):
                acknowledged.append(database.insert({"n": number}))
                if number % 3 == 2:
                    database.storage.compact(rotate=number % 2 == 0)
            done = True
        abandon(database)
        if lose and not done:
            lose_what_is_not_synced(path.parent, synced)
        with opened(path) as database:
            found = {document.doc_id: dict(document) for document in database}
            for index, number in enumerate(acknowledged):
                assert found.pop(number) == {"n": index}, (cut, made)
            assert len(found) <= 1, (cut, made)
            following = database.insert({"n": "after"})
            assert following not in (*acknowledged, *found)
        with opened(path) as database:
            assert len(database) == len(acknowledged) + len(found) + 1
            faults = [fault for fault in engine_faults(database.storage) if "torn" not in str(fault)]
            assert not faults, (cut, made, faults)
        with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
            assert len(stock) == len(acknowledged) + len(found) + 1
        shutil.rmtree(path.parent)
        if done:
            return
    raise AssertionError("the workload never ended")


def abandon(database: Database) -> None:
    """Leave it as a process does that is killed: nothing is written, everything is closed."""
    database.storage._store.begin()


@pytest.mark.parametrize(
    "content", [b"", b"ttchan-journal 1\n", b"\n" * 500], ids=["empty", "begun", "blank"]
)
def test_a_journal_that_was_emptied_is_not_passed_over(path: Path, content: bytes) -> None:
    database = open_database(path)
    database.insert({"n": 1})
    database.storage.compact()
    database.insert({"n": 2})
    journal(path).write_bytes(content)
    assert database.all() == [{"n": 1}]
    assert "may be missing" in str(database.storage.warnings[0])
    database.insert({"n": 3})
    database.close()
    with open_database(path) as database:
        assert database.all() == [{"n": 1}, {"n": 3}]


@pytest.mark.parametrize(
    ("call", "error"),
    [("pread", errno.EIO), ("access", errno.EIO), ("lock", errno.ENOLCK)],
)
def test_whatever_the_system_refuses_is_said_in_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    database = open_database(path)
    database.insert({"n": 1})

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(error, os.strerror(error))

    path.write_bytes(path.read_bytes())  # so that there is something to be looked at
    if call == "lock":
        monkeypatch.setattr(fcntl, "flock", refuse)
    else:
        monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StoreUnusable):
        database.insert({"n": 2})
    monkeypatch.undo()
    assert database.insert({"n": 3}) == 2
    assert database.all() == [{"n": 1}, {"n": 3}]


def test_the_name_of_a_journal_is_on_the_disk_before_what_is_acknowledged_in_it(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start("insert", path, "somebody", 1).wait() == 0
    synced: list[bool] = []

    def recorded(sync: Callable[[int], None]) -> Callable[[int], None]:
        def record(descriptor: int) -> None:
            sync(descriptor)
            synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))

        return record

    with open_database(path) as database:
        monkeypatch.setattr(os, "fsync", recorded(os.fsync))
        monkeypatch.setattr(os, "fdatasync", recorded(os.fdatasync))
        database.insert({"number": 1})
        database.insert({"number": 2})
        assert synced == [True, False, False]  # the directory once, then the journal each time
