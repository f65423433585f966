"""Files that leave the house: whole, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class CannotWrite(Explained):
    """The file cannot be written; what was there before is still there."""


def replace_file(target: Path, content: bytes) -> None:
    """Put a whole file in the place of the target, or leave everything as it is.

    A link stays one, and the file that it leads to is replaced. An older file hands its mode on.

    Raises:
        CannotWrite: It cannot be written.
    """
    real = target
    try:
        real = Path(os.path.realpath(target))
        mode = _mode(real)
        if mode is not None and not stat.S_ISREG(mode):
            raise CannotWrite(N_("{path} is not a file that could be written."), path=str(target))
        _replace_file(real, content, mode)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotWrite(_why(error), path=str(target), folder=str(real.parent), reason=reason) from error


def _replace_file(target: Path, content: bytes, mode: int | None) -> None:
    # In a container each run may have the number of the one before, which may have been killed.
    half_done = target.parent / f".ttchan-{os.getpid()}-{os.urandom(4).hex()}.new"
    try:
        with half_done.open("xb") as file:
            file.write(content)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(mode))
            os.fsync(file.fileno())
        half_done.replace(target)
    except BaseException:
        with suppress(OSError):
            half_done.unlink()
        raise


def _mode(target: Path) -> int | None:
    """What the target is, and who may do what with it; None if there is nothing yet."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _why(error: OSError | ValueError) -> str:
    reasons = {
        errno.ENOENT: N_("{path} cannot be written: there is no folder {folder}."),
        errno.ENOTDIR: N_("{path} cannot be written: {folder} is not a folder."),
        errno.EACCES: N_("{path} cannot be written: you may not write in the folder {folder}."),
        errno.EROFS: N_("{path} cannot be written: you may not write in the folder {folder}."),
        errno.ENOSPC: N_("{path} cannot be written: the disk is full."),
    }
    return reasons.get(getattr(error, "errno", 0), N_("{path} cannot be written: {reason}."))
