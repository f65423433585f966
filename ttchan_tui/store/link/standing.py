"""Lets documents that are told apart by keys be what they are elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ttchan_tui.meeting.format import SECTIONS, BadMeeting
from ttchan_tui.store.copies.consistency import meeting_of
from ttchan_tui.store.copies.foreign_copy import key_of, keyed
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.engine.state import Doc
from ttchan_tui.store.engine.write_set import WriteSet
from ttchan_tui.store.link.numbering import Numbering
from ttchan_tui.store.link.records import ORDER, Place, Value

Values = Mapping[Place, Value]


class Standing:
    """The documents of an engine, by their keys."""

    def __init__(self, engine: Engine) -> None:
        """Look at that engine."""
        self._engine = engine
        self._numbering: dict[str, Numbering] = {}

    def refresh(self, tables: Collection[str]) -> None:
        """See what has changed in these. At the beginning of a transaction only."""
        for name in set(tables).difference(SECTIONS):
            self._numbering.setdefault(name, Numbering(self._engine, name)).refresh()

    def doc(self, place: Place) -> Doc | None:
        """What is there now; of a table that is no section, and was refreshed."""
        return self._numbering[place.table].doc(place.key)

    def keys(self, table: str) -> set[str]:
        """What tells the documents apart that are there."""
        return {key_of(table, doc, number) for number, doc in self._engine.docs(table)}

    def put(self, pending: WriteSet, values: Values) -> Values:
        """Let documents be that, in tables that were refreshed.

        Returns:
            Those that cannot be yet, as there would be no meeting.
        """
        sections = {place: value for place, value in values.items() if place.table in SECTIONS}
        for (table, key), value in values.items():
            if table not in SECTIONS:
                assert value is None or isinstance(value, Mapping)
                self._numbering[table].put(pending, key, value)
        return (
            {} if not sections or self._put_sections(pending, sections) else self._put_some(pending, sections)
        )

    def _put_some(self, pending: WriteSet, sections: Values) -> Values:
        """Change what can be changed; what would leave no meeting keeps nothing else waiting."""
        waiting, fits = dict(sections), dict[Place, Value]()

        def does_fit(place: Place) -> bool:
            return self._put_sections(pending, {**fits, place: waiting[place]})

        while found := next(filter(does_fit, sorted(waiting)), None):
            fits[found] = waiting.pop(found)
        return waiting

    def _put_sections(self, pending: WriteSet, values: Values) -> bool:
        """Change the meeting itself; False if that would be none, and nothing of it has changed."""
        before = pending.savepoint()
        for name in dict.fromkeys(place.table for place in values):
            own = {place.key: value for place, value in values.items() if place.table == name}
            docs = _section(keyed(name, pending.docs(name)), own)
            pending.replace_table(name, {str(number): doc for number, doc in enumerate(docs, 1)})
        if pending.savepoint() == before:
            return True
        try:
            meeting_of({name: pending.docs(name) for name in pending.names()}, self._engine.path.name)
        except BadMeeting:
            pending.back_to(before)
            return False
        return True


def _section(here: dict[str, Doc], values: Mapping[str, Value]) -> list[Doc]:
    """The documents of a section in their order."""
    docs: dict[str, Any] = {**here, **{key: value for key, value in values.items() if key != ORDER}}
    order = [key for key in values.get(ORDER) or here if docs.get(key) is not None]
    rest = sorted(key for key, doc in docs.items() if doc is not None and key not in order)
    return [docs[key] for key in [*order, *rest]]
