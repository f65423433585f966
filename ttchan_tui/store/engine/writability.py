"""Whether anything can be stored here, as far as that can be told without storing something."""

from __future__ import annotations

import os

from ttchan_tui.store.errors import NO_PERMISSION, StoreDenied
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.files.reach import must_reach


class Writability:
    """What the system lets us do to the files of a store, and to the directory that they lie in."""

    def __init__(self, layout: FileLayout) -> None:
        """Ask about the files of that layout."""
        self._layout = layout
        self._directory = str(layout.directory)
        self._journal = str(layout.journal)

    @property
    def has_directory(self) -> bool:
        """Whether files may be made, and put in the place of others."""
        return _may_write(self._directory)

    def must_reach(self) -> None:
        """Raise StoreDenied where others may write whom the lock does not reach."""
        must_reach(self._layout.directory, self._layout.journal)

    def check(self, *, is_open: bool) -> None:
        """Raise what would keep a change from being stored.

        Args:
            is_open: Whether the journal is open for writing already, or is not there yet.

        Raises:
            StoreDenied: It may only be read.
        """
        if not ((is_open or _may_write(self._journal)) and self.has_directory):
            raise StoreDenied(NO_PERMISSION, path=self._layout.snapshot)
        self.must_reach()


def _may_write(path: str) -> bool:
    return os.access(path, os.W_OK, effective_ids=True)
