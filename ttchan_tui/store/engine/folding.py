"""When the journal is folded into a new snapshot: rules of size, which touch no file."""

from __future__ import annotations

from typing import Final

from ttchan_tui.store.engine.journal import Journal, Mark
from ttchan_tui.store.engine.state import State

LEAST: Final = 1 << 20
"""Bytes; a journal shorter than that is not begun anew, nor one that has grown by less since."""
_SMALL: Final = 1 << 20
"""Bytes; a snapshot smaller than that is written at every last close."""


def is_ahead(state: State, snapshot: Mark | None) -> bool:
    """Whether there is anything that is not in the snapshot."""
    return snapshot is None or state.changed > snapshot.sequence


def has_changes_of(journal: Journal, state: State) -> bool:
    """Whether anything was changed in that journal."""
    return journal.header is None or state.changed >= journal.header.first


def is_long(journal: Journal, snapshot: Mark | None, not_before: int) -> bool:
    """Whether a journal of that many bytes at least is long, in itself and beside the snapshot."""
    return journal.end >= max(LEAST, not_before) and journal.end >= _size(snapshot) // 2


def is_quick(journal: Journal, snapshot: Mark | None) -> bool:
    """Whether a new snapshot is worth its time when the last one goes."""
    size = _size(snapshot)
    return size < _SMALL or journal.end > size // 8


def _size(snapshot: Mark | None) -> int:
    return snapshot.size if snapshot else 0
