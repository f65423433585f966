from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import meetings
from tests.store.conftest import Start
from tests.store.test_storage import as_somebody_else
from ttchan_tui.meeting.format import Problem
from ttchan_tui.store import StoreDenied, StoreVanished, open_database, open_repository
from ttchan_tui.store.copies.backups import Backups
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.verify import faults, verify
from ttchan_tui.store.files.file_layout import FileLayout

FILE = "ttchan.json"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small meeting with notes, journals in its history, and a backup."""
    repository = open_repository(tmp_path)
    repository.loader.replace(meetings.sections())
    storage = repository.engine
    for number in range(3):
        repository.notebook.add("wishes", "rs", "soon", f"Wish {number}", "en")
        storage.compact(rotate=True)
    repository.notebook.add("wishes", "rs", "soon", "Last wish", "en")
    Backups(storage.path).take(storage)
    repository.close()
    return tmp_path / FILE


def everything(directory: Path) -> dict[Path, tuple[bytes, int, int]]:
    return {
        path: (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns, path.stat().st_ino)
        for path in directory.rglob("*")
    }


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 0x11
    path.write_bytes(data)


def change(path: Path, act: Callable[[dict[str, dict[str, dict[str, str]]]], object]) -> None:
    """Change the data file as an editor does."""
    tables = json.loads(path.read_text("utf-8"))
    act(tables)
    path.write_text(json.dumps(tables), "utf-8")


def test_what_is_sound_is_said_to_be_and_nothing_is_touched(file: Path) -> None:
    before = everything(file.parent)
    assert not verify(file)
    assert everything(file.parent) == before


def test_a_torn_end_is_found_and_left(file: Path) -> None:
    journal = FileLayout(file).journal
    journal.write_bytes(journal.read_bytes().rstrip() + b"\n000000000099 00000")
    before = everything(file.parent)
    (fault,) = verify(file)
    assert "torn" in str(fault)
    assert everything(file.parent) == before


def test_a_journal_that_is_gone_is_missed(file: Path) -> None:
    FileLayout(file).journal.unlink()
    (fault,) = verify(file)
    assert "ttchan.json.journal is gone" in str(fault)
    with open_database(file) as database:
        assert len(database.table("note")) == 4
        assert [str(warning) for warning in database.storage.warnings] == [str(fault)]


def test_a_data_file_that_was_brought_here_alone_is_sound(file: Path, tmp_path: Path) -> None:
    alone = tmp_path / "elsewhere" / FILE
    alone.parent.mkdir()
    alone.write_bytes(file.read_bytes())
    assert verify(alone) == []


def test_without_data_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(StoreVanished):
        verify(tmp_path / FILE)


def test_what_may_not_be_looked_at_is_said(file: Path) -> None:
    file.parent.chmod(0)
    try:
        with as_somebody_else():
            for look in (verify, lambda path: read_copy(path, FILE)):
                with pytest.raises(StoreDenied, match="No permission"):
                    look(file)
    finally:
        file.parent.chmod(0o755)


@pytest.mark.parametrize("name", ["ttchan.json.journal", "ttchan.json.history/000002.journal", FILE])
def test_a_changed_byte_anywhere_is_found(file: Path, name: str) -> None:
    path = file.parent / name
    length = len(path.read_bytes().rstrip())
    for offset in range(5, length, length // 7):
        flip(path, offset)
        found = verify(file)
        assert found, offset
        assert any(name in str(fault) for fault in found), (offset, found)
        flip(path, offset)
    assert not verify(file)


def test_damaged_backups_are_found(file: Path) -> None:
    (backup,) = Backups(file).all()
    flip(backup.path, 100)
    (fault,) = verify(file)
    assert backup.path.name in str(fault)
    flip(backup.path, 100)
    backup.path.with_name(f"{backup.path.name}.sha256").unlink()
    (fault,) = verify(file)
    assert "checksum" in str(fault)


@pytest.mark.parametrize(
    ("act", "where"),
    [
        (lambda tables: tables["note"]["2"].update(prompt="none"), 'prompt "none"'),
        (lambda tables: tables["note"]["2"].update(category="none"), 'category "none"'),
        (lambda tables: tables["note"]["2"].update(id=tables["note"]["1"]["id"]), "note 2"),
        (lambda tables: tables["note"]["2"].pop("text"), "note 2"),
        (lambda tables: tables["note"]["2"].update(text="\x1b[2J"), "note 2"),
        (lambda tables: tables["meeting"]["1"].update(host="none"), "host"),
        (lambda tables: tables.pop("meeting"), "meeting"),
    ],
)
def test_what_the_data_say_is_looked_at_too(
    file: Path, act: Callable[[dict[str, dict[str, dict[str, str]]]], object], where: str
) -> None:
    change(file, act)
    problems = [fault for fault in verify(file) if isinstance(fault, Problem)]
    assert problems
    assert any(where in problem.place for problem in problems), problems


def test_others_who_write_meanwhile_raise_no_alarm(start: Start, path: Path) -> None:
    hammers = [start("hammer", path, number) for number in range(2)]
    for hammer in hammers:
        assert hammer.stdout is not None
        hammer.stdout.readline()
    places = FileLayout(path)
    looks = 0
    while looks < 12 or len(places.segments()) < 2:
        assert not faults(places)
        assert all(hammer.poll() is None for hammer in hammers)
        looks += 1
