"""The folder of a site, changed all at once: whoever looks sees the old site or the new one, never a mixture.

The new site is built beside the old one, with what is not ours and what is the same linked into it, and then
the two folders change places in one step of the system.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

LIST: Final = ".ttchan-site.json"
"""Says which files of a folder are ours."""

_ASIDE: Final = ".ttchan-new"
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE of renameat2(2)."""
_HERE: Final = -100
"""AT_FDCWD."""


class CannotPublish(Explained):
    """The site could not be written; what was there is still there."""


def replace_site(
    folder: Path, files: Mapping[str, bytes], told: Callable[[int, int], object] = lambda _done, _all: None
) -> int:
    """Make a folder hold these files, and whatever else was in it that is not ours.

    Args:
        folder: Where the site is to be.
        files: Their content by their paths within it.
        told: Hears how many of how many files are done.

    Returns:
        How many files are other ones than before.

    Raises:
        CannotPublish: It cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - a link in it is to be followed by nobody
    aside = folder.with_name(f"{folder.name}{_ASIDE}")
    try:
        if folder.exists() and not folder.is_dir():
            raise CannotPublish(N_("{path} is not a folder."), path=folder)
        folder.mkdir(exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)  # of a run that was ended
        known = _known(folder)
        changed = _build(folder, aside, files, known, told)
        _exchange(aside, folder)
        shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise CannotPublish(
            N_("The site could not be written to {path}: {reason}. What was there is still there."),
            path=folder,
            reason=error.strerror or error,
        ) from error
    return changed


def _known(folder: Path) -> set[str]:
    """The files that are ours."""
    try:
        listed = json.loads((folder / LIST).read_text("utf-8"))
        return {str(name) for name in listed["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _build(
    folder: Path, aside: Path, files: Mapping[str, bytes], known: set[str], told: Callable[[int, int], object]
) -> int:
    aside.mkdir()
    _link_others(folder, aside, {*known, LIST})
    made: set[Path] = set()
    changed = 0
    for number, (name, content) in enumerate(files.items(), start=1):
        old, new = folder / name, aside / name
        if new.parent not in made:
            new.parent.mkdir(parents=True, exist_ok=True)
            made.add(new.parent)
        if not (name in known and _says(old, content) and _linked(old, new)):
            with suppress(FileNotFoundError):
                new.unlink()  # somebody else's file of that name is a link, and is not to be written to
            new.write_bytes(content)
            changed += 1
        told(number, len(files))
    listed = json.dumps({"files": sorted(files)}, indent=1)
    (aside / LIST).write_text(f"{listed}\n", encoding="utf-8")
    _sync(aside)
    return changed + len(known - files.keys())


def _says(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _link_others(folder: Path, aside: Path, ours: set[str]) -> None:
    """Everything in the folder that is not ours, in its place beside it."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                (aside / name).mkdir(parents=True, exist_ok=True)
        elif name not in ours:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            if not _linked(path, aside / name):
                shutil.copy2(path, aside / name, follow_symlinks=False)


def _linked(source: Path, target: Path) -> bool:
    """Give a file a second name; False if the system cannot."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    number = ctypes.get_errno()
    if number not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        raise OSError(number, os.strerror(number))
    gone = other.with_name(
        f"{other.name}.ttchan-old"
    )  # the file system cannot: two steps, one after the other
    other.rename(gone)
    one.rename(other)
    gone.rename(one)
