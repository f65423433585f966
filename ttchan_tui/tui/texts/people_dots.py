"""Everybody who came, each of them a dot; hollow ones for those whom the report names separately."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation
from ttchan_tui.meeting.wording.head_count import in_column, total_words
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, plain

MOST_DOTS: Final = 300
"""Of more people than that nobody would see what one of them is."""

_BETWEEN: Final = 3
"""Columns between one delegation and the next in the same row."""


def people_words(meeting: Meeting, language: Language) -> str:
    """How many there were, from how many countries; beside them those of whom that is not said."""
    people = meeting.participation
    total = total_words(people, language)
    countries = language.count("from {number} country", "from {number} countries", people.counted_countries)
    separately = language.count(
        "{number} named separately", "{number} named separately", people.separately_named_people
    )
    return f"{total} {countries}".strip() + (f"  ·  {separately}" if people.separately_named else "")


def people_dots(meeting: Meeting, language: Language, columns: int) -> Content:
    """The delegations one after the other, as many in a row as there is room for.

    Args:
        meeting: Whose people they are.
        language: The language of the countries' names.
        columns: Columns that there are.
    """
    people = meeting.participation
    rows = [
        *_rows([_named(row, meeting, language) for row in people.counted], "●", "$primary", columns),
        *_rows([_named(row, meeting, language) for row in people.separately_named], "○", "$quiet", columns),
    ]
    return Content("\n").join(rows)


def _named(row: Delegation, meeting: Meeting, language: Language) -> tuple[int, str]:
    """How many, and the country; of the host's the place, for they are at home."""
    if row.id == meeting.participation.host_delegation:
        name = meeting.place[meeting.host].name.in_language(language.code).marked
    else:
        name = language.country(row.country)
    return row.count, f"{name} {in_column(row.count, at_least=row.at_least)}"


def _rows(people: list[tuple[int, str]], dot: str, style: str, columns: int) -> Iterator[Content]:
    shown, room = Content(""), 0
    columns = max(columns, 2 * max((cell_len(name) for _, name in people), default=0))  # each name fits
    for count, name in people:
        dots = dot * count
        width = count + 1 + cell_len(name) + _BETWEEN
        if width > room and shown:
            yield shown
            shown, room = Content(""), columns
        room = room or columns
        while len(dots) > columns - cell_len(name) - 1:  # more than one row of them
            yield plain(dots[:columns], style)
            dots = dots[columns:]
        shown = joined(shown, (dots, style), f" {name}", " " * _BETWEEN)
        room -= len(dots) + 1 + cell_len(name) + _BETWEEN
    if shown:
        yield shown
