"""The pictures of places and venues: files beside the data, each under a name that tells its content.

A name leads to the same picture for ever, so the parts of the meeting that name it may be undone, restored
and merged without a look at files. None is removed: what was undone may be wanted again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from ttchan_tui.meeting.pictures import mark_in
from ttchan_tui.store.documents import MEETINGS_ASIDE
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.errors import StoreUnusable, StoreWarning, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.text.languages import N_

PICTURED: Final = ("place", "venue")
"""The sections whose entries may have a picture."""


def mark_of(content: bytes) -> str:
    """The sixteen digits that tell the content of a picture."""
    return sha256(content).hexdigest()[:16]


def picture_names(tables: Tables) -> set[str]:
    """The pictures that the meeting in use names, and those that are kept aside."""
    found = set(_named(doc for section in PICTURED for doc in tables.get(section, {}).values()))
    for aside in tables.get(MEETINGS_ASIDE, {}).values():
        if isinstance(sections := aside.get("sections"), Mapping):
            found |= set(_named(doc for section in PICTURED for doc in sections.get(section, ())))
    return found


def _named(documents: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    return (name for doc in documents if isinstance(name := doc.get("picture"), str) and mark_in(name))


class Pictures:
    """Those that are kept beside a data file, or beside a copy of one."""

    def __init__(self, data_file: Path) -> None:
        """Look beside that file."""
        self._folder = FileLayout(Path(os.path.realpath(data_file))).pictures

    def content(self, name: str) -> bytes:
        """A picture; empty if it is not here, or not what its name says."""
        mark = mark_in(name)
        if not mark:
            return b""
        try:
            content = disk.read(self._folder / name)
        except StoreUnusable:
            return b""
        return content if mark_of(content) == mark else b""

    def keep(self, pictures: Mapping[str, bytes]) -> None:
        """Have these on the disk, under their names.

        Raises:
            StoreError: They cannot be written.
        """
        for name, content in pictures.items():
            if self.content(name) == content:
                continue
            disk.make_directory(self._folder)
            with explained(self._folder), suppress(FileNotFoundError):
                (self._folder / name).unlink()  # damaged, or none of ours
            disk.write_whole(self._folder / name, content)

    def bring(self, tables: Tables, copy: Path) -> None:
        """Take over what is not here of the pictures that the tables of a copy name.

        Args:
            tables: Those of the copy.
            copy: Its file: pictures lie beside it, and for a backup among others in the folder above.
        """
        beside = (Pictures(copy), Pictures(copy.absolute().parent))
        for name in sorted(picture_names(tables)):
            if not self.content(name):
                found = next((content for one in beside if (content := one.content(name))), b"")
                self.keep({name: found} if found else {})

    def faults(self, tables: Tables) -> list[StoreWarning]:
        """What is named and not here, or not whole."""
        lost = [name for name in sorted(picture_names(tables)) if not self.content(name)]
        return [StoreWarning(_LOST, self._folder / name) for name in lost]


_LOST: Final = N_("The picture {path} is missing or damaged. Load the files of the meeting again.")
