from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from tests.store.conftest import Start
from tests.store.test_crashes import PowerCut, abandon, power_cut
from ttchan_tui.store import Database, StoreFull, StoreUnusable, open_database
from ttchan_tui.store.copies.backups import (
    BACKUP_INTERVAL,
    Backup,
    Backups,
    damage,
    superfluous,
    write_backup,
)
from ttchan_tui.store.copies.timed import backed_up
from ttchan_tui.store.copies.verify import engine_faults

NOW = datetime(2018, 11, 9, 14, 0, 30, tzinfo=UTC)


@pytest.fixture
def database(path: Path) -> Database:
    database = open_database(path)
    database.table("note").insert_multiple([{"text": "Kādreiz"}, {"text": "«Рашка»"}])
    database.table("empty").insert({})
    database.table("empty").truncate()
    return database


@pytest.fixture
def backups(path: Path) -> Backups:
    return Backups(path)


def names(backups: Backups) -> list[str]:
    return sorted(path.name for path in backups.folder.iterdir())


def test_stock_tinydb_opens_it_and_sha256sum_checks_it(database: Database, backups: Backups) -> None:
    backup = backups.take(database.storage, NOW)
    assert backup.path.name == "data-20181109T140030Z.json"
    with TinyDB(backup.path, encoding="utf-8", access_mode="r") as stock:
        assert stock.tables() == {"note", "empty"}
        assert stock.table("note").all() == database.table("note").all()
        assert [one.doc_id for one in stock.table("note")] == [1, 2]
    line = backup.path.with_name(f"{backup.path.name}.sha256").read_text()
    assert line == f"{sha256(backup.path.read_bytes()).hexdigest()}  {backup.path.name}\n"
    assert backups.all() == (backup,)


def test_what_was_backed_up_already_is_not_backed_up_again(database: Database, backups: Backups) -> None:
    first = backups.take(database.storage, NOW)
    assert backups.take(database.storage, NOW + timedelta(days=3)) == first
    database.insert({})
    second = backups.take(database.storage, NOW)
    assert second.path.name == "data-20181109T140030Z-2.json"
    assert backups.all() == (second, first)
    second.path.write_bytes(second.path.read_bytes()[:-1])
    assert backups.take(database.storage, NOW).number == 3


def test_one_is_due_when_the_last_is_old_and_those_from_the_future_do_not_count(
    database: Database, backups: Backups
) -> None:
    assert backups.due(NOW)
    backups.take(database.storage, NOW + timedelta(days=400))  # by a clock that was wrong
    assert backups.due(NOW)
    database.insert({})
    backups.take_if_due(database.storage, NOW)
    assert not backups.due(NOW + BACKUP_INTERVAL - timedelta(minutes=1))
    database.insert({})
    backups.take_if_due(database.storage, NOW + BACKUP_INTERVAL - timedelta(minutes=1))
    assert len(backups.all()) == 2
    backups.take_if_due(database.storage, NOW + BACKUP_INTERVAL)
    assert len(backups.all()) == 3


@given(st.lists(st.integers(0, 60 * 24 * 100), max_size=200, unique=True))
def test_the_rotation_keeps_what_one_looks_for(ages: list[int]) -> None:
    """Also what was kept before is kept, whatever the time of the look."""
    taken = [Backup(Path(str(age)), NOW - timedelta(minutes=age), 1) for age in sorted(ages)]
    gone = set(superfluous(taken, NOW))
    kept = [backup for backup in taken if backup not in gone]
    assert kept[:3] == taken[:3]
    assert not list(superfluous(kept, NOW))
    for backup in gone:
        age = NOW - backup.at
        assert age >= timedelta(hours=2)
        near = timedelta(hours=1) if age < timedelta(days=1) else timedelta(days=31)
        near = timedelta(days=1) if timedelta(days=1) <= age < timedelta(days=31) else near
        assert any(backup.at < other.at < backup.at + near for other in kept), age


