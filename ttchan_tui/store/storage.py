"""TinyDB's storage, such that several processes can use one file and a crash tears nothing.

A change replaces the whole file. The journal, which makes the cost of a change independent of the
size of the file, will take the place of this storage; nothing above it has to know.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from pathlib import Path

from tinydb.storages import Storage

from ttchan_tui.store import disk
from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import StoreDamaged, explained, not_a_directory
from ttchan_tui.store.tables import Tables, Unsound, tables_in
from ttchan_tui.store.turns import shared
from ttchan_tui.text.languages import N_

LOCK_WAIT = 10.0
"""Seconds to wait for others; nobody holds the lock for longer than one change takes."""


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

    @property
    def lock(self) -> Path:
        """What is locked for a change; it is there as soon as there has been one."""
        return self._file.lock

    def read(self) -> Tables | None:
        """All tables; None if there is no file yet, or nothing in it.

        Raises:
            StoreDamaged: The file is not what TinyDB writes.
        """
        self._check_open()
        try:
            text = self._file.text()
            tables = tables_in(text.removeprefix("\ufeff")) if text else None
        except UnicodeDecodeError as error:
            raise StoreDamaged(self.path, N_("byte {byte}"), byte=error.start + 1) from error
        except Unsound as error:
            raise StoreDamaged(self.path, error.what, **error.values) from error
        self._file.sound(text)
        return tables

    def write(self, data: Tables) -> None:
        """Replace all tables, at once or at the end of the current transaction."""
        self._check_open()
        text = _text(data)
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

    def begin(self, data: Tables) -> None:
        """Make the file, for those who know that there is none; needs no lock and makes none."""
        disk.replace(self.path, _text(data).encode())

    def close(self) -> None:
        """Nothing can be read or written any more."""
        self._open = False

    def _check_open(self) -> None:
        if not self._open:
            raise ValueError("the database is closed")


def _text(data: Tables) -> str:
    text = json.dumps(data, ensure_ascii=False)
    text.encode()  # half characters are to fail here, before anything is given up
    return text
