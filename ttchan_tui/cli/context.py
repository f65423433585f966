"""What every command is given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ttchan_tui.cli.output import Output
from ttchan_tui.text.languages import Language

if TYPE_CHECKING:
    from ttchan_tui.store import Repository


@dataclass(frozen=True, slots=True)
class Context:
    """The language to speak, the data to use, and where to print."""

    language: Language
    data_option: Path | None
    """What `--data` says."""
    now: datetime | None
    """Where to stop the clock; the real time if none."""
    out: Output

    @property
    def data(self) -> Path:
        """The data directory."""
        from ttchan_tui.store import data_directory

        return data_directory(self.data_option, os.environ)

    @contextmanager
    def repository(self) -> Iterator[Repository]:
        """The store, open for as long as it is needed."""
        from ttchan_tui.store import open_repository

        repository = open_repository(self.data)
        try:
            yield repository
        finally:
            repository.close()
