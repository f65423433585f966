"""Steps with files and folders of which the change of a site consists, each as the system does it."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of renameat2(2)."""
_HERE: Final = -100
"""AT_FDCWD."""


def tree(folder: Path) -> dict[str, os.stat_result]:
    """All that is in a folder, by its path within; a folder stands before what is in it. Links stay links."""
    found: dict[str, os.stat_result] = {}

    def look(path: str, prefix: str) -> None:
        with os.scandir(path) as entries:
            for entry in entries:
                name = f"{prefix}{entry.name}"
                found[name] = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    look(entry.path, f"{name}/")

    look(str(folder), "")
    return found


def folders_above(name: str) -> Iterator[str]:
    """Those in which something of that path is, the nearest first."""
    while name := name.rpartition("/")[0]:
        yield name


def own_as(old: str, new: str) -> None:
    """Give the new one to the owner of the old one, as far as one may."""
    status, now = os.lstat(old), os.lstat(new)
    if (status.st_uid, status.st_gid) == (now.st_uid, now.st_gid):
        return
    with suppress(PermissionError):  # only root gives files away
        os.chown(new, status.st_uid, status.st_gid, follow_symlinks=False)


def same(one: Path, other: Path) -> bool:
    """Whether two names are of one file, or of two that say the same."""
    try:
        if os.path.samestat(one.lstat(), other.lstat()):
            return True
        if one.is_symlink() or other.is_symlink():
            return one.readlink() == other.readlink()
        return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def says(path: str, content: bytes) -> bool:
    """Whether a file has that content."""
    try:
        status = os.stat(path)
        is_so = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
        return is_so and Path(path).read_bytes() == content
    except OSError:
        return False


def linked(source: str, target: str) -> bool:
    """Give a file a second name; False if the system cannot."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def on_disk(folder: Path) -> None:
    """Wait until all that was written there is on the disk, also if the machine is switched off then."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    number = ctypes.get_errno()
    if number not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        raise OSError(number, os.strerror(number))
    gone = one.with_name(f"{one.name}-old")  # the file system cannot: two steps, one after the other
    other.rename(gone)
    try:
        one.rename(other)
    except OSError:
        gone.rename(other)
        raise
    with suppress(OSError):  # the next run finds it by its name
        gone.rename(one)
