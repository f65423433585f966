"""A new snapshot in the place of the old one, and a new journal where the old one has grown long."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from ttchan_tui.store import disk, recovery
from ttchan_tui.store.errors import explained
from ttchan_tui.store.journal import Header, Journal, Mark, content
from ttchan_tui.store.places import Places
from ttchan_tui.store.state import State, Tables

_NO_LINKS: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}

if TYPE_CHECKING:
    from ttchan_tui.store.shared import SharedStore


def begin(places: Places, state: State) -> None:
    """Make the first journal, for the snapshot as it is; does nothing if somebody else is about to."""
    numbers = places.segments()
    data = disk.read(places.snapshot)
    sequence = recovery.last_sequence(places)
    number = max(numbers, default=0) + 1
    mark = Mark(sequence, len(data), crc32(data)) if data.strip() else None
    header = Header(number, sequence + 1, mark, state.ids, mark is not None)
    with disk.prepared(places.new_journal, content(header), places.snapshot) as ready:
        if not ready or places.journal.exists():  # what was read may be what another one's has led to
            return
        if mark is not None:
            disk.write_aside(places.base(number), data)
        with explained(places.journal):
            if not places.journal.exists():  # nobody else makes one meanwhile
                places.new_journal.rename(places.journal)
            disk.sync_directory(places.directory)
    if mark is None:
        _empty_snapshot(places)


def _empty_snapshot(places: Places) -> None:
    """Let the file that was named be there from the first change on."""
    with disk.prepared(places.new_snapshot, b"{}", places.snapshot) as ready, explained(places.snapshot):
        if ready and not places.snapshot.exists():
            places.new_snapshot.rename(places.snapshot)


def compact(store: SharedStore, wait: float, *, rotate: bool) -> bool:
    """Write a new snapshot; False if somebody else was faster.

    Others go on meanwhile: only to put the snapshot in its place, and to begin a new journal with what
    they have added since, is the lock needed.
    """
    with store.memory:
        state, journal = store.current(), store.journal
        if journal is None:
            return False
        tables: Tables = {name: dict(docs) for name, docs in state.tables.items()}
        sequence, offset, foreign = journal.sequence, journal.end, store.foreign
    if foreign:
        with store.locked(wait):
            if store.journal is journal:
                renew(store, foreign=True)
        return True
    data = json.dumps(tables, ensure_ascii=False).encode()
    mark = Mark(sequence, len(data), crc32(data))
    places = store.places
    with disk.prepared(places.new_snapshot, data, places.snapshot) as ready:
        if not ready:
            return False
        with store.locked(wait):
            if store.journal is not journal or (store.snapshot and store.snapshot.sequence > sequence):
                return False
            store.announce(mark)
            with explained(places.snapshot):
                places.new_snapshot.replace(places.snapshot)
            disk.sync_directory(places.directory)
            store.folded(mark)
            if rotate:
                _rotate(places, journal, state, mark, offset)
    return True


def renew(store: SharedStore, *, foreign: bool) -> None:
    """Begin anew with what is sound: a new snapshot and a new journal. Needs the lock.

    What others have put in the place of our snapshot is kept as the base of the new journal.
    """
    journal, state, places = store.journal, store.state, store.places
    assert journal is not None
    assert state is not None
    data = json.dumps(state.tables, ensure_ascii=False).encode()
    mark = Mark(journal.sequence, len(data), crc32(data))
    number = _next_segment(places, journal)
    disk.write_aside(places.base(number), data)
    with disk.prepared(places.new_snapshot, data, places.snapshot) as ready:
        if not ready:
            return
        if not foreign and (old := disk.read(places.snapshot)):
            disk.write_aside(places.history / f"{number:06}.replaced.json", old)
        store.announce(mark)
        with explained(places.snapshot):
            places.new_snapshot.replace(places.snapshot)
        disk.sync_directory(places.directory)
        store.folded(mark)
        _rotate(places, journal, state, mark, journal.end, base=True)


def _rotate(
    places: Places, journal: Journal, state: State, mark: Mark, offset: int, *, base: bool = False
) -> None:
    number = _next_segment(places, journal)
    if base and journal.sequence > mark.sequence:
        mark = mark._replace(sequence=journal.sequence)
    header = Header(number, mark.sequence + 1, mark, state.ids, base)
    lines = b"" if base else journal.part(offset, journal.end)
    disk.make_directory(places.history)
    with disk.prepared(places.new_journal, content(header, lines), places.journal) as ready:
        if not ready:
            return
        journal.cut()
        kept = places.segment(number - 1)
        with explained(kept):
            if not (kept.exists() and kept.samefile(places.journal)):
                _keep(journal, kept)
        disk.sync_directory(places.history)
        with explained(places.journal):
            places.new_journal.replace(places.journal)
        disk.sync_directory(places.directory)


def _keep(journal: Journal, kept: Path) -> None:
    """Give a journal a second name; a copy where the file system has no such thing (FAT, some networks)."""
    try:
        os.link(journal.path, kept)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        disk.write_aside(kept, journal.part(0, journal.end))


def _next_segment(places: Places, journal: Journal) -> int:
    numbers = [number for number in places.segments() if not places.segment(number).samefile(places.journal)]
    return max(numbers[-1] + 1 if numbers else 1, journal.header.segment if journal.header else 1) + 1
