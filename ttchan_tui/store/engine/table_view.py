"""A table as TinyDB hands it to a function that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from ttchan_tui.store.engine.state import copied
from ttchan_tui.store.engine.write_set import WriteSet, encode


class TableView(MutableMapping[int, Mapping[str, Any]]):
    """Documents by their id. What is taken out may be changed in place; `keep` finds that out."""

    def __init__(self, pending: WriteSet, name: str, id_class: Callable[[str], int]) -> None:
        """Look at a table with what is pending."""
        self._pending = pending
        self._name = name
        self._id_class = id_class
        self._taken: dict[int, Mapping[str, Any]] = {}

    def __getitem__(self, id: int) -> Mapping[str, Any]:
        if id not in self._taken:
            doc = self._pending.get(self._name, str(id))
            if doc is None:
                raise KeyError(id)
            self._taken[id] = copied(doc)
        return self._taken[id]

    def __setitem__(self, id: int, doc: Mapping[str, Any]) -> None:
        self._pending.set(self._name, str(id), dict(doc))
        self._taken[id] = doc

    def __delitem__(self, id: int) -> None:
        if id not in self:
            raise KeyError(id)
        self._pending.remove(self._name, str(id))
        self._taken.pop(id, None)

    def __contains__(self, id: object) -> bool:
        return self._pending.get(self._name, str(id)) is not None

    def __iter__(self) -> Iterator[int]:
        return iter([self._id_class(number) for number in self._pending.docs(self._name)])

    def __len__(self) -> int:
        return len(self._pending.docs(self._name))

    def keep(self) -> None:
        """Note what was changed in place."""
        for id, doc in self._taken.items():
            if encode(dict(doc)) != encode(self._pending.get(self._name, str(id))):
                self._pending.set(self._name, str(id), dict(doc))
