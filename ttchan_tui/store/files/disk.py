"""Files on their disk: read whole, prepared whole, and still there after a power cut."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import StoreBusy, explained, not_a_file
from ttchan_tui.store.files import locking, ownership
from ttchan_tui.text.languages import N_

_LONGEST_TURN: Final = 10.0
_LOOKS: Final = 3
_BETWEEN_LOOKS: Final = 0.001
_STILL: Final = 0.05
"""Seconds in which a file has not changed that nobody is writing."""

_NOTHING_THERE: Final = {errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP}

ChangeToken = tuple[int, ...]
"""Differs whenever the file has changed; empty if there is none."""


def exists(path: Path) -> bool:
    """Whether something is there.

    Raises:
        OSError: That cannot be told. `Path.exists` of Python 3.14 would say that nothing is there then.
    """
    return _status(path) is not None


def is_directory(path: Path) -> bool:
    """Whether a directory is there. Raises what `exists` raises."""
    status = _status(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def is_file(path: Path) -> bool:
    """Whether an ordinary file is there. Raises what `exists` raises."""
    status = _status(path)
    return status is not None and stat.S_ISREG(status.st_mode)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError as error:
        if error.errno not in _NOTHING_THERE:
            raise
        return None


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


def settle(path: Path) -> None:
    """Wait as long as somebody is writing a file, half a second at most."""
    for _ in range(10):
        before = change_token(path)
        time.sleep(_STILL)
        if change_token(path) == before:
            return


def is_gone(path: Path, new: Path) -> bool:
    """Whether a file that is missing is gone, and not about to be replaced by the other one.

    Some file systems replace a file in two steps, and it is missing in between; so does ntfs-3g. Whoever
    does it has the new one locked until it bears the name. Several looks have to agree.
    """
    deadline = time.monotonic() + _LONGEST_TURN
    looks = 0
    with explained(path):
        while not exists(path):
            looks = 0 if _is_prepared(new) else looks + 1
            if looks == _LOOKS or time.monotonic() > deadline:
                return True
            time.sleep(_BETWEEN_LOOKS)
    return False


def _is_prepared(new: Path) -> bool:
    """Whether somebody holds that file, and not only a killed process has left it."""
    try:
        descriptor = os.open(new, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        return not locking.lock(descriptor, 0)
    finally:
        os.close(descriptor)


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
                _write(descriptor, content)
                _take_after(descriptor, old, new)
                os.fsync(descriptor)
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


def write_whole(path: Path, content: bytes, *, elsewhere: bool = False, secret: bool = False) -> None:
    """Let a file hold that and nothing else; whoever opens it meanwhile sees all of the old or of the new.

    Args:
        path: The file.
        content: What it is to hold.
        elsewhere: Whether it is outside the data directory, and whoever makes it says who may use it.
        secret: Whether nobody may read it who could not replace it.
    """
    new = path.with_name(f"{path.name}.new")
    must_be_ordinary(path)
    must_be_ordinary(new)
    with explained(path):
        try:
            with open(new, "wb", opener=_secretly if secret else None) as file:
                if not elsewhere:
                    ownership.as_directory(file.fileno(), path.parent, secret=secret)
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


def make_data_directory(path: Path) -> None:
    """Create the directory of the data and those above it, so that they are still there after a power cut.

    What others may do there, whoever makes it says by the umask.
    """
    with explained(path, path):
        if is_directory(path):
            return
    make_data_directory(path.parent)
    with explained(path, path), _opened(path.parent) as parent:
        path.mkdir(exist_ok=True)
        os.fsync(parent)


def make_directory(path: Path, *, sticky: bool = False) -> None:
    """Create a directory within that of the data, for all who may use that one.

    Args:
        path: The directory.
        sticky: Whether nobody may touch in it what is somebody else's.
    """
    with explained(path, path):
        if is_directory(path):
            return
        with _opened(path.parent) as parent:
            with suppress(FileExistsError):
                path.mkdir()
                with _opened(path) as made:
                    ownership.as_directory(made, path.parent, sticky=sticky)
            os.fsync(parent)


def open_own(path: str | Path, flags: int) -> int:
    """Open a file within the data directory, made for all who may use that one; an `opener` of `open`."""
    try:
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    except FileExistsError:
        return os.open(path, flags | os.O_CLOEXEC, 0o666)
    ownership.as_directory(descriptor, Path(path).parent)
    return descriptor


def _secretly(path: str | Path, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _write(descriptor: int, content: bytes) -> None:
    os.ftruncate(descriptor, 0)
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _take_after(descriptor: int, old: Path, new: Path) -> None:
    """Give the new file owner and mode of the old one; if there is none, those that the directory says."""
    try:
        before = old.stat()
    except FileNotFoundError:
        ownership.as_directory(descriptor, new.parent)
    else:
        ownership.as_before(descriptor, before)


@contextmanager
def _opened(directory: Path) -> Iterator[int]:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
