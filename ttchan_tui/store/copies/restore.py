"""Bringing a backup back, as one change that can be undone; and where nothing else can be read any more."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

from ttchan_tui.meeting.history.change_kinds import RESTORE
from ttchan_tui.store.copies.backups import Backups
from ttchan_tui.store.copies.foreign_copy import ForeignCopy, keyed
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.changes import Act, acting, change_payload, snapshot_payload
from ttchan_tui.store.engine.frames import frame
from ttchan_tui.store.engine.journal import Header, Mark, content
from ttchan_tui.store.engine.loading import load
from ttchan_tui.store.engine.state import Doc, Docs, State, Tables
from ttchan_tui.store.engine.storage import JournalStorage
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.errors import StoreBusy, StoreDamaged, StoreError, StoreVanished, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import ASIDE, FileLayout
from ttchan_tui.store.files.reach import must_reach
from ttchan_tui.store.pictures import Pictures
from ttchan_tui.text.languages import N_


@dataclass(frozen=True, slots=True)
class Difference:
    """What would happen to one table. The documents are named by what tells them apart."""

    table: str
    come: dict[str, Doc]
    go: dict[str, Doc]
    change: dict[str, tuple[Doc, Doc]]
    """As they are now, and as they would be."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Where what was there before is kept now."""

    backup: Path | None = None
    """A backup of it; None if there was nothing that could be backed up."""
    aside: Path | None = None
    """The directory of the files that could not be read, if there were any."""


class Restoration:
    """A copy that is to be all there is. Until it is carried out, nothing is changed."""

    def __init__(self, data_file: Path, copy: ForeignCopy) -> None:
        """Look at what there is now.

        Raises:
            StoreError: It can neither be read nor be set aside: no permission, a newer format.
        """
        self._places = FileLayout(Path(os.path.realpath(data_file)))
        self._copy = copy
        self.trouble: StoreError | None = None
        """Why what there is now cannot be read."""
        self._now: Tables = {}
        try:
            self._now = load(self._places).state.tables
        except (StoreDamaged, StoreVanished) as trouble:
            self.trouble = trouble

    @property
    def differences(self) -> list[Difference]:
        """What would change, table by table; only those that would."""
        found = []
        then = self._copy.tables
        for name in dict.fromkeys([*then, *self._now]):
            now_by, then_by = keyed(name, self._now.get(name, {})), keyed(name, then.get(name, {}))
            found.append(
                Difference(
                    name,
                    come={key: doc for key, doc in then_by.items() if key not in now_by},
                    go={key: doc for key, doc in now_by.items() if key not in then_by},
                    change={
                        key: (now_by[key], doc)
                        for key, doc in then_by.items()
                        if key in now_by and now_by[key] != doc
                    },
                )
            )
        return [one for one in found if one.come or one.go or one.change]

    def carry_out(self) -> Restored:
        """Let the copy be all there is. What was there before stays in the history and in a backup.

        Raises:
            StoreError: It cannot be written. Nothing was changed, or it can be done again.
        """
        act = Act(what=RESTORE, why=self._copy.path.name)
        disk.make_data_directory(self._places.directory)
        Pictures(self._places.snapshot).bring(self._copy.tables, self._copy.path)
        if self.trouble is not None:
            return Restored(aside=_begin_anew(self._places, self._copy.tables, act))
        engine = JournalStorage(self._places.snapshot)
        try:
            before = Backups(self._places.snapshot).take(engine).path if self._now else None
            with acting(act), engine.transaction() as pending:
                pending.replace(_placed(engine.standing(), self._copy.tables))
        finally:
            engine.close()
        return Restored(backup=before)


def _placed(now: Tables, then: Tables) -> Tables:
    """The same tables, with each note in the document that it has here, so that its history goes on."""
    if NOTES not in then:
        return then
    here = {doc.get("id"): number for number, doc in now.get(NOTES, {}).items()}
    following = 1 + max(map(int, [*now.get(NOTES, {}), *then[NOTES]]), default=0)
    docs: Docs = {}
    for own, doc in then[NOTES].items():
        number = here.get(doc["id"])
        if number is None and own not in now.get(NOTES, {}):
            number = own
        if number is None:
            number, following = str(following), following + 1
        docs[number] = doc
    return {**then, NOTES: docs}


def _begin_anew(layout: FileLayout, tables: Tables, act: Act) -> Path:
    """Set aside what cannot be read, and begin a database whose first record brings these tables.

    Killed at any moment, there is something that cannot be read, or the new database; never nothing,
    which the next start would take for the first one.
    """
    must_reach(layout.directory, layout.journal)
    pending = WriteSet(State())
    pending.replace(tables)
    with acting(act):
        change = frame(1, change_payload({}, pending.operations()[0], time.time()))
    data = json.dumps(tables, ensure_ascii=False).encode()
    mark = Mark(1, len(data), crc32(data))
    journal = content(
        Header(1, 1, None, {}, False), change + frame(2, snapshot_payload(*mark, State(tables).ids))
    )
    with (
        disk.prepared(layout.new_snapshot, data, layout.snapshot) as first,
        disk.prepared(layout.new_journal, journal, layout.journal) as second,
    ):
        if not (first and second):
            raise StoreBusy(N_("Another program is just changing {path}. Try again."), path=layout.snapshot)
        aside = _set_aside(layout)
        with explained(layout.journal):
            layout.new_journal.replace(layout.journal)
        disk.sync_directory(layout.directory)
        with explained(layout.snapshot):
            layout.new_snapshot.replace(layout.snapshot)
        disk.sync_directory(layout.directory)
    return aside


def _set_aside(layout: FileLayout) -> Path:
    """Copy the files and move the history to a directory of their own; return it."""
    aside = layout.directory / f"{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    disk.make_directory(aside)
    with explained(layout.directory):
        files = [path for path in (layout.snapshot, layout.journal) if disk.exists(path)]
        has_history = disk.exists(layout.history)
    for path in files:
        disk.write_aside(aside / path.name, disk.read(path))
    if has_history:
        with explained(layout.history):
            layout.history.rename(aside / layout.history.name)
        disk.sync_directory(aside)
        disk.sync_directory(layout.directory)
    return aside
