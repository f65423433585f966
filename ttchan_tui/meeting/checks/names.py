"""Checks on names: what stands side by side in a list is told apart by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from ttchan_tui.meeting.checks.finding import Finding, entry, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.groupwork import Category, Group
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Place
from ttchan_tui.meeting.programme import Venue
from ttchan_tui.text.languages import N_

_T = TypeVar("_T", Venue, Group, Category, Place)


def _venues(meeting: Meeting) -> Iterator[Finding]:
    for venue, other in _twice(meeting.venues):
        yield warning("name-twice", f"{entry('venue', venue.id)}: name", _TWICE, name=venue.name, id=other.id)


def _places(meeting: Meeting) -> Iterator[Finding]:
    """Two of one country; towns of one name in different countries have these beside them."""
    by_country: dict[str, list[Place]] = {}
    for place in meeting.places:
        by_country.setdefault(place.country, []).append(place)
    for places in by_country.values():
        for place, other in _twice(places):
            where = f"{entry('place', place.id)}: name"
            yield warning("name-twice", where, _TWICE, name=place.name, id=other.id)


def _groups(meeting: Meeting) -> Iterator[Finding]:
    for group, other in _twice(meeting.groups):
        yield warning("name-twice", f"{entry('group', group.id)}: name", _TWICE, name=group.name, id=other.id)


def _categories(meeting: Meeting) -> Iterator[Finding]:
    for prompt in meeting.prompts:
        for category, other in _twice(prompt.categories):
            where = f'{entry("prompt", prompt.id)}: category "{category.id}": name'
            yield warning("name-twice", where, _TWICE, name=category.name, id=other.id)


def _twice(things: Iterable[_T]) -> Iterator[tuple[_T, _T]]:
    """Those that are called like an earlier one in any language, and that one."""
    called: dict[tuple[str, str], _T] = {}
    for one in things:
        names = [(code, name.casefold()) for code, name in one.name.by_language.items()]
        earlier = next((called[name] for name in names if name in called), None)
        if earlier is not None:
            yield one, earlier
        called |= dict.fromkeys(names, one)


_TWICE: Final = N_(
    "“{id}” is called “{name}” too. Lists show the same line twice; say in the name which is which."
)

RULES: Final = (
    Rule(_venues, "venue.id venue.name"),
    Rule(_places, "place.id place.name place.country"),
    Rule(_groups, "group.id group.name"),
    Rule(_categories, "prompt.id prompt.category"),
)
"""Venues, places, groups and categories that have names of their own."""
