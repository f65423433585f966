"""A table that is being read, whatever stands in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

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


class Table:
    """Knows which fields were asked for and where they stand."""

    __slots__ = ("_asked", "_file", "_path", "_reading", "_values", "_where")

    def __init__(
        self, reading: Reading, file: str, where: str, values: Mapping[str, object], path: str = ""
    ) -> None:
        """Begin with a table; `where` names its entry and `path` leads from the entry to the table."""
        self._reading = reading
        self._file = file
        self._where = where
        self._path = path
        self._values = values
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def wrong(self, name: str, template: str, **values: object) -> None:
        """Note a mistake in a field."""
        label = self._path + name
        field = f"{self._where}: {label}" if self._where else label
        self._reading.problems.append(Problem(self._file, field, template, values))

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

    def done(self) -> None:
        """Note the fields that nobody asked for."""
        for name in self._values.keys() - self._asked:
            if meant := closest(name, self._asked):
                self.wrong(name, N_('there is no such field; perhaps "{meant}" is meant'), meant=meant)
            else:
                self.wrong(name, N_("there is no such field"))

    def nested(self, name: str) -> Self:
        """A table within this one; an empty one if it is missing, so that its needed fields are missed."""
        value = self.take(name, needed=False)
        if value is not None and not isinstance(value, Mapping):
            self.expected(name, N_("expected a table, but found {found}"), value)
        values = value if isinstance(value, Mapping) else {}
        return type(self)(self._reading, self._file, self._where, values, f"{self._path}{name}.")

    def each(self, name: str) -> Iterator[Self]:
        """The tables of a list within this one."""
        value = self.take(name, needed=False)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(table, Mapping) for table in value):
            self.expected(
                name,
                N_("expected tables, each under its heading {heading}, but found {found}"),
                value,
                heading=f"[[{name}]]",
            )
            return
        for place, table in enumerate(value, start=1):
            yield type(self)(self._reading, self._file, self._where, table, f"{self._path}{name} {place}: ")
