"""Files that a command is given by name: `-`, a pipe or a device is as good as a file on the disk."""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ttchan_tui.cli.printing.output import writing
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context

STANDARD: Final = "-"
"""What stands for standard input where a file is read, and for standard output where one is written."""

_INPUT: Final = Path("/dev/stdin")
_OUTPUTS: Final = {STANDARD, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
_DESCRIPTORS: Final = "/dev/fd"
_PIECE: Final = 1 << 20


class CannotReadFile(Explained):
    """What the name leads to cannot be read, or has no end."""


class OnlyForReading(Explained):
    """What the name leads to was given to the command to read from."""


class WrongEnding(Explained):
    """The name says that something else is in the file than would be."""


def named(path: Path) -> Path:
    """The path of what a command is to read, `-` being standard input."""
    return _INPUT if str(path) == STANDARD else path


def through_pipe(path: Path, most: int) -> bytes | None:
    """All that comes through a pipe, a socket or a device; None for what lies on the disk, or is not there.

    Args:
        path: Where it comes from.
        most: Bytes that are not too many.

    Raises:
        CannotReadFile: It cannot be read, or there is more.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) or (stat.S_ISREG(status.st_mode) and path.resolve().exists()):
            return None
        content = _read(path, status, most)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotReadFile(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from error
    if len(content) > most:
        raise CannotReadFile(N_("More comes through {path} than any such file holds."), path=path)
    return content


def _read(path: Path, status: os.stat_result, most: int) -> bytes:
    is_ours = os.path.samestat(status, os.fstat(0))  # it may be a socket, which no name opens
    descriptor = os.dup(0) if is_ours else os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor
        content = bytearray()
        while len(content) <= most and (piece := file.read(_PIECE)):
            content += piece
    return bytes(content)


def is_stream(path: Path) -> bool:
    """Whether what is written to that path goes to standard output or into a pipe, and not to the disk."""
    if str(path) in _OUTPUTS:
        return True
    with suppress(OSError):  # whoever writes a file there says what is wrong with the name
        return path.is_fifo()
    return False


def must_be_for_output(context: Context, path: Path, *, backup: bool = False) -> None:
    """Refuse the name of a file in which the data are that are in use, and what is only to be read from.

    Only a `backup` may be written where the backups are.

    Raises:
        OnlyForReading: It is that of a descriptor that cannot be written to, such as the shell's `<(…)`.
        StoreUnusable: It is such a file, or leads to one.
    """
    if _is_only_for_reading(path):
        raise OnlyForReading(
            N_("{path} is open for reading only. Name a file, or >(COMMAND) for a pipe."), path=path
        )
    if is_stream(path):
        return
    from ttchan_tui.store import DATA_FILE, must_not_be_own

    must_not_be_own(path, context.data / DATA_FILE, backup=backup)


def _is_only_for_reading(path: Path) -> bool:
    """Whether it names such a descriptor of ours; who opens its pipe for writing waits for themselves."""
    if path == _INPUT:
        descriptor = "0"
    elif os.path.realpath(path.parent) == os.path.realpath(_DESCRIPTORS):
        descriptor = path.name
    else:
        return False
    try:
        return fcntl.fcntl(int(descriptor), fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
    except (OSError, ValueError, OverflowError):  # whoever writes there says what is wrong with the name
        return False


def put_through(context: Context, path: Path, content: bytes) -> bool:
    """Write to standard output, or into a pipe; False, and nothing is written, if the name is that of a file.

    Raises:
        CannotPrint: It cannot be written.
        OnlyForReading: It can only be read from.
        StoreUnusable: It is the name of a file of the data in use.
    """
    must_be_for_output(context, path)
    if not is_stream(path):
        return False
    if str(path) in _OUTPUTS:
        context.out.content(content)
    else:
        with writing(), path.open("wb") as pipe:
            pipe.write(content)
    return True


def must_end_with(path: Path, endings: tuple[str, ...], valid: str) -> None:
    """Refuse a name that says something else than will be in the file; one without an ending says nothing.

    Args:
        path: The name.
        endings: The endings that are right, such as `.html`.
        valid: What to say that there is.

    Raises:
        WrongEnding: It has another one.
    """
    if path.suffix and path.suffix.lower() not in endings:
        raise WrongEnding(
            N_("{path} would hold something else than its name says. There are: {valid}"),
            path=path,
            valid=valid,
        )
