"""From the files to the tables: snapshot, then the journal's records on top."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zlib import crc32

from ttchan_tui.store.engine.contents import ids_at, marks_of, operations_in, tables_of
from ttchan_tui.store.engine.frames import Scan
from ttchan_tui.store.engine.journal import Journal, Mark, open_journal
from ttchan_tui.store.engine.state import Doc, State
from ttchan_tui.store.errors import StoreDamaged, StoreVanished, StoreWarning, explained
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.text.languages import N_

_ATTEMPTS = 50


@dataclass
class Loaded:
    """What was read, and what is to be put in order by whoever holds the lock next."""

    state: State
    journal: Journal | None
    snapshot: Mark | None = None
    """The snapshot that the state was built on, if the journal knows it."""
    warnings: list[StoreWarning] = field(default_factory=list)
    torn: bool = False
    """Whether there is something behind the last record."""
    renew: bool = False
    """Whether the files should begin anew: with a new snapshot, and a journal that builds on it."""
    foreign: bool = False
    """Whether somebody else has put another snapshot in the place of ours."""


def load(layout: FileLayout) -> Loaded:
    """Read everything. Needs no lock: others may go on, and may even begin a new journal meanwhile.

    Raises:
        StoreError: It cannot be read, and not be rebuilt from what is kept.
    """
    return load_files(layout, read_files(layout))


def load_files(layout: FileLayout, files: Files) -> Loaded:
    """What these files say; for what it raises see `load`."""
    if files.journal is None:
        return _without_journal(layout, files.snapshot)
    return _combined(layout, files.journal, files.scan, files.snapshot)


class Files(NamedTuple):
    """The two files that a database is opened with, as they were at one moment."""

    journal: Journal | None
    scan: Scan
    """What is in the journal."""
    snapshot: bytes


def read_files(layout: FileLayout) -> Files:
    """Read both such that the journal knows the snapshot, whatever others do meanwhile.

    Raises:
        StoreError: One of them cannot be read.
    """
    for _ in range(_ATTEMPTS):
        journal = open_journal(layout.journal)
        data = disk.read(layout.snapshot)
        if journal is None:
            with explained(layout.journal):
                began = disk.exists(layout.journal)
            replaced = layout.segments() and not disk.is_gone(layout.journal, layout.new_journal)
            if not (began or replaced):
                return Files(None, Scan([], [], 0, 0), data)
            continue
        scan = journal.read()
        if journal.is_current() and (data or _is_empty(layout)):
            return Files(journal, scan, data)
        journal.close()
    raise StoreVanished(N_("{path} is being replaced all the time. Try again."), path=layout.journal)


def _is_empty(layout: FileLayout) -> bool:
    """Whether there is nothing in the snapshot, and it was not only missing when it was read."""
    token = disk.change_token(layout.snapshot)
    return not token[-1] if token else disk.is_gone(layout.snapshot, layout.new_snapshot)


def _without_journal(layout: FileLayout, data: bytes) -> Loaded:
    from ttchan_tui.store.engine import recovery

    loaded = Loaded(State(tables_of(data, layout.snapshot)), None)
    loaded.warnings = recovery.without_journal(layout)
    loaded.state.begun(0, 0)
    return loaded


def _combined(layout: FileLayout, journal: Journal, scan: Scan, data: bytes) -> Loaded:
    loaded = Loaded(State(), journal, torn=scan.torn > scan.end)
    if scan.gaps:
        from ttchan_tui.store.engine import recovery

        loaded.warnings = [recovery.gap_warning(layout.journal, gap) for gap in scan.gaps]
    loaded.renew = bool(scan.gaps) or journal.header is None
    state, start = _snapshot(layout, journal, scan, data, loaded)
    for frame in scan.frames:
        if frame.sequence > start and (operations := operations_in(frame)):
            if loaded.foreign and not _fits(state, operations):
                loaded.foreign = False
                loaded.warnings.clear()
                state = _rebuilt(layout, scan, loaded, _changed_elsewhere(layout))
                break
            state.apply(frame.sequence, operations)
    if not scan.frames:
        from ttchan_tui.store.engine import recovery

        journal.sequence = recovery.last_sequence(layout)
        loaded.warnings.append(
            StoreWarning(
                N_(
                    "{path} holds nothing any more. What was changed since {snapshot} was last written "
                    "may be missing; look for it in the backups."
                ),
                layout.journal,
                snapshot=layout.snapshot,
            )
        )
    known = loaded.snapshot
    state.begun(journal.sequence, max(state.changed, known.sequence) if known else journal.sequence)
    loaded.state = state
    return loaded


def _snapshot(
    layout: FileLayout, journal: Journal, scan: Scan, data: bytes, loaded: Loaded
) -> tuple[State, int]:
    """The state of the snapshot, and the last record that is in it."""
    header = journal.header
    marks = marks_of(header, scan.frames)
    if not data:
        return _without_snapshot(layout, journal, scan, loaded)
    checksum = crc32(data)
    known = next((mark for mark in reversed(marks) if mark[1:] == (len(data), checksum)), None)
    ids = ids_at(known or next(reversed(marks), None), header, scan.frames)
    try:
        state = State(tables_of(data, layout.snapshot, ours=known is not None), ids)
    except StoreDamaged as error:
        return _rebuilt(layout, scan, loaded, error), journal.sequence
    if known is not None:
        loaded.snapshot = known
        return state, known.sequence
    if header is not None and header.snapshot is None and not state.tables:
        return state, 0  # the snapshot that the first journal is begun with
    behind = _held_by(state, scan, marks[-1].sequence if marks else 0)
    if header is None or not marks or behind > marks[-1].sequence:
        loaded.renew = True
        return state, behind
    loaded.foreign = True
    loaded.warnings.append(
        StoreWarning(
            N_("{path} was changed by another program; what it says now is taken, with what came later."),
            layout.snapshot,
            record=marks[-1].sequence,
        )
    )
    return state, marks[-1].sequence


def _held_by(state: State, scan: Scan, last: int) -> int:
    """The last record in a snapshot that no sound record tells of.

    The one that told of it may be in a gap. Then the snapshot holds what was changed in and before that
    gap, and to apply the records before it would bring back what was there earlier.
    """
    layout = (last, *(gap.after for gap in scan.gaps if gap.after > last))
    return next((place for place in layout if _fit_all(state, scan, place)), last)


def _fit_all(state: State, scan: Scan, last: int) -> bool:
    """Whether all records behind that one can follow upon this state."""
    docs: dict[tuple[str, str], Doc | None] = {}
    for frame in scan.frames:
        if frame.sequence <= last:
            continue
        for operation in operations_in(frame):
            if "id" not in operation:
                continue
            name, number = operation["table"], operation["id"]
            found = docs.get((name, number), state.tables.get(name, {}).get(number))
            if found not in (operation.get("before"), operation.get("after")):
                return False
            docs[name, number] = operation.get("after")
    return True


def _without_snapshot(layout: FileLayout, journal: Journal, scan: Scan, loaded: Loaded) -> tuple[State, int]:
    header = journal.header
    if header is None:
        raise StoreDamaged(layout.snapshot, N_("it is empty, and the journal is damaged"))
    if header.snapshot is None and not marks_of(header, scan.frames):
        return State(ids=header.ids), 0  # it is made after the first journal
    gone = StoreDamaged(layout.snapshot, N_("it is gone"))
    return _rebuilt(layout, scan, loaded, gone), journal.sequence


def _fits(state: State, operations: list[dict[str, Any]]) -> bool:
    """Whether the documents are what they were when these operations were made."""
    for operation in operations:
        if "id" in operation:
            found = state.tables.get(operation["table"], {}).get(operation["id"])
            if found != operation.get("before") and found != operation.get("after"):
                return False
    return True


def _changed_elsewhere(layout: FileLayout) -> StoreDamaged:
    return StoreDamaged(layout.snapshot, N_("another program has changed what has been changed here since"))


def _rebuilt(layout: FileLayout, scan: Scan, loaded: Loaded, error: StoreDamaged) -> State:
    from ttchan_tui.store.engine import recovery

    state = recovery.rebuild(layout, scan.frames, loaded.journal.header if loaded.journal else None)
    if state is None:
        raise error
    loaded.renew = True
    loaded.warnings.append(
        StoreWarning(
            N_("{path} is damaged ({where}). Everything was brought back from the history."),
            layout.snapshot,
            where=error.values["where"],
        )
    )
    return state
