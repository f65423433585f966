"""What machines tell each other: what was done, by keys instead of the numbers that each machine gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from ttchan_tui.meeting.format import SECTIONS
from ttchan_tui.store.copies.foreign_copy import key_of
from ttchan_tui.store.copies.versions import version_of
from ttchan_tui.store.engine.changes import Change
from ttchan_tui.store.engine.state import Doc, Tables

ORDER: Final = "#order"
"""The key of the order in which the documents of a section stand; its value is the list of their keys."""


class Place(NamedTuple):
    """What tells a document apart on whatever machine."""

    table: str
    key: str


Value = Mapping[str, Any] | Sequence[str] | None
"""A document, the order of a section, or None where there is nothing."""


class Step(NamedTuple):
    """What became of one document."""

    place: Place
    before: Value
    after: Value


def written(step: Step) -> list[Any]:
    """A step as JSON holds it."""
    return [*step.place, step.before, step.after]


def step_in(value: object) -> Step:
    """The step of that JSON.

    Raises:
        ValueError: It is none.
    """
    match value:
        case [str(table), str(key), before, after]:
            place = Place(table, key)
            return Step(place, value_in(before, place), value_in(after, place))
    raise ValueError("this is no step")


def value_in(value: object, place: Place) -> Value:
    """What JSON says is there.

    Raises:
        ValueError: That cannot be.
    """
    if value is None or (place.key != ORDER and isinstance(value, dict)):
        return value
    if place.key == ORDER and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    raise ValueError("this is no document")


class Rank(NamedTuple):
    """Where a record stands among all of all machines: behind everything that was known where it was made."""

    order: int
    machine: str
    number: int


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """One change of one machine, as the others get it."""

    rank: Rank
    at: datetime
    """In UTC, by the clock of that machine."""
    who: str
    what: str
    why: str
    steps: tuple[Step, ...]


class Numbers:
    """Which number the documents of a section have here, and so in which order they stand."""

    def __init__(self) -> None:
        """Know of no document yet."""
        self._keys: dict[str, dict[int, str]] = {name: {} for name in SECTIONS}

    def before(self, standing: Tables, changes: Sequence[Change]) -> None:
        """Find out how they stood before these changes, the oldest first, that have led to what stands."""
        for name, keys in self._keys.items():
            keys.clear()
            keys |= {int(number): key_of(name, doc, number) for number, doc in standing.get(name, {}).items()}
        for change in reversed(changes):
            self._turn(change, forwards=False)

    def steps(self, change: Change) -> Iterator[Step]:
        """What a change did, by keys; it is the next one."""
        was = {name: self._order(name) for name in self._changed(change)}
        yield from _documents(change)
        self._turn(change, forwards=True)
        for name, order in was.items():
            if order != (now := self._order(name)):
                yield Step(Place(name, ORDER), order, now)

    def _changed(self, change: Change) -> list[str]:
        return list(dict.fromkeys(one.table for one in change.operations if one.table in self._keys))

    def _order(self, name: str) -> list[str]:
        return [key for _, key in sorted(self._keys[name].items())]

    def _turn(self, change: Change, *, forwards: bool) -> None:
        for one in change.operations if forwards else reversed(change.operations):
            if one.id is None or one.table not in self._keys:
                continue
            doc = one.after if forwards else one.before
            if doc is None:
                self._keys[one.table].pop(one.id, None)
            else:
                self._keys[one.table][one.id] = key_of(one.table, doc, str(one.id))


def _documents(change: Change) -> Iterator[Step]:
    before: dict[Place, Doc] = {}
    after: dict[Place, Doc] = {}
    for one in change.operations:
        for side, doc in ((before, one.before), (after, one.after)):
            if one.id is not None and doc is not None:
                side[Place(one.table, key_of(one.table, doc, str(one.id)))] = dict(doc)
    for place in {**before, **after}:
        was, now = before.get(place), after.get(place)
        if version_of(place.table, was) != version_of(place.table, now):
            yield Step(place, was, now)
