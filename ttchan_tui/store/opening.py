"""Opens a data directory: makes it the first time, and gives its repository."""

from __future__ import annotations

from pathlib import Path

from ttchan_tui.meeting.roles import OWNER, Person
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.files import disk
from ttchan_tui.store.meeting.first_run import begin
from ttchan_tui.store.repository import Repository

DATA_FILE = "ttchan.json"
"""Name of the data file."""


def open_repository(directory: Path, person: Person = OWNER) -> Repository:
    """Open the data directory for a person; the first time, make it and put the bundled meeting into it.

    Raises:
        StoreVanished: There has been a data file, and it is gone.
        StoreDamaged: The data file is not what this program writes; it is left as it is.
    """
    disk.make_data_directory(directory.absolute())
    engine = JournalStorage(directory / DATA_FILE)
    begin(engine, directory / DATA_FILE, person.name)
    return Repository(engine, person)
