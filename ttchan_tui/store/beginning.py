"""The first start: an absent data file is filled from the bundled meeting, by one process only."""

from __future__ import annotations

from pathlib import Path

from ttchan_tui.store.database import Database, numbered
from ttchan_tui.store.errors import StoreVanished, vanished
from ttchan_tui.store.shapes import documents_of
from ttchan_tui.store.storage import LOCK_WAIT
from ttchan_tui.store.turns import alone
from ttchan_tui.text.languages import N_


def begin(database: Database, named: Path) -> None:
    """Put the bundled meeting into a data file that is not there yet.

    Whether there has been one is told by the lock file, which stays for ever. So a beginning has a lock
    of its own, and makes the other one last: killed at any moment, it can be done again.

    Args:
        database: The database of the file.
        named: The name of the file, which may be a link.

    Raises:
        StoreVanished: There has been a data file.
    """
    from ttchan_tui.store.meeting_folder import bundled_folder, read_folder

    tables = numbered(documents_of(read_folder(bundled_folder())))
    storage = database.storage
    first = storage.path.with_name(f"{storage.path.name}.begin")
    with alone(first, storage.path, LOCK_WAIT):
        if storage.read() is None:  # no other process was faster
            if storage.lock.exists():
                raise vanished(storage.path, storage.lock)
            if named.is_symlink():
                raise StoreVanished(
                    N_(
                        "{path} is a link to {target}, and nothing is there. "
                        "Put the file back, or remove the link to begin with the bundled meeting."
                    ),
                    path=named,
                    target=storage.path,
                )
            storage.begin(tables)
        first.unlink(missing_ok=True)
    with database.transaction():
        pass  # makes the lock file
