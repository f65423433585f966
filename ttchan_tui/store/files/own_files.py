"""What in the data directory is the store's own, so that nothing else is written in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ttchan_tui.store.errors import StoreUnusable
from ttchan_tui.store.files.file_layout import ASIDE, FileLayout
from ttchan_tui.text.languages import N_

_BESIDE: Final = (
    "drafts",
    "presence",
    "counts",
    "calls.json",
    "calls.json.new",
    "looks",
    "receipts",
    "purge-unfinished.json",
    "pictures",
    "log",
    "kiosk-pin.json",
    "kiosk-pin.json.new",
    "kiosk-pin-tries.json",
    "kiosk-pin-tries.json.new",
)
"""What stands beside the files of the database, each the name of a file or of a directory."""


def must_not_be_own(path: Path, data_file: Path, *, backup: bool = False) -> None:
    """Refuse to write what somebody wants elsewhere to where the data in use are, also through a link.

    Args:
        path: Where it would be written to.
        data_file: That of the data in use.
        backup: Whether it is one: it may be written among the others, where nothing else belongs.

    Raises:
        StoreUnusable: The path leads to a file of the database of that data file, or to one beside it.
    """
    real = Path(os.path.realpath(path))
    layout, places = FileLayout(data_file), (real, *real.parents)
    if not backup and any(_is(layout.backups, one) for one in places):
        raise StoreUnusable(
            N_("{path} is where the backups are, and nothing else. Name another file to write to."), path=path
        )
    if any(_is(own, one) for own in _own(layout) for one in places):
        raise StoreUnusable(
            N_("{path} is a file of the data in use; it was left alone. Name another file to write to."),
            path=path,
        )


def _own(layout: FileLayout) -> Iterator[Path]:
    yield from (layout.snapshot, layout.journal, layout.new_snapshot, layout.new_journal, layout.history)
    yield from (layout.directory / name for name in _BESIDE)
    yield from layout.directory.glob(f"{ASIDE}*")


def _is(own: Path, path: Path) -> bool:
    """Whether both are the same: by what is there, as names may differ in case only; else by their names."""
    with suppress(OSError):
        if own.samefile(path):
            return True
    return Path(os.path.realpath(own)) == path
