"""The folder of a site, changed all at once: whoever looks sees the old site or the new one, never a mixture.

The new site is built beside the old one, with what is not ours and what is the same linked into it, and then
the two folders change places in one step of the system.
"""

from __future__ import annotations

import fcntl
import glob
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from ttchan_tui.publish.site.file_steps import exchange, folders_above, on_disk, same, tree
from ttchan_tui.publish.site.new_tree import NewTree
from ttchan_tui.publish.site.site_file import SiteFile
from ttchan_tui.publish.site.site_list import LIST, PREPARED, SiteList
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_MOST_NAMES: Final = 5
"""Names of files in one sentence."""


class CannotPublish(Explained):
    """The site could not be written; what was there is still there."""


def replace_site(
    folder: Path,
    files: Mapping[str, bytes | SiteFile],
    told: Callable[[int, int], object] = lambda _done, _all: None,
    *,
    events: Collection[str] = (),
) -> int:
    """Make a folder hold these files, and whatever else was in it that is not ours.

    Args:
        folder: Where the site is to be; a link to a folder stays one.
        files: Their content by their paths within it, or what makes it; what is there already, made of the
            same, is not made again.
        told: Hears how many of how many files are done.
        events: The UIDs of what stands in its calendars, for `published_events`.

    Returns:
        How many files are other ones than before.

    Raises:
        CannotPublish: It cannot be written, is being written, or has files of others by these names.
    """
    try:
        folder = Path(os.path.realpath(folder))
        _must_be_replaceable(folder)
        with _alone(folder):
            folder.mkdir(exist_ok=True)
            for left in _left_behind(folder):
                _clear(left, folder)
            before = SiteList.of(folder)
            there = tree(folder)
            _must_be_free(folder, there, files, before.files)
            aside = Path(tempfile.mkdtemp(prefix=_aside(folder), dir=folder.parent))
            try:
                now = SiteList(frozenset(files), before.events.union(events))
                now.write(aside)
                new_tree = NewTree(folder, aside, before, there)
                changed = new_tree.build(files, told)
                replace(now, made_of=new_tree.made_of).write(aside)
                on_disk(aside)
                exchange(aside, folder)
            except OSError:
                shutil.rmtree(aside, ignore_errors=True)  # it has never been the site
                raise
            _clear(aside, folder)
    except OSError as error:
        raise CannotPublish(
            N_("The site could not be written to {path}: {reason}. What was there is still there."),
            path=folder,
            reason=error.strerror or error,
        ) from error
    return changed


def published_events(folder: Path) -> frozenset[str]:
    """The UIDs of what has ever stood in the calendars of the site in a folder."""
    return SiteList.of(folder).events


def _aside(folder: Path) -> str:
    """How the names of folders begin that are to change places with this one."""
    return f".{folder.name}.ttchan-new-"


def _left_behind(folder: Path) -> list[Path]:
    """What runs that were ended have put aside; others who may write beside the folder say nothing in it."""
    found = folder.parent.glob(f"{glob.escape(_aside(folder))}*")
    owners = {os.geteuid(), folder.stat().st_uid}
    return [left for left in found if left.lstat().st_uid in owners]


def _must_be_replaceable(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CannotPublish(N_("{path} is not a folder."), path=folder)
    with suppress(FileNotFoundError):  # nobody is in a folder that is gone
        if Path.cwd().is_relative_to(folder):
            raise CannotPublish(
                N_(
                    "You are working in {path}, and another folder takes its place. "
                    "Go out of it first: cd {out}"
                ),
                path=folder,
                out=folder.parent,
            )


def _must_be_free(
    folder: Path, there: Mapping[str, os.stat_result], names: Collection[str], ours: Collection[str]
) -> None:
    """Refuse to write where somebody else has a file, or a link in place of a folder."""
    taken = {name for name in names if name in there and name not in ours}
    above = {one for name in names for one in folders_above(name)}
    taken |= {one for one in above if one in there and not stat.S_ISDIR(there[one].st_mode)}
    if taken:
        told = sorted(taken)
        raise CannotPublish(
            N_(
                "In {path} there are files that ttchan did not put there and would write over: {names}. "
                "Nothing was changed. Move them away, or name another folder."
            ),
            path=folder,
            names=", ".join(told[:_MOST_NAMES]) + (" …" if len(told) > _MOST_NAMES else ""),
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one at a time publishes into a folder."""
    lock = folder.with_name(f".{folder.name}.ttchan-lock")
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_ours = os.path.samestat(os.fstat(descriptor), lock.stat())
        except (BlockingIOError, FileNotFoundError):  # the one before has just taken it away
            is_ours = False
        if not is_ours:
            raise CannotPublish(
                N_("The site in {path} is being published at this moment. Try again when that is done."),
                path=folder,
            )
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _clear(aside: Path, folder: Path) -> None:
    """Take away a folder that was put aside; what is neither ours nor in the new one goes there, or stays."""
    if aside.is_symlink() or not aside.is_dir():
        aside.unlink()
        return
    ours = {*SiteList.of(aside).files, PREPARED}
    for name, status in reversed(tree(aside).items()):  # what is in a folder before the folder
        path, twin = f"{aside}/{name}", folder / name
        with suppress(OSError):  # what cannot be taken away stays
            if name == LIST:  # says to the last what the others are
                continue
            if stat.S_ISDIR(status.st_mode):
                os.rmdir(path)
            elif name in ours or same(Path(path), twin):
                os.unlink(path)
            elif not os.path.lexists(twin):  # it came while the new folder was made
                twin.parent.mkdir(parents=True, exist_ok=True)
                os.rename(path, twin)
    with suppress(OSError):
        (aside / LIST).unlink(missing_ok=True)
        aside.rmdir()
