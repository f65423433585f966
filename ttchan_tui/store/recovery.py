"""What to do about damage: say it, keep what was found aside, bring back what can be brought back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from ttchan_tui.store import disk
from ttchan_tui.store.contents import operations_in, tables_of
from ttchan_tui.store.errors import StoreError, StoreWarning
from ttchan_tui.store.frames import Frame, Gap, Scan
from ttchan_tui.store.journal import Header, Journal, read_lines
from ttchan_tui.store.places import Places
from ttchan_tui.store.state import State
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


def without_journal(places: Places) -> list[StoreWarning]:
    """What there is to say where no journal is: nothing, unless there were earlier ones."""
    if not places.segments():
        return []
    return [
        StoreWarning(
            N_(
                "{path} is gone. What was changed since {snapshot} was last written "
                "may be missing; look for it in the backups."
            ),
            places.journal,
            snapshot=places.snapshot,
        )
    ]


def set_aside(places: Places, journal: Journal, scan: Scan) -> list[StoreWarning]:
    """Keep the damaged bytes in files of their own, and cut off what is torn. Needs the lock."""
    for gap in scan.gaps:
        _keep(places, f"damaged-{gap.after:012}", journal.part(gap.offset, gap.end))
    if scan.torn <= scan.end:
        return []
    kept = _keep(places, f"torn-{journal.sequence:012}", journal.part(journal.end, scan.torn))
    journal.cut()
    return [
        StoreWarning(
            N_(
                "The end of {path} was torn at byte {offset}, behind record {record}; "
                "what was left of it is in {kept}. Nothing that was saved is missing, unless the disk failed."
            ),
            places.journal,
            journal.end,
            journal.sequence,
            kept=kept,
        )
    ]


def rebuild(places: Places, frames: list[Frame], header: Header | None) -> State | None:
    """The state after the last of these records, from the history alone; None if that does not suffice."""
    found = _beginning(places, header)
    if found is None:
        return None
    state, start, expected = found
    last = frames[-1].sequence if frames else None
    for sequence, operations in _records(places, start, frames):
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


def last_sequence(places: Places) -> int:
    """The last record in the earlier journals."""
    for number in reversed(places.segments()):
        _, scan = segment(places, number)
        if scan.frames:
            return scan.frames[-1].sequence
    return 0


def segment(places: Places, number: int) -> tuple[Header | None, Scan]:
    """An earlier journal."""
    path = places.segment(number)
    return read_lines(disk.read(path), path)


def _beginning(places: Places, header: Header | None) -> tuple[State, int, int] | None:
    """The latest state that is kept whole, the segment that goes on from it, and its first record."""
    headers = [(number, segment(places, number)[0]) for number in places.segments()]
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
                    State(tables_of(disk.read(base := places.base(number)), base), one.ids),
                    number,
                    one.first,
                )
            except StoreError:
                return None
    return None


def _records(
    places: Places, start: int, frames: list[Frame]
) -> Iterator[tuple[int, list[dict[str, object]]]]:
    for number in places.segments():
        if number >= start:
            yield from _numbered(segment(places, number)[1].frames)
    yield from _numbered(frames)


def _numbered(frames: list[Frame]) -> Iterator[tuple[int, list[dict[str, object]]]]:
    for frame in frames:
        if not frame.payload.startswith(b'{"journal":'):
            yield frame.sequence, operations_in(frame)


def _keep(places: Places, name: str, content: bytes) -> str:
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = places.history / f"{name}-{stamp}"
    while path.exists():
        path = path.with_name(f"{path.name}x")
    disk.write_aside(path, content)
    return str(path)
