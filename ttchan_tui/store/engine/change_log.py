"""What the journals tell: every change, and the tables as they stood."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from ttchan_tui.store.engine import recovery
from ttchan_tui.store.engine.changes import Change, change_in
from ttchan_tui.store.engine.contents import operations_in, tables_of
from ttchan_tui.store.engine.frames import Frame
from ttchan_tui.store.engine.journal import Journal, open_journal, read_lines
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.recovery import Book
from ttchan_tui.store.engine.state import State, Tables
from ttchan_tui.store.errors import explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import ASIDE, FileLayout

_ASIDE = ("torn-", ASIDE)


@dataclass(frozen=True, slots=True)
class Info:
    """How large the files are, and what is in them."""

    tables: dict[str, int]
    """How many documents each table has."""
    records: int
    """Sequence number of the last record."""
    snapshot_bytes: int
    journal_bytes: int
    """Without the room that is set aside."""
    segments: int
    """How many earlier journals are kept."""
    history_bytes: int
    """Of these and of all that was set aside."""
    set_aside: tuple[str, ...]
    """Files with what was found torn or damaged."""


def changes(layout: FileLayout, naming: bytes = b"") -> Iterator[Change]:
    """All changes that are kept, the oldest first. What others change meanwhile may be missing.

    Args:
        layout: Where they are.
        naming: Only those in which this stands: to look for it is a tenth of the work of making them out.
    """
    for frame in frames(layout):
        if frame.is_change and naming in frame.payload:
            yield change_in(frame.sequence, frame.payload)


def changes_backwards(layout: FileLayout, naming: bytes = b"") -> Iterator[Change]:
    """The same, the newest first; earlier journals are read only if one goes on so far."""
    following: float = math.inf
    for book in _books_backwards(layout):
        for frame in reversed(book.scan.frames):
            if frame.sequence < following and frame.is_change:
                following = frame.sequence
                if naming in frame.payload:
                    yield change_in(frame.sequence, frame.payload)


class ChangesBehind:
    """What was changed behind a record; the next look reads on from where this one was."""

    def __init__(self, layout: FileLayout) -> None:
        """Have looked at nothing yet."""
        self._layout = layout
        self._journal: Journal | None = None

    def look(self, sequence: int) -> list[Change]:
        """All changes that are kept and bear a higher number, the oldest first."""
        journal = self._journal
        if journal is not None and journal.sequence <= sequence and journal.is_current():
            scan = journal.tail()
            if scan is not None and not scan.gaps:
                return [
                    change_in(frame.sequence, frame.payload)
                    for frame in scan.frames
                    if frame.sequence > sequence and frame.is_change
                ]
        return self._look_at_all(sequence)

    def close(self) -> None:
        """Look at nothing any more."""
        if self._journal is not None:
            self._journal.close()
        self._journal = None

    def _look_at_all(self, sequence: int) -> list[Change]:
        self.close()
        self._journal = open_journal(self._layout.journal)
        if self._journal is not None:
            self._journal.read()
        newest = changes_backwards(self._layout)
        return list(takewhile(lambda one: one.sequence > sequence, newest))[::-1]


def as_of(layout: FileLayout, moment: datetime) -> Tables:
    """The tables as they stood at that moment: after the last record that is not later.

    Records are in the order of their numbers. A clock may be put back: then a record bears a later time than
    those behind it, and it had come before them all the same.
    """
    books = list(_books(layout))
    backwards = (frame for book in reversed(books) for frame in reversed(book.scan.frames) if frame.is_change)
    changes = (change_in(frame.sequence, frame.payload) for frame in backwards)
    last = next((change.sequence for change in changes if change.at <= moment), 0)
    state = State()
    for book in books:
        header = book.header
        base = header is not None and header.base and layout.base(book.number)
        if base and not state.sequence:
            state = State(tables_of(disk.read(base), base))
        for frame in book.scan.frames:
            if frame.sequence <= state.sequence or not frame.is_change:
                continue
            if frame.sequence > last:
                return state.tables
            state.apply(frame.sequence, operations_in(frame))
        if base and header is not None and state.sequence < header.first:
            state = State(tables_of(disk.read(base), base))
            state.sequence = header.first - 1
    return state.tables


def file_info(engine: Engine) -> Info:
    """How large the files are.

    Raises:
        StoreError: They cannot be looked at.
    """
    layout = FileLayout(engine.path)
    books = list(_books(layout))
    with explained(layout.history):
        kept = (
            [one for one in layout.history.iterdir() if disk.is_file(one)]
            if disk.is_directory(layout.history)
            else []
        )
        history_bytes = sum(path.stat().st_size for path in kept)
        aside = tuple(sorted(map(str, _set_aside(layout, kept))))
    return Info(
        tables={name: len(docs) for name, docs in engine.standing().items()},
        records=max((book.scan.frames[-1].sequence for book in books if book.scan.frames), default=0),
        snapshot_bytes=len(disk.read(layout.snapshot)),
        journal_bytes=books[-1].scan.end if books else 0,
        segments=len(layout.segments()),
        history_bytes=history_bytes,
        set_aside=aside,
    )


def _set_aside(layout: FileLayout, kept: list[Path]) -> Iterator[Path]:
    yield from (path for path in kept if path.name.startswith(_ASIDE))
    yield from (path for path in layout.directory.glob(f"{ASIDE}*") if disk.is_directory(path))


def _books(layout: FileLayout) -> Iterator[Book]:
    journal = open_journal(layout.journal)
    for number in _earlier(layout, journal):
        yield recovery.segment(layout, number)
    if journal is not None:
        yield _last_book(layout, journal)
        journal.close()


def _books_backwards(layout: FileLayout) -> Iterator[Book]:
    journal = open_journal(layout.journal)
    earlier = _earlier(layout, journal)
    if journal is not None:
        yield _last_book(layout, journal)
        journal.close()
    for number in reversed(earlier):
        yield recovery.segment(layout, number)


def _earlier(layout: FileLayout, journal: Journal | None) -> list[int]:
    """The numbers of the journals before that one."""
    active = None if journal is None else journal.identity
    with explained(layout.history):
        statuses = {number: layout.segment(number).stat() for number in layout.segments()}
    return [number for number, status in statuses.items() if (status.st_dev, status.st_ino) != active]


def _last_book(layout: FileLayout, journal: Journal) -> Book:
    header, scan = read_lines(journal.part(0, journal.size), layout.journal)
    return Book(header.segment if header else 0, layout.journal, header, scan)


def frames(layout: FileLayout) -> Iterator[Frame]:
    """All records that are kept, the oldest first."""
    last = 0
    for book in _books(layout):
        for frame in book.scan.frames:
            if frame.sequence > last and not frame.is_header:
                last = frame.sequence
                yield frame
