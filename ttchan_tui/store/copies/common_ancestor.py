"""What two copies of a database have in common: up to which record, and what each has seen since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.engine.change_log import frames
from ttchan_tui.store.engine.changes import Change, change_in
from ttchan_tui.store.engine.state import Tables
from ttchan_tui.store.files.file_layout import FileLayout

GONE: Final = ""
"""The version of a document that is not there."""


Seen = Mapping[tuple[str, str], set[str]]
"""The versions that a document has had, by its table and what tells it apart."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """How two copies came to be what they are."""

    base: Tables | None = None
    """The tables before the first record that only one of them has; None if nothing is known of that."""
    seen_here: Seen = field(default_factory=dict)
    """Since then; if nothing is known of that, ever."""
    seen_there: Seen = field(default_factory=dict)


def version_of(doc: Mapping[str, object] | None) -> str:
    """What two documents have in common if and only if they say the same."""
    return GONE if doc is None else json.dumps(doc, sort_keys=True, ensure_ascii=False)


def ancestry(here: FileLayout, tables: Tables, there: FileLayout) -> Ancestry:
    """Compare two histories; `tables` are those of `here`."""
    ours, theirs = _payloads(here), _payloads(there)
    common = max((number for number, payload in ours.items() if theirs.get(number) == payload), default=0)
    own, others = _changes(ours, common), _changes(theirs, common)
    base = _undone(tables, own) if common else None
    return Ancestry(base, _seen(own, before=base is None), _seen(others, before=base is None))


def _payloads(layout: FileLayout) -> dict[int, bytes]:
    return {frame.sequence: frame.payload for frame in frames(layout) if frame.is_change}


def _changes(payloads: dict[int, bytes], after: int) -> list[Change]:
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
    seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for change in changes:
        for operation in change.operations:
            doc = operation.after or operation.before
            if operation.id is None or doc is None:
                continue
            versions = seen[operation.table, key_of(operation.table, doc, str(operation.id))]
            versions.add(version_of(operation.after))
            if before and operation.before is not None:
                versions.add(version_of(operation.before))
    return seen
