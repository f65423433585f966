"""Whose new files are: their directory says so, whoever makes them, be it root, and whatever the umask."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_READ_AND_WRITE: Final = 0o666
_OWN: Final = 0o600
_GROUP: Final = 0o060


def as_directory(descriptor: int, directory: Path, *, secret: bool = False, sticky: bool = False) -> None:
    """Let all use a new file, or a new directory, who may use the one that it is in.

    Args:
        descriptor: The new one, opened.
        directory: Where it is.
        secret: Whether nobody may read a file who could not replace it as well.
        sticky: Whether nobody may touch in a directory what is somebody else's.
    """
    around, own = os.stat(directory), os.fstat(descriptor)  # noqa: PTH116
    if stat.S_ISDIR(own.st_mode):
        mode = around.st_mode & (0o777 | stat.S_ISGID) | (stat.S_ISVTX if sticky else 0)
    elif secret:
        mode = around.st_mode & _GROUP if around.st_mode & stat.S_IWGRP else 0
    else:
        mode = around.st_mode & _READ_AND_WRITE
    _give(descriptor, around, mode | _OWN)


def as_before(descriptor: int, before: os.stat_result) -> None:
    """Give a new file the owner and mode of the one that it is to replace."""
    _give(descriptor, before, before.st_mode & 0o777)


def _give(descriptor: int, whose: os.stat_result, mode: int) -> None:
    """Give a file that owner, group and mode, as far as one may and the file system has such things."""
    for owner, group in ((-1, whose.st_gid), (whose.st_uid, -1)):
        with suppress(PermissionError):
            os.fchown(descriptor, owner, group)
    with suppress(PermissionError):
        os.fchmod(descriptor, mode)
