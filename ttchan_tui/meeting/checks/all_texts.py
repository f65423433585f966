"""Every text of a meeting, with where it stands in the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final

from ttchan_tui.meeting.checks.finding import entry
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.multilingual import Text

_SECTIONS: Final = {
    "Source": "source",
    "PartOfDay": "part_of_day",
    "Day": "day",
    "ProjectEvent": "project_event",
    "FactCategory": "fact_category",
    "ActivityKind": "kind",
    "Activity": "activity",
    "Venue": "venue",
    "Wifi": "wifi",
    "Participation": "participation",
    "Delegation": "delegation",
    "Partner": "partner",
    "Place": "place",
    "Greeting": "greeting",
    "Fact": "fact",
    "Group": "group",
    "Prompt": "prompt",
    "Category": "category",
    "Level": "level",
    "Step": "step",
}
"""What the files call the classes of the domain."""


def all_texts(meeting: Meeting) -> Iterator[tuple[str, Text]]:
    """The texts by language, each with its place as `Finding.where` has it."""
    return ((where, value) for where, value in _values(meeting, "") if isinstance(value, Text))


def all_lines(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """What stands there once for all languages: names as they are written there, addresses, ids."""
    return ((where, value) for where, value in _values(meeting, "") if isinstance(value, str) and value)


def _values(value: object, where: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, (Text, str)):
        yield where, value
    elif isinstance(value, tuple):
        where = "" if where == "participation" else where  # delegations are entries of their own
        for number, item in enumerate(value, start=1):
            yield from _values(item, where if isinstance(item, str) else _joined(where, _label(item, number)))
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            holds_entries = isinstance(inner, tuple) and not any(isinstance(one, str) for one in inner)
            yield from _values(inner, where if holds_entries else _joined(where, field.name))


def _joined(where: str, name: str) -> str:
    if where in ("funding", "lead", "results"):
        return f"{where}.{name}"
    return f"{where}: {name}" if where else name


def _label(item: object, number: int) -> str:
    section = _SECTIONS.get(type(item).__name__, "")
    for key in ("id", "number", "date"):
        value = getattr(item, key, None)
        if value and isinstance(value, (str, int, date)):
            return entry(section, value)
    return entry(section, number)
