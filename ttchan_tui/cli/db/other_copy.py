"""The other copy that is named to a command: a file, a directory, or what comes through a pipe."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ttchan_tui.cli.command_line.files import named, through_pipe
from ttchan_tui.store import DATA_FILE, ForeignCopy, copy_in, read_copy

_LARGEST: Final = 512 * 2**20
"""Bytes of a backup that come through a pipe; one of 100,000 notes has a tenth of that."""


def other_copy(given: Path) -> ForeignCopy:
    """What is in the copy of that name; it is not changed."""
    path = named(given)
    content = through_pipe(path, _LARGEST)
    return read_copy(path, DATA_FILE) if content is None else copy_in(content, path)