def test_months_of_backups_are_not_many_and_strangers_stay(path: Path, backups: Backups) -> None:
    database = open_database(path)
    backups.folder.mkdir()
    strangers = ["mine.json", "data-old.json", "other-20181109T140030Z.json", "data-20189999T999999Z.json"]
    for name in strangers:
        (backups.folder / name).write_text("mine")
    (backups.folder / "data-20181109T140030Z.json.sha256").write_text("left by a killed process")
    moment = NOW
    for step in [BACKUP_INTERVAL] * 30 + [timedelta(hours=5)] * 20 + [timedelta(days=4)] * 20:
        moment += step
        database.insert({})
        backups.take(database.storage, moment)
    kept = backups.all()
    assert 8 < len(kept) < 30
    assert kept[0].at == moment
    assert set(strangers) < set(names(backups))
    assert len(names(backups)) == 2 * len(kept) + len(strangers)
    assert not any(damage(one.path, needed=True) for one in kept)


def test_of_several_processes_one_takes_it(
    start: Start, path: Path, database: Database, backups: Backups
) -> None:
    processes = [start("backup", path) for _ in range(4)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert len(backups.all()) == 1


@pytest.mark.parametrize("tear", [None, 0.5])
def test_killed_at_any_system_call_it_leaves_sound_backups_only(
    path: Path, backups: Backups, tear: float | None
) -> None:
    database = open_database(path)
    database.insert({})
    backups.take(database.storage, NOW)
    for cut in range(1000):
        database.insert({})
        with suppress(PowerCut), power_cut(cut, tear) as made:
            backups.take(database.storage, NOW + timedelta(days=cut))
        assert not [damage(one.path, needed=True) for one in backups.all() if damage(one.path, needed=True)]
        if "cut" not in made:
            break
        abandon(database)
        database = open_database(path)
    assert "cut" not in made
    assert len(names(backups)) == 2 * len(backups.all())
    assert json.loads(backups.all()[0].path.read_text("utf-8")).keys() == {"_default"}
    assert not engine_faults(database.storage)


@contextmanager
def files_may_not_be_longer_than(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_room_nothing_is_disturbed_and_it_is_told(database: Database, backups: Backups) -> None:
    with files_may_not_be_longer_than(10), pytest.raises(StoreFull):
        backups.take_if_due(database.storage, NOW)
    assert not backups.all()
    assert names(backups) == ["failed"]
    assert backups.failed() is not None
    assert database.insert({"text": "after"})
    backups.take_if_due(database.storage, NOW)
    assert len(backups.all()) == 1
    assert backups.failed() is None


def test_a_program_that_runs_takes_them(database: Database, backups: Backups) -> None:
    with backed_up(database.storage, pause=0.01):
        until = time.monotonic() + 20
        while not backups.all() and time.monotonic() < until:
            time.sleep(0.01)
    assert len(backups.all()) == 1


def test_a_program_that_cannot_take_them_goes_on(
    database: Database, backups: Backups, capfd: pytest.CaptureFixture[str]
) -> None:
    backups.folder.write_text("no directory")
    with backed_up(database.storage, pause=0.001):
        for _ in range(20):
            database.insert({})
    assert not any(capfd.readouterr())


def test_elsewhere_nothing_is_replaced_unless_that_is_wanted(database: Database, tmp_path: Path) -> None:
    tables, file = database.storage.standing(), tmp_path / "mine.json"
    file.write_text("mine")
    with pytest.raises(StoreUnusable):
        write_backup(tables, file, replace=False)
    assert file.read_text() == "mine"
    write_backup(tables, file, replace=True)
    assert json.loads(file.read_text("utf-8")) == tables
    assert damage(file, needed=True) is None
    with pytest.raises(StoreUnusable):
        write_backup(tables, tmp_path / "none" / "mine.json", replace=False)


def test_a_damaged_one_is_noticed(database: Database, backups: Backups) -> None:
    backup = backups.take(database.storage, NOW)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole.replace(b"K", b"k"))
    warning = damage(backup.path)
    assert warning is not None
    assert str(backup.path) in str(warning)
