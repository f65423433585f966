"""The first start: an absent data file is filled from the bundled meeting, by one process only."""

from __future__ import annotations

from pathlib import Path

from ttchan_tui.meeting.history.change_kinds import BEGIN
from ttchan_tui.store.documents import documents_of
from ttchan_tui.store.engine.database import Database
from ttchan_tui.store.errors import StoreDamaged, StoreVanished
from ttchan_tui.text.languages import N_


def begin(database: Database, named: Path) -> None:
    """Put the bundled meeting into a database that nothing was ever put into; one that has it stays as it is.

    Killed at any moment, it can be done again: the meeting is one record.

    Args:
        database: The database of the file.
        named: The name of the file, which may be a link.

    Raises:
        StoreDamaged: There is, or was, something else in it.
        StoreVanished: It is a link that leads nowhere.
    """
    storage = database.storage
    if storage.count("meeting"):
        return
    _must_be_new(database)
    if named.is_symlink() and not named.exists():
        raise StoreVanished(
            N_(
                "{path} is a link to {target}, and nothing is there. "
                "Put the file back, or remove the link to begin with the bundled meeting."
            ),
            path=named,
            target=storage.path,
        )
    from ttchan_tui.store.meeting_folder import bundled_folder, read_folder

    documents = documents_of(read_folder(bundled_folder()))
    with database.act(what=BEGIN), database.transaction():
        if not storage.count("meeting"):  # no other process was faster
            _must_be_new(database)
            database.replace_tables(documents)
    database.compact()


def _must_be_new(database: Database) -> None:
    if not database.storage.new:
        raise StoreDamaged(database.storage.path, N_("there is no meeting in it"))
