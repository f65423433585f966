"""Who is kept out of what: each file of a data directory is tried, and looked at with others' eyes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ttchan_tui.store.files import disk, locking
from ttchan_tui.store.files.file_layout import FileLayout

_FOLDERS: Final = ("backups", "counts", "drafts", "log", "looks", "presence")
_PRIVATE: Final = "drafts"
"""In it everybody has a directory that concerns nobody else."""
_PATIENCE: Final = 1.0
_READ, _WRITE, _ALL = 4, 2, 7


def unusable(data_file: Path) -> list[Path]:
    """What in the directory of that data file we cannot use, or not all who may use the directory."""
    around = data_file.parent.stat()
    return [path for path in _everything(data_file) if not (_usable_by_us(path) and _usable(path, around))]


def _everything(data_file: Path) -> Iterator[Path]:
    data, history = data_file.parent, FileLayout(data_file).history
    yield data
    yield from sorted(path for path in data.glob("*.json*") if disk.is_file(path))
    for folder in (history, *(data / name for name in _FOLDERS)):
        if disk.is_directory(folder):
            yield folder
            if folder.name != _PRIVATE and os.access(folder, os.R_OK | os.X_OK):
                yield from sorted(path for path in folder.iterdir() if disk.is_file(path))


def _needed(path: Path) -> int:
    """What has to be allowed: files are replaced as a whole, all but those that are written on in."""
    if disk.is_directory(path):
        return _ALL
    written_on = path.suffix in (".journal", ".lock") and path.parent.suffix != ".history"
    return _READ | _WRITE if written_on or path.parent.name == "log" else _READ


def _usable_by_us(path: Path) -> bool:
    try:
        if disk.is_directory(path):
            _make_something(path)
        else:
            _open(path, writing=bool(_needed(path) & _WRITE))
    except FileNotFoundError:  # somebody has just replaced it
        return True
    except OSError:
        return False
    return True


def _make_something(folder: Path) -> None:
    for name in (f".ttchan-{os.getpid()}.try", f".ttchan-{os.getpid()}.tried"):
        (folder / name).unlink(missing_ok=True)
    made = folder / f".ttchan-{os.getpid()}.try"
    made.write_bytes(b"\n")
    made.rename(made.with_suffix(".tried")).unlink()


def _open(path: Path, *, writing: bool) -> None:
    descriptor = os.open(path, (os.O_RDWR if writing else os.O_RDONLY) | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if writing and path.suffix == ".journal":
            locking.lock(descriptor, _PATIENCE)
    finally:
        os.close(descriptor)


def _usable(path: Path, around: os.stat_result) -> bool:
    """Whether its owner, and everybody else, can use it as far as they may use the directory around it."""
    try:
        own = path.stat()
    except OSError:
        return False
    needed = _needed(path)
    in_group = own.st_mode >> (3 if own.st_gid == around.st_gid else 0)
    by_owner = own.st_mode >> 6 if own.st_uid == around.st_uid else in_group
    allowed = [by_owner] if around.st_uid else []  # root may do everything
    if around.st_mode & stat.S_IWGRP and around.st_gid:
        allowed.append(in_group)
    return all(mode & needed == needed for mode in allowed)
