"""The folder of a site, changed all at once: whoever looks sees the old site or the new one, never a mixture.

The new site is built beside the old one, with what is not ours and what is the same linked into it, and then
the two folders change places in one step of the system.
"""

from __future__ import annotations

import fcntl
import glob
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

from ttchan_tui.publish.site.file_steps import exchange, linked, own_as, same, says, sync
from ttchan_tui.publish.site.site_file import SiteFile
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

LIST: Final = ".ttchan-site.json"
"""Says which files of a folder are ours, and what has stood in its calendars."""

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
            for left in folder.parent.glob(f"{glob.escape(_aside(folder))}*"):  # of a run that was ended
                _clear(left, folder)
            known = _known(folder)
            _must_be_free(folder, files.keys() - known)
            aside = Path(tempfile.mkdtemp(prefix=_aside(folder), dir=folder.parent))
            try:
                stood = {*events, *published_events(folder)}
                _write_list(aside, files, stood)
                changed, made_of = _build(folder, aside, files, known, told)
                _write_list(aside, files, stood, made_of)
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


def published_events(folder: Path) -> set[str]:
    """The UIDs of what has ever stood in the calendars of the site in a folder."""
    return _listed(folder, "events")


def _aside(folder: Path) -> str:
    """How the names of folders begin that are to change places with this one."""
    return f".{folder.name}.ttchan-new-"


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


def _must_be_free(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write where somebody else has a file, or a link in place of a folder."""
    taken: set[str] = set()
    for name in names:
        above = [folder / one for one in Path(name).parents if one.name]
        taken.update(
            one.relative_to(folder).as_posix()
            for one in above
            if one.is_symlink() or (one.exists() and not one.is_dir())
        )
        if os.path.lexists(folder / name):
            taken.add(name)
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


def _known(folder: Path) -> set[str]:
    """The files that are ours."""
    return _listed(folder, "files")


def _listed(folder: Path, what: str) -> set[str]:
    try:
        return {str(name) for name in _list(folder)[what]}
    except (KeyError, TypeError):
        return set()


def _list(folder: Path) -> dict[str, Any]:
    """What the list of a folder says; nothing if there is none."""
    try:
        said = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


_Made = dict[str, list[object]]
"""By names of files, what they are made of and what they were like then."""


def _write_list(
    aside: Path, files: Iterable[str], events: Iterable[str], made_of: _Made | None = None
) -> None:
    """Comes first, so that what is left of a run that was ended says what it is; again when all is there."""
    listed = {"files": sorted(files), "events": sorted(events), "made_of": made_of or {}}
    (aside / LIST).write_text(f"{json.dumps(listed, indent=0)}\n", encoding="utf-8")


def _build(
    folder: Path,
    aside: Path,
    files: Mapping[str, bytes | SiteFile],
    known: set[str],
    told: Callable[[int, int], object],
) -> tuple[int, _Made]:
    _link_others(folder, aside, {*known, LIST})
    before = _list(folder).get("made_of")
    made_before = before if isinstance(before, dict) else {}
    made: set[Path] = set()
    made_of: _Made = {}
    changed = 0
    for number, (name, given) in enumerate(files.items(), start=1):
        old, new = folder / name, aside / name
        if new.parent not in made:
            new.parent.mkdir(parents=True, exist_ok=True)
            made.add(new.parent)
        file = given if isinstance(given, SiteFile) else SiteFile(partial(bytes, given))
        is_same = file.made_of and name in known and made_before.get(name) == _state(file, old)
        if not (is_same and linked(old, new)):
            content = file.make()
            if not (name in known and says(old, content) and linked(old, new)):
                new.write_bytes(content)
                changed += 1
        if file.made_of:
            made_of[name] = _state(file, new)
        told(number, len(files))
    _keep_access(folder, aside)
    sync(aside)
    return changed + len(known - files.keys()), made_of


def _state(file: SiteFile, path: Path) -> list[object]:
    """What a file is made of and what it is like; nothing that equals anything if it is not there."""
    try:
        status = path.lstat()
    except OSError:
        return []
    return [file.made_of, status.st_size, status.st_mtime_ns, status.st_ino]


def _keep_access(folder: Path, aside: Path) -> None:
    """Give each folder the owner and the mode of the one whose place it takes."""
    for path in (*aside.rglob("*"), aside):
        old = folder / path.relative_to(aside)
        if path.is_dir() and not path.is_symlink() and old.is_dir():
            own_as(old, path)
            shutil.copystat(old, path)
        elif path.is_dir() and not path.is_symlink():
            shutil.copymode(folder, path)


def _clear(aside: Path, folder: Path) -> None:
    """Take away a folder that was put aside; what is neither ours nor in the new one goes there, or stays."""
    if aside.is_symlink() or not aside.is_dir():
        aside.unlink()
        return
    ours = {*_known(aside), LIST}
    for path in sorted(aside.rglob("*"), reverse=True):  # what is in a folder before the folder
        name = path.relative_to(aside).as_posix()
        twin = folder / name
        with suppress(OSError):  # what cannot be taken away stays
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            elif name in ours or same(path, twin):
                path.unlink()
            elif not os.path.lexists(twin):  # it came while the new folder was made
                twin.parent.mkdir(parents=True, exist_ok=True)
                path.rename(twin)
    with suppress(OSError):
        aside.rmdir()


def _link_others(folder: Path, aside: Path, ours: set[str]) -> None:
    """Everything in the folder that is not ours, in its place beside it."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                (aside / name).mkdir(parents=True, exist_ok=True)
        elif name not in ours:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            if not linked(path, aside / name):
                shutil.copy2(path, aside / name, follow_symlinks=False)
                own_as(path, aside / name)
