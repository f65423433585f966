"""What two copies of a database have in common: up to which record, and what each has seen since."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from ttchan_tui.meeting.history.change_kinds import RESTORE
from ttchan_tui.store.copies.brought import Record, is_act, told
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.copies.versions import other_id, version_of
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.change_log import frames
from ttchan_tui.store.engine.changes import Change, change_in
from ttchan_tui.store.engine.state import Doc, Tables
from ttchan_tui.store.files.file_layout import FileLayout

Payloads = Mapping[int, bytes]
"""The records of a journal, by their numbers."""

Seen = Mapping[tuple[str, str], Mapping[str, Mapping[str, Any] | None]]
"""The versions that a document has had, by its table and what tells it apart."""

_Versions = dict[str, Mapping[str, Any] | None]
"""Those of one document, the oldest first."""

_RESTORE: Final = json.dumps(RESTORE).encode()
"""What the record of a restore holds, wherever it stands."""

Done = Mapping[tuple[str, str], dict[str, None]]
"""What people have done to a document: each act by its identity, the last one last."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """How two copies came to be what they are."""

    base: Tables | None = None
    """The tables before the first record that only one of them has; None if nothing is known of that."""
    seen_here: Seen = field(default_factory=dict)
    """Since then; if nothing is known of that, ever."""
    seen_there: Seen = field(default_factory=dict)
    done_here: Done = field(default_factory=dict)
    """What people did since then, be it here or brought here; a version may recur, an act does not."""
    done_there: Done = field(default_factory=dict)
    set_back_here: Seen = field(default_factory=dict)
    """The versions that a backup which was restored here has taken the place of."""
    brought: tuple[Record, ...] = ()
    """What was done there, and is not known here."""

    def is_newer(
        self, table: str, key: str, both: tuple[Doc | None, Doc | None], base: Mapping[str, Doc] | None
    ) -> bool | None:
        """Whether theirs comes after ours (True) or before it (False); None if neither, or nobody knows."""
        ours, theirs = (version_of(table, doc) for doc in both)
        here, there = (seen.get((table, key), {}).keys() for seen in (self.seen_here, self.seen_there))
        if (theirs in here) != (ours in there):
            return ours in there
        if theirs in here and (knows := self._knows_all(table, key)) is not None:
            return knows
        if theirs in here and here != there and (here <= there or there <= here):
            return here <= there
        if base is not None and (was := version_of(table, base.get(key))) in (ours, theirs):
            return was == ours
        return None

    def is_apart(self, table: str, key: str) -> bool:
        """Whether what was done last to it on each side is not known on the other one."""
        here, there = self._done_to(table, key)
        return bool(
            here and there and next(reversed(here)) not in there and next(reversed(there)) not in here
        )

    def is_set_back(self, table: str, key: str, theirs: Doc | None) -> bool:
        """Whether a restore has set back here what they still have."""
        return version_of(table, theirs) in self.set_back_here.get((table, key), {})

    def _knows_all(self, table: str, key: str) -> bool | None:
        """Whether they know all that was done to it here, and more (True), or we what was done there."""
        here, there = (acts.keys() for acts in self._done_to(table, key))
        if here < there or there < here:
            return here < there
        return None

    def _done_to(self, table: str, key: str) -> tuple[dict[str, None], dict[str, None]]:
        return self.done_here.get((table, key), {}), self.done_there.get((table, key), {})


def ancestry(here: FileLayout, tables: Tables, there: FileLayout) -> Ancestry:
    """Compare two histories; `tables` are those of `here`."""
    return compared(_payloads(here), tables, _payloads(there))


def compared(ours: Payloads, tables: Tables, theirs: Payloads) -> Ancestry:
    """Compare the records of two journals; `tables` are what ours have led to."""
    common = max((number for number, payload in ours.items() if theirs.get(number) == payload), default=0)
    own, others = _changes(ours, common), _changes(theirs, common)
    base = _undone(tables, own) if common else None
    told_here, told_there = (
        told(payload for number, payload in side.items() if number > common) for side in (ours, theirs)
    )
    return Ancestry(
        base,
        _seen(own, before=base is None),
        _seen(others, before=base is None),
        _done(told_here),
        _done(told_there),
        _set_back(ours),
        tuple(record for identity, record in told_there.items() if identity not in told_here),
    )


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
    seen: defaultdict[tuple[str, str], _Versions] = defaultdict(dict)
    for change in changes:
        for operation in (*chain(*(one.operations for one in change.brought)), *change.operations):
            doc = operation.after or operation.before
            if operation.id is None or doc is None:
                continue
            key = operation.table, key_of(operation.table, doc, str(operation.id))
            for version in (operation.before, operation.after) if before else (operation.after,):
                _see(seen, key, version)
    return seen


def _set_back(payloads: Payloads) -> Seen:
    """What restores have taken the place of: all that came after the version that they have brought back."""
    if not any(_RESTORE in payload for payload in payloads.values()):
        return {}
    past: defaultdict[tuple[str, str], _Versions] = defaultdict(dict)
    found: defaultdict[tuple[str, str], _Versions] = defaultdict(dict)
    for change in _changes(payloads, 0):
        for operation in change.operations:
            doc = operation.after or operation.before
            if operation.id is None or doc is None:
                continue
            key = operation.table, key_of(operation.table, doc, str(operation.id))
            after = version_of(operation.table, operation.after)
            if change.what == RESTORE:
                found[key] |= _behind(after, past[key]) or {
                    version_of(operation.table, operation.before): operation.before
                }
            elif after in found.get(key, {}):
                del found[key]  # it says again what it said: the restore was undone, say
            for side in (operation.before, operation.after):
                version = version_of(operation.table, side)
                past[key].pop(version, None)  # it stands where it was last
                past[key][version] = side
    return found


def _behind(version: str, versions: _Versions) -> _Versions:
    """The versions that came after that one; none if it was never there."""
    order = list(versions)
    return {one: versions[one] for one in order[order.index(version) + 1 :]} if version in versions else {}


def _done(records: Mapping[str, Record]) -> Done:
    done: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for identity, record in records.items():
        for operation in record["do"] if is_act(record) else ():
            doc = operation.get("after") or operation.get("before")
            if "id" in operation and doc is not None:
                table = operation["table"]
                done[table, key_of(table, doc, str(operation["id"]))][identity] = None
    return done


def _see(
    seen: defaultdict[tuple[str, str], _Versions],
    key: tuple[str, str],
    doc: Mapping[str, Any] | None,
) -> None:
    table, id = key
    seen[key][version_of(table, doc)] = doc
    if table == NOTES and doc is not None:  # it is known wherever it stands
        beside = other_id(NOTES, id, doc)
        seen[NOTES, beside].setdefault(version_of(NOTES, {**doc, "id": beside}), None)
