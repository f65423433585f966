"""Where documents that are told apart by keys stand here: their numbers, and the lines of notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.store.note_index import GroupKey


class Numbering:
    """The numbers of the documents of one table, kept up to date without reading all of them each time."""

    def __init__(self, engine: Engine, table: str) -> None:
        """Know nothing yet."""
        self._engine = engine
        self._table = table
        self._token: ChangeToken = ()
        self._number: dict[str, str] = {}
        self._doc: dict[str, Doc] = {}
        self._lines: defaultdict[GroupKey, dict[int, str]] = defaultdict(dict)

    def refresh(self) -> None:
        """See what has changed. At the beginning of a transaction only."""
        self._token, changed = self._engine.changed_since(self._token, self._table)
        if changed is None:
            self._number.clear()
            self._doc.clear()
            self._lines.clear()
            for number, doc in self._engine.docs(self._table):
                self._stands(number, doc)
            return
        for number in changed:
            self._stands(number, self._engine.doc(self._table, number))

    def doc(self, key: str) -> Doc | None:
        """What is there now."""
        return self._doc.get(self._number.get(key, ""))

    def put(self, pending: WriteSet, key: str, value: Mapping[str, Any] | None) -> None:
        """Let a document be that, or be gone."""
        number = self._number.get(key)
        if value is None:
            if number is not None:
                pending.remove(self._table, number)
                self._stands(number, None)
            return
        doc = dict(value)
        if number is None:
            number = str(pending.next_id(self._table))
        if self._table == NOTES:
            doc["line"] = self._line(number, doc)
        if self._doc.get(number) != doc:
            pending.set(self._table, number, doc)
            self._stands(number, doc)

    def _line(self, number: str, doc: Doc) -> int:
        """The line that the note has here already, or else the one that it has elsewhere, if that is free."""
        here = self._doc.get(number)
        if here is not None and _group(here) == _group(doc):
            return int(here.get("line", 0))
        lines, line = self._lines[_group(doc)], doc.get("line")
        if isinstance(line, int) and line > 0 and lines.get(line, number) == number:
            return line
        return max(lines, default=0) + 1

    def _stands(self, number: str, doc: Doc | None) -> None:
        was = self._doc.pop(number, None)
        if was is not None:
            self._number.pop(key_of(self._table, was, number), None)
            self._lines[_group(was)].pop(was.get("line", 0), None)
        if doc is not None:
            self._doc[number] = doc
            self._number[key_of(self._table, doc, number)] = number
            if self._table == NOTES:
                self._lines[_group(doc)][doc.get("line", 0)] = number


def _group(doc: Doc) -> GroupKey:
    return str(doc.get("meeting")), str(doc.get("prompt")), str(doc.get("group"))
