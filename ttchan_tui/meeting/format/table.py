"""A table that is being read, whatever stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Self, TypeVar

from ttchan_tui.meeting.format.problems import Problem, closest, shown
from ttchan_tui.text.languages import N_


@dataclass(slots=True)
class Reading:
    """What is the same for all tables of one meeting."""

    problems: list[Problem]
    thorough: bool
    """Whether to look up the names of countries, languages and time zones."""
    ids: Mapping[str, Collection[object]]
    """What can be referred to, by section; a section that is missing is not known."""
    languages: tuple[str, ...] = ()


class Spot(NamedTuple):
    """Where an entry stands."""

    file: str
    section: str
    label: str
    """What it is called, such as `activity "d2-3"`; empty if the file has no other of its kind."""


_V = TypeVar("_V")

_FIRST: Final = re.compile(r"\w*")


class Table:
    """Knows which fields were asked for and where they stand."""

    __slots__ = ("_asked", "_path", "_reading", "_spot", "_values")

    def __init__(self, reading: Reading, spot: Spot, values: Mapping[str, object], path: str = "") -> None:
        """Begin with a table; `path` leads from its entry to the table."""
        self._reading = reading
        self._spot = spot
        self._path = path
        self._values = values
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._values

    @property
    def names(self) -> tuple[str, ...]:
        """What the fields are called."""
        return tuple(self._values)

    def wrong(self, name: str, template: str, **values: object) -> None:
        """Note a mistake in a field."""
        self._note(name, template, values, (self._doubt(name),))

    def _note(self, name: str, template: str, values: Mapping[str, object], doubts: tuple[str, ...]) -> None:
        field = ": ".join(filter(None, (self._spot.label, self._path + name)))
        self._reading.problems.append(Problem(self._spot.file, field, template, values, doubts))

    def _doubt(self, name: str) -> str:
        """The field of the entry that cannot be relied on if there is a mistake in this one."""
        first = _FIRST.match(self._path + name)
        return f"{self._spot.section}.{first.group() if first else name}"

    def expected(self, name: str, template: str, value: object, **values: object) -> None:
        """Note that something else than this value was expected."""
        self.wrong(name, template, found=shown(value), **values)

    def take(self, name: str, *, needed: bool) -> object:
        """The bare value of a field; None if it is missing."""
        self._asked.add(name)
        value = self._values.get(name)
        if value is None and needed:
            self.wrong(name, N_("this field must be there, but it is missing"))
        return value

    def typed(
        self,
        name: str,
        kind: type[_V],
        template: str,
        *,
        needed: bool = True,
        valid: Callable[[_V], object] = lambda _: True,
        **values: object,
    ) -> _V | None:
        """The value of a field, of that kind and valid; None if it is missing, or noted as something else."""
        value = self.take(name, needed=needed)
        if isinstance(value, kind) and isinstance(value, bool) is (kind is bool) and valid(value):
            return value
        if value is not None:
            self.expected(name, template, value, **values)
        return None

    def whole(self, read: Callable[[Self], _V]) -> _V:
        """What is made of the table; fields that were not asked for then are noted."""
        made = read(self)
        self.done()
        return made

    def done(self) -> None:
        """Note the fields that nobody asked for."""
        for name in self._values.keys() - self._asked:
            if meant := closest(name, self._asked):
                template = N_('there is no such field; perhaps "{meant}" is meant')
                self._note(name, template, {"meant": meant}, (self._doubt(name), self._doubt(meant)))
            else:
                self.wrong(name, N_("there is no such field"))

    def nested(self, name: str) -> Self:
        """A table within this one; an empty one if it is missing, so that its needed fields are missed."""
        values = self.typed(name, dict, N_("expected a table, but found {found}"), needed=False)
        return type(self)(self._reading, self._spot, values or {}, f"{self._path}{name}.")

    def each(self, name: str) -> Iterator[Self]:
        """The tables of a list within this one."""
        tables = self.typed(
            name,
            list,
            N_("expected tables, each under its heading {heading}, but found {found}"),
            needed=False,
            valid=lambda tables: all(isinstance(table, Mapping) for table in tables),
            heading=f"[[{name}]]",
        )
        for place, table in enumerate(tables or (), start=1):
            yield type(self)(self._reading, self._spot, table, f"{self._path}{name} {place}: ")
