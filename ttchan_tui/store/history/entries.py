"""From the records of the journal to what people understand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.entries import HistoryEntry, NoteChange, PartChange
from ttchan_tui.store.documents import (
    ANNOUNCEMENTS,
    BOARD,
    NOTES,
    OPEN_PROMPTS,
    PUBLICATIONS,
    SAID_DATES,
    SHEET_DAYS,
    SHORT_PATHS,
    VISITORS,
    note_in,
)
from ttchan_tui.store.engine.changes import Change, Operation
from ttchan_tui.text.gate import harmless

_NAMES: Final = ("id", "date", "number")
"""Fields that tell a part of the meeting from others of its kind."""

_PARTS: Final = frozenset(
    (
        *SECTIONS,
        *BOARD,
        ANNOUNCEMENTS,
        OPEN_PROMPTS,
        SHEET_DAYS,
        SHORT_PATHS,
        PUBLICATIONS,
        SAID_DATES,
        VISITORS,
    )
)
"""Tables whose documents are told of as parts of the meeting."""


def history_entries(change: Change) -> Iterator[HistoryEntry]:
    """What a record tells, the newest first: what it did itself, then what others did that came with it."""
    brought = [
        replace(history_entry(one), place=place, undoes=None, merged_by=harmless(change.who))
        for place, one in enumerate(change.brought, 1)
    ]
    entry = history_entry(change)
    yield entry.beyond(brought) if brought else entry
    yield from reversed(brought)


def history_entry(change: Change) -> HistoryEntry:
    """What a record tells; documents that are neither notes nor parts of a meeting are left out."""
    notes = (operation for operation in change.operations if operation.table == NOTES)
    return HistoryEntry(
        number=change.sequence,
        at=change.done_at,
        who=harmless(change.who),
        what=harmless(change.what),
        why=harmless(change.why),
        undoes=change.undoes,
        notes=tuple(filter(None, map(_note_change, notes))),
        parts=part_changes(change.operations),
    )


def _note_change(operation: Operation) -> NoteChange | None:
    before, after = _note(operation.before), _note(operation.after)
    return NoteChange(before, after) if before or after else None


def _note(document: Mapping[str, Any] | None) -> Note | None:
    try:
        return None if document is None else note_in(document)
    except (KeyError, TypeError, ValueError):  # whoever has written that did not use this program
        return None


def part_changes(operations: Iterable[Operation]) -> tuple[PartChange, ...]:
    """The parts that differ. Documents are numbered by their place, so that one more moves all behind it."""
    before: dict[tuple[str, str], Mapping[str, Any]] = {}
    after: dict[tuple[str, str], Mapping[str, Any]] = {}
    for operation in operations:
        if operation.table in _PARTS:
            for documents, document in ((before, operation.before), (after, operation.after)):
                if document is not None:
                    documents[operation.table, part_id(document)] = document
    return tuple(
        PartChange(*key, before.get(key), after.get(key))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    )


def part_id(document: Mapping[str, Any]) -> str:
    """What tells the part of the meeting that a document is from others of its kind."""
    return harmless(next((str(document[field]) for field in _NAMES if field in document), ""))
