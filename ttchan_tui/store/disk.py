"""The data file on its disk: read whole, replaced whole."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttchan_tui.store.errors import explained, not_a_file

ChangeToken = tuple[int, ...]
"""Differs whenever the file has changed; empty if there is none."""


def read(path: Path) -> bytes:
    """The whole file; empty if there is none.

    Raises:
        StoreUnusable: It is not a file: to open a device or a pipe may wait for ever, or set something off.
    """
    with explained(path):
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise not_a_file(path)
            return path.read_bytes()
        except FileNotFoundError:
            return b""


def must_be_ordinary(path: Path) -> None:
    """Raise StoreUnusable if something of that name is not a file itself, but a link, device or directory."""
    with explained(path), suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise not_a_file(path)


def change_token(path: Path) -> ChangeToken:
    """What tells the present state of the file from every other one. Costs a `stat`."""
    with explained(path):
        try:
            status = path.stat()
        except FileNotFoundError:
            return ()
    return status.st_ino, status.st_mtime_ns, status.st_size


def replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of the old one, so that either is there whole at any moment.

    Returns when it is on the disk. Only for those who hold the lock: the new file has always the same
    name, so that one that a killed process leaves behind does not stay.
    """
    new = path.with_name(f"{path.name}.new")
    for one in (path, new):
        must_be_ordinary(one)
    with explained(path), _opened(path.parent) as directory:
        new.unlink(missing_ok=True)
        try:
            _write(new, content, path)
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        os.fsync(directory)


def make_directory(path: Path) -> None:
    """Create a directory and those above it, so that they are still there after a power cut."""
    with explained(path, path):
        if path.is_dir():
            return
    make_directory(path.parent)
    with explained(path, path), _opened(path.parent) as parent:
        path.mkdir(exist_ok=True)
        os.fsync(parent)


def _write(new: Path, content: bytes, old: Path) -> None:
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        _take_after(descriptor, old)
        os.fsync(descriptor)


def _take_after(descriptor: int, old: Path) -> None:
    """Give the new file owner and mode of the old one, and a later time than it has.

    The clock of a file system ticks slowly, and an inode may come back: without the later time, two
    changes in a row could look like none.
    """
    now = time.time_ns()
    with suppress(FileNotFoundError):
        status = old.stat()
        now = max(now, status.st_mtime_ns + 1)
        for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
            with suppress(PermissionError):
                os.fchown(descriptor, owner, group)
        os.fchmod(descriptor, status.st_mode & 0o777)
    os.utime(descriptor, ns=(now, now))


@contextmanager
def _opened(directory: Path) -> Iterator[int]:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
