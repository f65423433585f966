"""What to do about damage: say it, keep what was found aside, bring back what can be brought back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ttchan_tui.store.engine.contents import operations_in, tables_of
from ttchan_tui.store.engine.frames import Frame, Gap, Scan
from ttchan_tui.store.engine.journal import Header, Journal, read_lines
from ttchan_tui.store.engine.state import State
from ttchan_tui.store.errors import StoreError, StoreWarning
from ttchan_tui.store.files import disk
from ttchan_tui.store.files.file_layout import FileLayout
from ttchan_tui.text.languages import N_


def gap_warning(path: Path, gap: Gap) -> StoreWarning:
    """That part of a journal is damaged."""
    return StoreWarning(
        N_(
            "{path} is damaged at byte {offset}, behind record {record}: {bytes} bytes are no record. "
            "Everything before and after them is there."
        ),
        path,
        gap.offset,
        gap.after,
        bytes=gap.end - gap.offset,
    )


def without_journal(layout: FileLayout) -> list[StoreWarning]:
    """What there is to say where no journal is: nothing, unless there were earlier ones."""
    if not layout.segments():
        return []
    return [
        StoreWarning(
            N_(
                "{path} is gone. What was changed since {snapshot} was last written "
                "may be missing; look for it in the backups."
            ),
            layout.journal,
            snapshot=layout.snapshot,
        )
    ]


def set_aside(layout: FileLayout, journal: Journal, scan: Scan) -> list[StoreWarning]:
    """Keep the damaged bytes in files of their own, and cut off what is torn. Needs the lock."""
    for gap in scan.gaps:
        _keep(layout, f"damaged-{gap.after:012}", journal.part(gap.offset, gap.end))
    if scan.torn <= scan.end:
        return []
    kept = _keep(layout, f"torn-{journal.sequence:012}", journal.part(journal.end, scan.torn))
    journal.cut()
    return [
        StoreWarning(
            N_(
                "The end of {path} was torn at byte {offset}, behind record {record}; "
                "what was left of it is in {kept}. Nothing that was saved is missing, unless the disk failed."
            ),
            layout.journal,
            journal.end,
            journal.sequence,
            kept=kept,
        )
    ]


def rebuild(layout: FileLayout, frames: list[Frame], header: Header | None) -> State | None:
    """The state after the last of these records, from the history alone; None if that does not suffice."""
    found = _beginning(layout, header)
    if found is None:
        return None
    state, start, expected = found
    last = frames[-1].sequence if frames else None
    for sequence, operations in _records(layout, start, frames):
        if sequence < expected:
            continue
        if last is not None and sequence > last:  # of a journal that was begun after these were read
            break
        if sequence != expected:
            return None
        expected += 1
        if operations:
            state.apply(sequence, operations)
    return state


def last_sequence(layout: FileLayout) -> int:
    """The last record in the earlier journals."""
    for number in reversed(layout.segments()):
        if frames := segment(layout, number).scan.frames:
            return frames[-1].sequence
    return 0


@dataclass(frozen=True, slots=True)
class Book:
    """One journal, read whole."""

    number: int
    path: Path
    header: Header | None
    scan: Scan


def segment(layout: FileLayout, number: int) -> Book:
    """An earlier journal."""
    path = layout.segment(number)
    return Book(number, path, *read_lines(disk.read(path), path))


def _beginning(layout: FileLayout, header: Header | None) -> tuple[State, int, int] | None:
    """The latest state that is kept whole, the segment that goes on from it, and its first record."""
    headers = [(number, segment(layout, number).header) for number in layout.segments()]
    if header is not None:
        headers = [(number, one) for number, one in headers if number != header.segment]
        headers.append((header.segment, header))
    for number, one in reversed(headers):
        if one is None:
            continue
        if one.snapshot is None:
            return State(ids=one.ids), number, one.first
        if one.base:
            try:
                return (
                    State(tables_of(disk.read(base := layout.base(number)), base), one.ids),
                    number,
                    one.first,
                )
            except StoreError:
                return None
    return None


def _records(
    layout: FileLayout, start: int, frames: list[Frame]
) -> Iterator[tuple[int, list[dict[str, object]]]]:
    for number in layout.segments():
        if number >= start:
            yield from _numbered(segment(layout, number).scan.frames)
    yield from _numbered(frames)


def _numbered(frames: list[Frame]) -> Iterator[tuple[int, list[dict[str, object]]]]:
    for frame in frames:
        if not frame.is_header:
            yield frame.sequence, operations_in(frame)


def _keep(layout: FileLayout, name: str, content: bytes) -> str:
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = layout.history / f"{name}-{stamp}"
    while disk.exists(path):
        path = path.with_name(f"{path.name}x")
    disk.write_aside(path, content)
    return str(path)
