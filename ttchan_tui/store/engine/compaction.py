"""A new snapshot in the place of the old one, and a new journal where the old one has grown long."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Protocol
from zlib import crc32

from ttchan_tui.store.engine import recovery
from ttchan_tui.store.engine.journal import Header, Journal, Mark, content
from ttchan_tui.store.engine.state import State, Tables
from ttchan_tui.store.errors import StoreBusy, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import ASIDE, FileLayout
from ttchan_tui.text.languages import N_

_NO_LINKS: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


class Foldable(Protocol):
    """The store, as compaction knows it: what is in memory, and where it was read from."""

    layout: FileLayout
    memory: threading.RLock
    """Guards all of these."""
    journal: Journal | None
    state: State | None
    snapshot: Mark | None

    @property
    def foreign(self) -> bool:
        """Whether somebody else has put another snapshot in the place of ours."""

    def current(self) -> State:
        """The tables as they are now. Needs `memory`."""

    def locked(self, wait: float) -> AbstractContextManager[None]:
        """A context in which only the current thread appends anything."""

    def announce(self, mark: Mark) -> None:
        """Say that there may be a new snapshot from now on. Needs the lock."""

    def folded(self, mark: Mark) -> None:
        """There is a new snapshot, written by us. Needs the lock."""


def begin(layout: FileLayout, state: State) -> None:
    """Make the first journal, for the snapshot as it is; does nothing if somebody else is about to."""
    numbers = layout.segments()
    data = disk.read(layout.snapshot)
    sequence = recovery.last_sequence(layout)
    number = max(numbers, default=0) + 1
    mark = Mark(sequence, len(data), crc32(data)) if data.strip() else None
    header = Header(number, sequence + 1, mark, state.ids, mark is not None)
    with disk.prepared(layout.new_journal, content(header), layout.snapshot) as ready:
        if not ready or disk.exists(layout.journal):  # what was read may be what another one's has led to
            return
        if mark is not None:
            disk.write_aside(layout.base(number), data)
        with explained(layout.journal):
            if not disk.exists(layout.journal):  # nobody else makes one meanwhile
                layout.new_journal.rename(layout.journal)
            disk.sync_directory(layout.directory)
    if mark is None:
        _empty_snapshot(layout)


def _empty_snapshot(layout: FileLayout) -> None:
    """Let the file that was named be there from the first change on."""
    with disk.prepared(layout.new_snapshot, b"{}", layout.snapshot) as ready, explained(layout.snapshot):
        if ready and not disk.exists(layout.snapshot):
            layout.new_snapshot.rename(layout.snapshot)


def compact(store: Foldable, wait: float, *, rotate: bool) -> bool:
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
    layout = store.layout
    with disk.prepared(layout.new_snapshot, data, layout.snapshot) as ready:
        if not ready:
            return False
        with store.locked(wait):
            if store.journal is not journal or (store.snapshot and store.snapshot.sequence > sequence):
                return False
            store.announce(mark)
            with explained(layout.snapshot):
                layout.new_snapshot.replace(layout.snapshot)
            disk.sync_directory(layout.directory)
            store.folded(mark)
            if rotate:
                _rotate(layout, journal, state, mark, offset)
    return True


def renew(store: Foldable, *, foreign: bool) -> None:
    """Begin anew with what is sound: a new snapshot and a new journal. Needs the lock.

    What others have put in the place of our snapshot is kept as the base of the new journal.
    """
    journal, state, layout = store.journal, store.state, store.layout
    assert journal is not None
    assert state is not None
    data = json.dumps(state.tables, ensure_ascii=False).encode()
    mark = Mark(journal.sequence, len(data), crc32(data))
    number = _next_segment(layout, journal)
    disk.write_aside(layout.base(number), data)
    with disk.prepared(layout.new_snapshot, data, layout.snapshot) as ready:
        if not ready:
            return
        if not foreign and (old := disk.read(layout.snapshot)):
            disk.write_aside(layout.history / f"{number:06}.replaced.json", old)
        store.announce(mark)
        with explained(layout.snapshot):
            layout.new_snapshot.replace(layout.snapshot)
        disk.sync_directory(layout.directory)
        store.folded(mark)
        _rotate(layout, journal, state, mark, journal.end, base=True)


def forget_past(store: Foldable, wait: float) -> None:
    """Begin anew with what is there now, and keep nothing of what was there before.

    Whoever is killed on the way has kept more than was meant, and can do it again.

    Raises:
        StoreBusy: Somebody else is beginning anew just now.
        StoreError: It cannot be written, or what was kept cannot be removed.
    """
    layout = store.layout
    with store.locked(wait):
        before = store.journal.header.segment if store.journal and store.journal.header else 0
        renew(store, foreign=True)
        store.current()
        header = store.journal.header if store.journal else None
        if header is None or header.segment == before or not header.base:
            raise StoreBusy(N_("Others are busy with {path}. Please try again."), path=layout.snapshot)
        kept = layout.base(header.segment)
        with explained(layout.history):
            for path in layout.history.iterdir():
                if path != kept:
                    path.unlink()
            disk.sync_directory(layout.history)
        for aside in layout.directory.glob(f"{ASIDE}*"):
            shutil.rmtree(aside)


def _rotate(
    layout: FileLayout, journal: Journal, state: State, mark: Mark, offset: int, *, base: bool = False
) -> None:
    number = _next_segment(layout, journal)
    if base and journal.sequence > mark.sequence:
        mark = mark._replace(sequence=journal.sequence)
    header = Header(number, mark.sequence + 1, mark, state.ids, base)
    lines = b"" if base else journal.part(offset, journal.end)
    disk.make_directory(layout.history)
    with disk.prepared(layout.new_journal, content(header, lines), layout.journal) as ready:
        if not ready:
            return
        journal.cut()
        kept = layout.segment(number - 1)
        with explained(kept):
            if not (disk.exists(kept) and kept.samefile(layout.journal)):
                _keep(journal, kept)
        disk.sync_directory(layout.history)
        with explained(layout.journal):
            layout.new_journal.replace(layout.journal)
        disk.sync_directory(layout.directory)


def _keep(journal: Journal, kept: Path) -> None:
    """Give a journal a second name; a copy where the file system has no such thing (FAT, some networks)."""
    try:
        os.link(journal.path, kept)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        disk.write_aside(kept, journal.part(0, journal.end))


def _next_segment(layout: FileLayout, journal: Journal) -> int:
    with explained(layout.history):
        numbers = [one for one in layout.segments() if not layout.segment(one).samefile(layout.journal)]
    return max(numbers[-1] + 1 if numbers else 1, journal.header.segment if journal.header else 1) + 1
