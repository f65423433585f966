"""What can go wrong with the data file, each with a sentence that says what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class StoreError(Explained):
    """The data cannot be read or written. What was acknowledged before is not touched."""


class StoreDamaged(StoreError):
    """The data file is not what this program writes. It is never overwritten in this state."""

    def __init__(self, path: Path, what: str, **values: object) -> None:
        """Say what is wrong and where: a template of the catalogues and what goes into it."""
        self.where = Explained(what, **values)
        super().__init__(
            N_(
                "The data file {path} is damaged ({where}). It was left as it is. "
                "To bring a backup back: ttchan db restore"
            ),
            path=path,
            where=self.where,
        )


class StoreVanished(StoreError):
    """The data were there and are there no more."""


class StoreNewer(StoreError):
    """A later version of the program has written the data, in a format that this one does not know."""


class StoreBusy(StoreError):
    """Somebody else kept the data file locked for too long."""


class StoreDenied(StoreError):
    """The system does not let us read or write there."""


class StoreFull(StoreError):
    """There is no space left."""


class StoreUnusable(StoreError):
    """The place is not one where data can be kept, or the disk fails."""


class StoreWarning(Explained):
    """Something was found damaged and dealt with, or needs a look. Kept and logged, never raised."""

    def __init__(self, template: str, path: Path, offset: int = 0, record: int = 0, **values: object) -> None:
        """Say what is wrong, in which file, at which byte, with (or behind) which record."""
        super().__init__(template, path=path, offset=offset, record=record, **values)
        self.path = path
        self.offset = offset
        self.record = record


def not_a_file(path: Path) -> StoreUnusable:
    """Something else than a file of data bears its name."""
    return StoreUnusable(
        N_("{path} is not an ordinary file. Nothing was done with it. Move it aside."),
        path=path,
    )


def not_a_directory(directory: Path) -> StoreUnusable:
    """That is not a directory, so nothing can be kept in it."""
    return StoreUnusable(
        N_("{directory} is not a directory. Name one for the data with --data."), directory=directory
    )


VANISHED = N_("{path} is gone. Put it back, or bring a backup back: ttchan db restore")
NO_PERMISSION = N_("No permission to use {path}. Nothing was changed. Root has to change the permissions.")
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_A_DIRECTORY = {errno.ENOTDIR, errno.EEXIST, errno.ENOENT}
_OF_THE_NAME = {errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL, errno.EISDIR, errno.EXDEV}


@contextmanager
def explained(path: Path, directory: Path | None = None) -> Iterator[None]:
    """Turn what the system says about a file into a sentence; `directory` is the one it is to be in."""
    try:
        yield
    except OSError as error:
        raise explanation(error, path, directory or path.parent) from error


def explanation(error: OSError, path: Path, directory: Path) -> StoreError:
    """The sentence for what the system says about a file; `directory` is the one it is to be in."""
    if error.errno in _DENIED:
        return StoreDenied(
            NO_PERMISSION,
            path=path,
        )
    if error.errno in _FULL:
        return StoreFull(
            N_("No space is left for {path}. Nothing was changed. Free some space and try again."), path=path
        )
    if error.errno in _NOT_A_DIRECTORY and not os.path.isdir(directory):  # noqa: PTH112 - raises nothing
        return not_a_directory(directory)
    if error.errno == errno.ENOENT:
        return StoreUnusable(
            N_("{path} is not there and cannot be made. Name another directory with --data."), path=path
        )
    return StoreUnusable(
        N_("{path} cannot be used ({reason}). Name another place, or look for what is wrong there.")
        if error.errno in _OF_THE_NAME
        else N_("{path} cannot be used ({reason}). Try again; if it stays so, the disk may be failing."),
        path=path,
        reason=error.strerror or error,
    )
