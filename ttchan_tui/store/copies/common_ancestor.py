"""What two copies of a database have in common: up to which record, and what each has seen since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.change_log import frames
from ttchan_tui.store.engine.changes import Change, change_in
from ttchan_tui.store.engine.state import Doc, Tables
from ttchan_tui.store.files.file_layout import FileLayout

GONE: Final = ""
"""The version of a document that is not there."""


Payloads = Mapping[int, bytes]
"""The records of a journal, by their numbers."""

Seen = Mapping[tuple[str, str], Mapping[str, Doc | None]]
"""The versions that a document has had, by its table and what tells it apart."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """How two copies came to be what they are."""

    base: Tables | None = None
    """The tables before the first record that only one of them has; None if nothing is known of that."""
    seen_here: Seen = field(default_factory=dict)
    """Since then; if nothing is known of that, ever."""
    seen_there: Seen = field(default_factory=dict)


def version_of(table: str, doc: Mapping[str, object] | None) -> str:
    """What two documents have in common if and only if they say the same.

    The number of a line is nothing that anybody says of a note: each copy gives its own.
    """
    if doc is None:
        return GONE
    if table == NOTES and "line" in doc:
        doc = {field: value for field, value in doc.items() if field != "line"}
    return json.dumps(doc, sort_keys=True, ensure_ascii=False)


def ancestry(here: FileLayout, tables: Tables, there: FileLayout) -> Ancestry:
    """Compare two histories; `tables` are those of `here`."""
    return compared(_payloads(here), tables, _payloads(there))


def compared(ours: Payloads, tables: Tables, theirs: Payloads) -> Ancestry:
    """Compare the records of two journals; `tables` are what ours have led to."""
    common = max((number for number, payload in ours.items() if theirs.get(number) == payload), default=0)
    own, others = _changes(ours, common), _changes(theirs, common)
    base = _undone(tables, own) if common else None
    return Ancestry(base, _seen(own, before=base is None), _seen(others, before=base is None))


def _payloads(layout: FileLayout) -> Payloads:
    return {frame.sequence: frame.payload for frame in frames(layout) if frame.is_change}


def _changes(payloads: Payloads, after: int) -> list[Change]:
    return [change_in(number, payload) for number, payload in payloads.items() if number > after]


def _undone(tables: Tables, changes: list[Change]) -> Tables | None:
    """The tables before these changes; None if the changes do not lead to what is there."""
    found = {name: dict(docs) for name, docs in tables.items()}
    for change in reversed(changes):
        for operation in reversed(change.operations):
            if operation.id is None:
                continue
            docs, number = found.setdefault(operation.table, {}), str(operation.id)
            if docs.get(number) != operation.after:
                return None
            if operation.before is None:
                docs.pop(number, None)
            else:
                docs[number] = dict(operation.before)
    return found


def _seen(changes: list[Change], *, before: bool) -> Seen:
    seen: defaultdict[tuple[str, str], dict[str, Doc | None]] = defaultdict(dict)
    for change in changes:
        for operation in change.operations:
            doc = operation.after or operation.before
            if operation.id is None or doc is None:
                continue
            table = operation.table
            versions = seen[table, key_of(table, doc, str(operation.id))]
            if before and operation.before is not None:
                versions[version_of(table, operation.before)] = dict(operation.before)
            versions[version_of(table, operation.after)] = (
                None if operation.after is None else dict(operation.after)
            )
    return seen
