"""Files on their disk: read whole, prepared whole, and still there after a power cut."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import StoreBusy, explained, not_a_file
from ttchan_tui.store.files import locking
from ttchan_tui.text.languages import N_

_LONGEST_TURN: Final = 10.0

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


@contextmanager
def turn_in(directory: Path) -> Iterator[None]:
    """Have all others who ask for a turn in this directory wait, threads and processes, until the block ends.

    Raises:
        StoreBusy: Somebody else has kept it for ten seconds.
    """
    with explained(directory, directory), _opened(directory) as descriptor:
        if not locking.lock(descriptor, _LONGEST_TURN):
            raise StoreBusy(N_("Another program is just changing {path}. Try again."), path=directory)
        yield


@contextmanager
def prepared(new: Path, content: bytes, old: Path) -> Iterator[bool]:
    """A new file, on the disk, to be given its real name in the block; gone afterwards if it was not.

    False, and no file, if another process is preparing one. A file that a killed process has left is used.

    Args:
        new: Its name for now.
        content: What is to be in it.
        old: The file that it will replace, whose owner and mode it takes.
    """
    for one in (old, new):
        must_be_ordinary(one)
    with explained(new):
        descriptor = _file_of_its_own(new)
        try:
            if not locking.lock(descriptor, 0) or not locking.is_at(descriptor, new):
                yield False
                return
            try:
                _write(descriptor, content, old)
                yield True
            finally:
                with suppress(OSError):
                    if locking.is_at(descriptor, new):
                        new.unlink()
        finally:
            os.close(descriptor)


def _file_of_its_own(new: Path) -> int:
    """Open it; what a killed process has linked under its real name already is left to that name."""
    while True:
        descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        if os.fstat(descriptor).st_nlink <= 1:
            return descriptor
        os.close(descriptor)
        new.unlink(missing_ok=True)


def write_aside(path: Path, content: bytes) -> None:
    """Keep something in a file of its own, in a directory that is made if need be."""
    make_directory(path.parent)
    write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Let a file hold that and nothing else; whoever opens it meanwhile sees all of the old or of the new."""
    new = path.with_name(f"{path.name}.new")
    must_be_ordinary(path)
    must_be_ordinary(new)
    with explained(path):
        try:
            with new.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Have the names in a directory on the disk."""
    with explained(directory, directory), _opened(directory) as descriptor:
        os.fsync(descriptor)


def make_directory(path: Path) -> None:
    """Create a directory and those above it, so that they are still there after a power cut."""
    with explained(path, path):
        if path.is_dir():
            return
    make_directory(path.parent)
    with explained(path, path), _opened(path.parent) as parent:
        path.mkdir(exist_ok=True)
        os.fsync(parent)


def _write(descriptor: int, content: bytes, old: Path) -> None:
    os.ftruncate(descriptor, 0)
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
    _take_after(descriptor, old)
    os.fsync(descriptor)


def _take_after(descriptor: int, old: Path) -> None:
    """Give the new file owner and mode of the old one."""
    with suppress(FileNotFoundError):
        status = old.stat()
        for owner, group in ((-1, status.st_gid), (status.st_uid, -1)):
            with suppress(PermissionError):
                os.fchown(descriptor, owner, group)
        os.fchmod(descriptor, status.st_mode & 0o777)


@contextmanager
def _opened(directory: Path) -> Iterator[int]:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
