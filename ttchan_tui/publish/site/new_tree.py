"""The new site beside the old one: what is the same is linked into it, and what is not ours too.

There are hundreds of files and folders, of which one change concerns a few; so each is looked at once, and
paths are strings.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from ttchan_tui.publish.site.file_steps import folders_above, linked, own_as, says
from ttchan_tui.publish.site.site_file import SiteFile
from ttchan_tui.publish.site.site_list import LIST, FileState, SiteList


class NewTree:
    """A folder that is being filled, to take the place of another one."""

    def __init__(self, old: Path, new: Path, before: SiteList, there: Mapping[str, os.stat_result]) -> None:
        """One that is empty.

        Args:
            old: The folder whose place it is to take.
            new: Where it is.
            before: What the list of the old one says.
            there: What is in the old one.
        """
        self._old, self._new = str(old), str(new)
        self._before = before
        self._there = there
        self.made_of: dict[str, FileState] = {}
        """What its files are made of, as far as they say so."""

    def build(self, files: Mapping[str, bytes | SiteFile], told: Callable[[int, int], object]) -> int:
        """Fill it. Raises OSError.

        Returns:
            How many files are other ones than before.
        """
        theirs = self._theirs()
        folders = self._make_folders([*files, *theirs])
        for name in theirs:
            self._take(name)
        changed = len(self._before.files - files.keys())
        for number, (name, given) in enumerate(files.items(), start=1):
            file = given if isinstance(given, SiteFile) else SiteFile(lambda given=given: given)  # type: ignore[misc]
            changed += self._put(name, file)
            told(number, len(files))
        for name in reversed(folders):
            self._keep_access(name)
        self._keep_access("")
        return changed

    def _theirs(self) -> list[str]:
        """What in the old one is not ours: files, and folders with nothing in them."""
        ours = {*self._before.files, LIST}
        filled = {os.path.dirname(name) for name in self._there}
        return [
            name
            for name, status in self._there.items()
            if name not in (filled if stat.S_ISDIR(status.st_mode) else ours)
        ]

    def _is_folder(self, name: str) -> bool:
        return name in self._there and stat.S_ISDIR(self._there[name].st_mode)

    def _make_folders(self, names: list[str]) -> list[str]:
        """Those in which files of these names are; the one above before the one in it."""
        needed = {one for name in names for one in folders_above(name)}
        needed |= {name for name in names if self._is_folder(name)}
        folders = sorted(needed)
        for name in folders:
            os.mkdir(f"{self._new}/{name}")
        return folders

    def _take(self, name: str) -> None:
        """Somebody else's file."""
        if self._is_folder(name):
            return
        old, new = f"{self._old}/{name}", f"{self._new}/{name}"
        if not linked(old, new):
            shutil.copy2(old, new, follow_symlinks=False)
            own_as(old, new)

    def _put(self, name: str, file: SiteFile) -> bool:
        """A file of ours; False if it is the same as before."""
        old, new = f"{self._old}/{name}", f"{self._new}/{name}"
        is_ours, status = name in self._before.files, self._there.get(name)
        state = self._before.made_of.get(name)
        if is_ours and status and file.made_of and state == _state(file, status) and linked(old, new):
            self.made_of[name] = state
            return False
        content = file.make()
        is_same = is_ours and says(old, content) and linked(old, new)
        if not is_same:
            with open(new, "wb", buffering=0) as opened:
                opened.write(content)
        if file.made_of:
            self.made_of[name] = _state(file, os.lstat(new))
        return not is_same

    def _keep_access(self, name: str) -> None:
        """Give a folder the owner and the mode of the one whose place it takes."""
        path = f"{self._new}/{name}"
        if name and not self._is_folder(name):
            shutil.copymode(self._old, path)
            return
        own_as(f"{self._old}/{name}", path)
        shutil.copystat(f"{self._old}/{name}", path)


def _state(file: SiteFile, status: os.stat_result) -> FileState:
    return [file.made_of, status.st_size, status.st_mtime_ns, status.st_ino]
