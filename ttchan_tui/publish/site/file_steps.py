"""Steps with files and folders of which the change of a site consists, each as the system does it."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of renameat2(2)."""
_HERE: Final = -100
"""AT_FDCWD."""


def own_as(old: Path, new: Path) -> None:
    """Give the new one to the owner of the old one, as far as one may."""
    status = old.lstat()
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


def says(path: Path, content: bytes) -> bool:
    """Whether a file has that content."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def linked(source: Path, target: Path) -> bool:
    """Give a file a second name; False if the system cannot."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
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
