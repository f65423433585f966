"""TinyDB's storage, such that several processes can use one file and a crash tears nothing.

A change replaces the whole file. The journal, which makes the cost of a change independent of the
size of the file, will take the place of this storage; nothing above it has to know.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import damaged, explained, not_a_directory
from ttchan_tui.store.turns import shared

LOCK_WAIT = 10.0
"""Seconds to wait for others; nobody holds the lock for longer than one change takes."""

Tables = dict[str, dict[str, Any]]
"""Documents by their id, by table: the shape that TinyDB stores."""


class AtomicStorage(Storage):
    """A JSON file that is read whole and replaced whole."""

    def __init__(self, path: str | Path, *, lock_wait: float = LOCK_WAIT) -> None:
        """Open the file of that path; it need not exist, its directory must."""
        self._file = shared(Path(path))
        self._lock_wait = lock_wait
        self._open = True
        directory = self._file.path.parent
        with explained(directory):
            if not directory.is_dir():
                raise not_a_directory(directory)

    @property
    def path(self) -> Path:
        """Where the file really is."""
        return self._file.path

    def read(self) -> Tables | None:
        """All tables; None if there are none yet.

        Raises:
            StoreDamaged: The file is not what TinyDB writes.
        """
        self._check_open()
        try:
            text = self._file.text()
            tables = json.loads(text) if text.strip() else None
        except (ValueError, RecursionError) as error:
            raise damaged(self.path, _where(error)) from error
        if tables is not None and not _are_tables(tables):
            raise damaged(self.path, "not tables of documents")
        self._file.sound(text)
        return tables

    def write(self, data: Tables) -> None:
        """Replace all tables, at once or at the end of the current transaction."""
        self._check_open()
        text = json.dumps(data, ensure_ascii=False)
        text.encode()  # half characters are to fail here, before anything is given up
        with self.transaction():
            if not self._file.known_sound:
                self.read()
            self._file.change(text)

    def transaction(self) -> AbstractContextManager[None]:
        """Nobody else changes anything during the block; all of its changes are kept, or none."""
        self._check_open()
        return self._file.transaction(self._lock_wait)

    def token(self) -> ChangeToken:
        """What tells the present tables from every other state of them."""
        return self._file.token()

    def close(self) -> None:
        """Nothing can be read or written any more."""
        self._open = False

    def _check_open(self) -> None:
        if not self._open:
            raise ValueError("the database is closed")


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1}"
    return "too deep"


def _are_tables(tables: object) -> bool:
    return isinstance(tables, dict) and all(
        isinstance(table, dict)
        and all(number.isdecimal() and isinstance(document, dict) for number, document in table.items())
        for table in tables.values()
    )
