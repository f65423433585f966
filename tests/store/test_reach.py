"""Directories of other machines: a lock reaches nobody else there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ttchan_tui.store import Backups, StoreDenied, open_database, open_repository
from ttchan_tui.store.copies.foreign_copy import read_copy
from ttchan_tui.store.copies.restore import Restoration
from ttchan_tui.store.files import reach

SHARED_MEMORY = Path("/dev/shm")

Mount = Callable[[str, str], None]


@pytest.fixture
def directory() -> Iterator[Path]:
    """A directory on what is no disk of its own, as those of other machines are not."""
    if not SHARED_MEMORY.is_dir() or os.major(SHARED_MEMORY.stat().st_dev):
        pytest.skip("there is no /dev/shm to stand in for a network")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as name:
        yield Path(name)


@pytest.fixture
def mounted(directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mount]:
    """Lets the system say that something else is mounted there."""
    device = directory.stat().st_dev

    def say(kind: str, source: str) -> None:
        mounts = tmp_path / "mountinfo"
        mounts.write_text(
            "22 27 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
            f"46 27 {os.major(device)}:{os.minor(device)} / /mnt/a\\040b rw shared:7 - {kind} {source} rw\n"
        )
        monkeypatch.setattr(reach, "MOUNTS", mounts)
        reach.elsewhere.cache_clear()

    yield say
    reach.elsewhere.cache_clear()


FAR = [
    ("fuse.sshfs", "kiosk@server:/data"),
    ("nfs4", "server:/data"),
    ("nfs", "server:/data"),
    ("cifs", "//server/data"),
    ("fuse.something", "cloud:bucket"),
    ("fuse", "//server/share"),
]
NEAR = [
    ("ext4", "/dev/sda1"),
    ("tmpfs", "tmpfs"),
    ("btrfs", "/dev/mapper/a:b"),
    ("overlay", "overlay"),
    ("fuseblk", "/dev/sdb1"),
    ("fuse", "/home/me/ntfs.img"),
    ("fuse.gocryptfs", "/home/me/cipher"),
]


@pytest.mark.parametrize(("kind", "source"), FAR)
def test_what_others_use_from_elsewhere_is_only_read(
    kind: str, source: str, directory: Path, mounted: Mount
) -> None:
    database = open_database(directory / "data.json")
    database.insert({"n": 1})
    mounted(kind, source)
    before = sorted((path, path.stat().st_mtime_ns) for path in directory.rglob("*"))
    assert database.all() == [{"n": 1}]
    storage = database.storage
    for act in (
        lambda: database.insert({"n": 2}),
        storage.check_writable,
        storage.compact,
        lambda: Backups(storage.path).take(storage),
    ):
        with pytest.raises(StoreDenied, match=f"of another machine \\({kind}\\)"):
            act()
    database.close()
    assert open_database(directory / "data.json").all() == [{"n": 1}]
    assert sorted((path, path.stat().st_mtime_ns) for path in directory.rglob("*")) == before


def test_what_another_machine_shows_in_part_is_not_called_damaged(directory: Path, mounted: Mount) -> None:
    """A file that was replaced there may still have its old length here, for some seconds."""
    path = directory / "data.json"
    database = open_database(path)
    database.insert({"n": 1})
    database.close()
    path.write_bytes(path.read_bytes()[:-5])
    mounted("fuse.sshfs", "kiosk@server:/data")
    database = open_database(path)
    assert database.all() == [{"n": 1}]
    assert not database.storage.warnings
    database.close()
    mounted("tmpfs", "tmpfs")
    database = open_database(path)
    assert database.all() == [{"n": 1}]
    assert database.storage.warnings


@pytest.mark.parametrize(("kind", "source"), NEAR)
def test_what_is_this_machines_own_is_written(
    kind: str, source: str, directory: Path, mounted: Mount
) -> None:
    mounted(kind, source)
    database = open_database(directory / "data.json")
    database.insert({"n": 1})
    reach.elsewhere.cache_clear()
    database.insert({"n": 2})
    database.storage.check_writable()


def test_a_lock_that_keeps_nobody_out_is_found_out_by_a_trial(
    directory: Path, mounted: Mount, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(directory / "data.json")
    database.insert({"n": 1})
    mounted("fuse.something", "/home/me")
    monkeypatch.setattr("fcntl.flock", lambda *_: None)
    with pytest.raises(StoreDenied, match="of another machine"):
        database.insert({"n": 2})


def test_nothing_is_begun_or_restored_there(directory: Path, tmp_path: Path, mounted: Mount) -> None:
    here = open_repository(tmp_path / "here")
    backup = Backups(here.engine.path).take(here.engine).path
    mounted("nfs4", "server:/data")
    with pytest.raises(StoreDenied, match="of another machine"):
        open_repository(directory)
    with pytest.raises(StoreDenied, match="of another machine"):
        Restoration(directory / "ttchan.json", read_copy(backup, "")).carry_out()
    assert list(directory.iterdir()) == []


def test_a_disk_of_its_own_is_not_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MOUNTS", tmp_path / "none")
    reach.elsewhere.cache_clear()
    assert reach.elsewhere(os.makedev(8, 1), tmp_path) == ""
    assert reach.elsewhere(os.makedev(0, 99), tmp_path) == ""
