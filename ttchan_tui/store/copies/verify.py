"""Whether all is sound: every file, every record, and what they say. Changes nothing, not even a torn end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zlib import crc32

from ttchan_tui.meeting.format import Problem
from ttchan_tui.store.copies.backups import Backups, damage
from ttchan_tui.store.copies.consistency import inconsistencies
from ttchan_tui.store.engine import recovery
from ttchan_tui.store.engine.contents import marks_of, tables_of
from ttchan_tui.store.engine.frames import Frame
from ttchan_tui.store.engine.loading import Files, load_files, read_files
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.recovery import Book
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.engine.write_set import encode
from ttchan_tui.store.errors import StoreDamaged, StoreVanished, StoreWarning
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.store.pictures import Pictures
from ttchan_tui.text.languages import N_

_LOOKS: Final = 4
_PAUSE: Final = 0.02

Fault = StoreWarning | Problem
"""What is wrong with a file, or with what it says."""


def verify(data_file: Path) -> list[Fault]:
    """Everything that is wrong with the data and their backups; nothing if all is well.

    Raises:
        StoreVanished: There are no data.
        StoreNewer: A later version of the program has written them.
        StoreDenied: They may not be read.
    """
    layout = FileLayout(Path(os.path.realpath(data_file)))
    if not layout.hold_data:
        raise StoreVanished(N_("There are no data in {directory}."), directory=layout.directory)
    found: list[Fault] = [*faults(layout)]
    try:
        tables = load_files(layout, read_files(layout)).state.tables
    except StoreDamaged:  # that is among the faults already
        pass
    else:
        found += Pictures(layout.snapshot).faults(tables)
        found += inconsistencies(tables, layout.snapshot.name)
    for backup in Backups(layout.snapshot).all():
        if wrong := damage(backup.path, needed=True):
            found.append(wrong)
    return found


def engine_faults(engine: Engine) -> list[StoreWarning]:
    """Everything that is wrong with the files that are open, and was since it was opened."""
    found = faults(FileLayout(engine.path))
    known = {str(warning) for warning in found}
    return [*found, *(warning for warning in engine.warnings if str(warning) not in known)]


def faults(layout: FileLayout) -> list[StoreWarning]:
    """Everything that is wrong with the files of a database.

    Others may go on meanwhile: what is wrong is looked at again, to leave out what was unfinished.
    """
    found: list[StoreWarning] = []
    for attempt in range(_LOOKS):
        before = {str(fault) for fault in found}
        found = [fault for fault in _look(layout) if not attempt or str(fault) in before]
        if not found:
            break
        time.sleep(_PAUSE)
    return found


def _look(layout: FileLayout) -> list[StoreWarning]:
    """Whatever is found, in files that fit each other though others go on."""
    files = read_files(layout)
    books = list(_books(layout, files))
    found = [fault for book in books for fault in _of_book(book)]
    begins = books[0].header if books else None
    last = begins.first - 1 if begins is not None and begins.base else 0
    for book in books:
        for frame in book.scan.frames:
            if frame.is_header or frame.sequence <= last:
                continue
            if frame.sequence != last + 1:
                found.append(_missing(book, frame, last))
            last = frame.sequence
    found += _snapshot(layout, files)
    if files.journal is None:
        found += recovery.without_journal(layout)
    if not found and files.journal is not None:
        found += _against_history(layout, files)
    return found


def _books(layout: FileLayout, files: Files) -> Iterator[Book]:
    """The journals in their order; those that were begun after the files were read are left out."""
    journal = files.journal
    header = journal.header if journal is not None else None
    for number in layout.segments():
        if header is None or number < header.segment:
            yield recovery.segment(layout, number)
    if journal is not None:
        yield Book(header.segment if header else 0, layout.journal, header, files.scan)


def _of_book(book: Book) -> Iterator[StoreWarning]:
    yield from (recovery.gap_warning(book.path, gap) for gap in book.scan.gaps)
    if book.scan.torn > book.scan.end:
        last = book.scan.frames[-1].sequence if book.scan.frames else 0
        yield StoreWarning(
            N_("{path} is torn at byte {offset}, behind record {record}."), book.path, book.scan.end, last
        )
    if book.header is None:
        yield StoreWarning(N_("{path} does not say what it builds on."), book.path)


def _missing(book: Book, frame: Frame, last: int) -> StoreWarning:
    one = frame.sequence == last + 2
    return StoreWarning(
        N_("{path}: at byte {offset}, record {record} is missing.")
        if one
        else N_("{path}: at byte {offset}, records {first} to {record} are missing."),
        book.path,
        frame.offset,
        frame.sequence - 1,
        first=last + 1,
    )


def _snapshot(layout: FileLayout, files: Files) -> Iterator[StoreWarning]:
    data = files.snapshot
    try:
        tables = tables_of(data, layout.snapshot)
    except StoreDamaged as error:
        yield StoreWarning(N_("{path} is damaged ({where})."), layout.snapshot, where=error.where)
        return
    if files.journal is not None:
        marks = marks_of(files.journal.header, files.scan.frames)
        known = any(mark[1:] == (len(data), crc32(data)) for mark in marks)
        if not known and (marks or tables):
            yield StoreWarning(N_("{path} is not what was written there last."), layout.snapshot)


def _against_history(layout: FileLayout, files: Files) -> Iterator[StoreWarning]:
    """Compare what the files say with what all journals together lead to."""
    assert files.journal is not None
    tables = load_files(layout, files).state.tables
    state = recovery.rebuild(layout, files.scan.frames, files.journal.header)
    if state is None:
        yield StoreWarning(
            N_("The history next to {path} does not reach back to a beginning."), layout.snapshot
        )
        return
    yield from _differences(layout, tables, state.tables)


def _differences(layout: FileLayout, tables: Tables, told: Tables) -> Iterator[StoreWarning]:
    for name in sorted({*tables, *told}):
        here, there = tables.get(name, {}), told.get(name, {})
        for number in sorted({*here, *there}, key=int):
            if encode(here.get(number)) != encode(there.get(number)):
                yield StoreWarning(
                    N_("{path}: document {number} of {table} is not what the history tells."),
                    layout.snapshot,
                    number=number,
                    table=name,
                )
