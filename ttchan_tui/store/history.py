"""What the journals tell: every change, and the tables as they stood."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ttchan_tui.store import disk, recovery
from ttchan_tui.store.changes import Change, change_in
from ttchan_tui.store.contents import operations_in, tables_of
from ttchan_tui.store.errors import StoreWarning
from ttchan_tui.store.frames import Frame, Scan
from ttchan_tui.store.journal import Header, Journal, open_journal, read_lines
from ttchan_tui.store.places import ASIDE, Places
from ttchan_tui.store.state import State, Tables

_ASIDE = ("torn-", ASIDE)
_HEADER = b'{"journal":'
_CHANGE = b'{"at":'


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


@dataclass
class _Book:
    """One journal, read whole."""

    number: int
    path: Path
    header: Header | None
    scan: Scan
    warnings: list[StoreWarning] = field(default_factory=list)


def changes(places: Places) -> Iterator[Change]:
    """All changes that are kept, the oldest first. What others change meanwhile may be missing."""
    for frame in frames(places):
        if frame.payload.startswith(_CHANGE):
            yield change_in(frame.sequence, frame.payload)


def changes_backwards(places: Places) -> Iterator[Change]:
    """All changes that are kept, the newest first; earlier journals are read only if one goes on so far."""
    following: float = math.inf
    for book in _books_backwards(places):
        for frame in reversed(book.scan.frames):
            if frame.sequence < following and frame.payload.startswith(_CHANGE):
                following = frame.sequence
                yield change_in(frame.sequence, frame.payload)


def as_of(places: Places, moment: datetime) -> Tables:
    """The tables as they stood at that moment."""
    state = State()
    for book in _books(places):
        header = book.header
        base = header is not None and header.base and places.base(book.number)
        if base and not state.sequence:
            state = State(tables_of(disk.read(base), base))
        for frame in book.scan.frames:
            if frame.sequence <= state.sequence or not frame.payload.startswith(_CHANGE):
                continue
            if change_in(frame.sequence, frame.payload).at > moment:
                return state.tables
            state.apply(frame.sequence, operations_in(frame))
        if base and header is not None and state.sequence < header.first:
            state = State(tables_of(disk.read(base), base))
            state.sequence = header.first - 1
    return state.tables


def info(places: Places, tables: dict[str, int]) -> Info:
    """How large the files are."""
    books = list(_books(places))
    kept = [path for path in places.history.iterdir() if path.is_file()] if places.history.is_dir() else []
    return Info(
        tables=tables,
        records=max((book.scan.frames[-1].sequence for book in books if book.scan.frames), default=0),
        snapshot_bytes=len(disk.read(places.snapshot)),
        journal_bytes=books[-1].scan.end if books else 0,
        segments=len(places.segments()),
        history_bytes=sum(path.stat().st_size for path in kept),
        set_aside=tuple(sorted(map(str, _set_aside(places, kept)))),
    )


def _set_aside(places: Places, kept: list[Path]) -> Iterator[Path]:
    yield from (path for path in kept if path.name.startswith(_ASIDE))
    yield from (path for path in places.directory.glob(f"{ASIDE}*") if path.is_dir())


def _books(places: Places) -> Iterator[_Book]:
    journal = open_journal(places.journal)
    for number in _earlier(places, journal):
        yield _Book(number, places.segment(number), *recovery.segment(places, number))
    if journal is not None:
        yield _last_book(places, journal)
        journal.close()


def _books_backwards(places: Places) -> Iterator[_Book]:
    journal = open_journal(places.journal)
    earlier = _earlier(places, journal)
    if journal is not None:
        yield _last_book(places, journal)
        journal.close()
    for number in reversed(earlier):
        yield _Book(number, places.segment(number), *recovery.segment(places, number))


def _earlier(places: Places, journal: Journal | None) -> list[int]:
    """The numbers of the journals before that one."""
    active = None if journal is None else journal.identity
    statuses = {number: places.segment(number).stat() for number in places.segments()}
    return [number for number, status in statuses.items() if (status.st_dev, status.st_ino) != active]


def _last_book(places: Places, journal: Journal) -> _Book:
    header, scan = read_lines(journal.part(0, journal.size), places.journal)
    return _Book(header.segment if header else 0, places.journal, header, scan)


def frames(places: Places) -> Iterator[Frame]:
    """All records that are kept, the oldest first."""
    last = 0
    for book in _books(places):
        for frame in book.scan.frames:
            if frame.sequence > last and not frame.payload.startswith(_HEADER):
                last = frame.sequence
                yield frame
