"""What the journals tell: every change, the tables as they stood, and whether all is sound."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zlib import crc32

from ttchan_tui.store import disk, recovery
from ttchan_tui.store.changes import Change, change_in
from ttchan_tui.store.contents import marks_of, operations_in, tables_of
from ttchan_tui.store.errors import StoreError, StoreWarning
from ttchan_tui.store.frames import Frame, Scan
from ttchan_tui.store.journal import Header, Journal, open_journal, read_lines
from ttchan_tui.store.pending import encode
from ttchan_tui.store.places import ASIDE, Places
from ttchan_tui.store.state import State, Tables
from ttchan_tui.text.languages import N_

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
    for frame in _frames(places):
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


def verify(places: Places, tables: Tables) -> list[StoreWarning]:
    """Everything that is wrong with the files, or does not lead to these tables."""
    found: list[StoreWarning] = []
    last = 0
    books = list(_books(places))
    for book in books:
        found += [recovery.gap_warning(book.path, gap) for gap in book.scan.gaps]
        found += _torn(book)
        if book.header is None:
            found.append(StoreWarning(N_("{path} does not say what it builds on."), book.path))
        for frame in book.scan.frames:
            if frame.payload.startswith(_HEADER) or frame.sequence <= last:
                continue
            if frame.sequence != last + 1:
                found.append(_missing(book, frame, last))
            last = frame.sequence
    found += _snapshot(places, books)
    if not found and books:
        found += _against_history(places, books, tables)
    return found


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


def _frames(places: Places) -> Iterator[Frame]:
    last = 0
    for book in _books(places):
        for frame in book.scan.frames:
            if frame.sequence > last and not frame.payload.startswith(_HEADER):
                last = frame.sequence
                yield frame


def _torn(book: _Book) -> Iterator[StoreWarning]:
    if book.scan.torn > book.scan.end:
        last = book.scan.frames[-1].sequence if book.scan.frames else 0
        yield StoreWarning(
            N_("{path} is torn at byte {offset}, behind record {record}."), book.path, book.scan.end, last
        )


def _missing(book: _Book, frame: Frame, last: int) -> StoreWarning:
    return StoreWarning(
        N_("{path}: at byte {offset}, records {first} to {record} are missing."),
        book.path,
        frame.offset,
        frame.sequence - 1,
        first=last + 1,
    )


def _snapshot(places: Places, books: list[_Book]) -> Iterator[StoreWarning]:
    try:
        data = disk.read(places.snapshot)
        tables = tables_of(data, places.snapshot)
    except StoreError as error:
        yield StoreWarning(N_("{path} cannot be read ({reason})."), places.snapshot, reason=error)
        return
    if books:
        marks = marks_of(books[-1].header, books[-1].scan.frames)
        known = any(mark[1:] == (len(data), crc32(data)) for mark in marks)
        if not known and (marks or tables):
            yield StoreWarning(N_("{path} is not what was written there last."), places.snapshot)


def _against_history(places: Places, books: list[_Book], tables: Tables) -> Iterator[StoreWarning]:
    last = books[-1]
    state = recovery.rebuild(places, last.scan.frames, last.header)
    if state is None:
        yield StoreWarning(
            N_("The history next to {path} does not reach back to a beginning."), places.snapshot
        )
        return
    for name in sorted({*tables, *state.tables}):
        there, told = tables.get(name, {}), state.tables.get(name, {})
        for number in sorted({*there, *told}, key=int):
            if encode(there.get(number)) != encode(told.get(number)):
                yield StoreWarning(
                    N_("{path}: document {number} of {table} is not what the history tells."),
                    places.snapshot,
                    number=number,
                    table=name,
                )
