"""The tables in memory, as the snapshot and the journal give them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Doc = dict[str, Any]
"""What is in one document. Never changed once it is in a table, only replaced."""
Docs = dict[str, Doc]
"""Documents by their id."""
Tables = dict[str, Docs]
"""Documents by their number, by table: the shape that TinyDB stores."""

NUMBER = re.compile("0|-?[1-9][0-9]{0,17}")
"""How the id of a document is written."""

_REMEMBERED = 4096
"""How many changes back `changed_since` knows of."""


def copied(value: Any) -> Any:  # noqa: ANN401
    """A copy of what JSON can hold, down to the last list."""
    if type(value) is dict:
        return {key: copied(inner) if type(inner) in _NESTED else inner for key, inner in value.items()}
    if type(value) is list:
        return [copied(inner) if type(inner) in _NESTED else inner for inner in value]
    return value


_NESTED = {dict, list}


class State:
    """All tables, the highest ids that were ever given, and up to which record they go."""

    def __init__(self, tables: Tables | None = None, ids: Mapping[str, int] | None = None) -> None:
        """Begin with these tables.

        Raises:
            ValueError: An id is not a number.
        """
        self.tables: Tables = tables if tables is not None else {}
        self.ids: dict[str, int] = dict(ids or {})
        for name, docs in self.tables.items():
            self.ids[name] = max(self.ids.get(name, 0), max(map(int, docs), default=0))
        self.sequence = 0
        """The last record that is in."""
        self.changed = 0
        """The last record that changed a document or a table."""
        self.versions: dict[str, int] = {}
        """The last record that changed this table."""
        self._recent: deque[tuple[int, dict[str, list[str]]]] = deque(maxlen=_REMEMBERED)
        self._forgotten = 0

    def apply(self, sequence: int, operations: Iterable[Mapping[str, Any]]) -> None:
        """Bring the tables to what they are after these operations. To do so twice changes nothing."""
        touched: dict[str, list[str]] = {}
        for operation in operations:
            name = operation["table"]
            if name not in touched:
                touched[name] = []
            if "id" not in operation:
                self._exists(name, operation["exists"])
                continue
            number = operation["id"]
            touched[name].append(number)
            docs = self.tables.get(name)
            if docs is None:
                docs = self.tables[name] = {}
            if "after" in operation:
                docs[number] = operation["after"]
            else:
                docs.pop(number, None)
            if (id := int(number)) > self.ids.get(name, 0):
                self.ids[name] = id
        self.note(sequence, touched)

    def _exists(self, name: str, exists: bool) -> None:
        if exists:
            self.tables.setdefault(name, {})
        else:
            self.tables.pop(name, None)
            self.ids.pop(name, None)

    def note(self, sequence: int, touched: dict[str, list[str]]) -> None:
        """Remember which documents a record has changed."""
        self.sequence = self.changed = sequence
        for name in touched:
            self.versions[name] = sequence
        if len(self._recent) == _REMEMBERED:
            self._forgotten = self._recent[0][0]
        self._recent.append((sequence, touched))

    def begun(self, sequence: int, changed: int) -> None:
        """This is the state after that record, last changed by that one; what was before is not known."""
        self.sequence = sequence
        self.changed = self._forgotten = changed
        self.versions = dict.fromkeys(self.tables, changed)
        self._recent.clear()

    def changed_since(self, sequence: int, table: str) -> Sequence[str] | None:
        """Ids of the documents changed after that record; None if that was too long ago to know."""
        if sequence < self._forgotten or sequence > self.changed:
            return None
        ids: list[str] = []
        for number, touched in reversed(self._recent):
            if number <= sequence:
                break
            ids[:0] = touched.get(table, ())
        return list(dict.fromkeys(ids))
