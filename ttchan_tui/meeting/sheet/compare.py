"""A finished sheet beside what the meeting itself would say: whatever differs is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from itertools import zip_longest
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, error
from ttchan_tui.meeting.sheet.facts import Row, SheetFacts, Spot
from ttchan_tui.text.languages import N_

_ALIKE: Final = 0.8
"""How alike a line has to be to be the title with a mistake in it; a sheet may do without a title."""

_AROUND: Final = 3
"""Words told on both sides of a difference."""


def is_of(found: SheetFacts, own: SheetFacts) -> bool:
    """Whether a finished sheet is of the same project as another one in the same language."""
    return found.language == own.language and (found.number == own.number or found.project == own.project)


def differing(found: SheetFacts, own: SheetFacts) -> Iterator[Finding]:
    """Where a finished sheet says something else than that of the meeting itself.

    Args:
        found: What the finished one states.
        own: What the meeting's own one states.
    """
    told = list(_stated(found, own))
    yield from told or _lines(found, own)


def _lines(found: SheetFacts, own: SheetFacts) -> Iterator[Finding]:
    """Paragraphs of the meeting's sheet that are not in the finished one word for word."""
    everything = " ".join(found.text.split())
    lines = [" ".join(line.split()) for line in found.text.splitlines()]
    title, *others = own.text.splitlines()
    if title not in lines and (misspelt := get_close_matches(title, lines, n=1, cutoff=_ALIKE)):
        yield _difference("", misspelt[0], title)
    for line in others:
        wanted = " ".join(line.split())
        if not re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", everything):
            nearest = max(
                lines, key=lambda here: SequenceMatcher(None, here, wanted).quick_ratio(), default=""
            )
            yield from _words("", nearest, wanted)


def _stated(found: SheetFacts, own: SheetFacts) -> Iterator[Finding]:
    number = own.number if any(letter.isdigit() for letter in own.number) else found.number
    values: tuple[tuple[Spot, object, object], ...] = (
        (Spot.PROJECT, found.project, own.project),
        (Spot.PROJECT, found.number, number),
        (Spot.PEOPLE, found.total, own.total),
        (Spot.GUESTS, found.guests_said.value, own.guests_said.value),
        (Spot.PLACE, found.place, own.place),
        (Spot.PLACE, found.country, own.country),
        (Spot.PLACE, found.start, own.start),
        (Spot.PLACE, found.end, own.end),
    )
    if "people" not in found.form.parts:  # a form of fields, which are compared line by line
        yield from _days(found, own)
        return
    for spot, here, there in values:
        if here != there:
            yield _difference(found.where(spot), here, there)
    for rows, others in ((found.rows, own.rows), (found.guests, own.guests)):
        for row, other in zip_longest(rows, others):
            if row != other:
                yield _difference(found.where(Spot.PEOPLE), _row(row), _row(other))
    yield from _days(found, own)


def _days(found: SheetFacts, own: SheetFacts) -> Iterator[Finding]:
    texts = {day.date: day.text for day in own.days}
    for day in found.days:
        where = found.where(Spot.DAYS, day.date)
        if (text := texts.pop(day.date, None)) is None:
            yield _difference(where, day.date, "–")
        else:
            yield from _words(where, day.text, text)
    for left in texts:
        yield _difference(found.where(Spot.DAYS, left), "–", left)


def _row(row: Row | None) -> str:
    if row is None:
        return "–"
    return f"{row.count} {row.places} ({row.country})" if row.places else f"{row.count} {row.country}"


def _words(where: str, here: str, there: str) -> Iterator[Finding]:
    """The first words that differ, with a few around them."""
    one, other = here.split(), there.split()
    for kind, *span in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            first, last, start, end = span
            yield _difference(where, _excerpt(one, first, last), _excerpt(other, start, end))
            return


def _excerpt(words: list[str], first: int, last: int) -> str:
    return " ".join(words[max(0, first - _AROUND) : last + _AROUND]) or "–"


def _difference(where: str, here: object, there: object) -> Finding:
    return error(
        "sheet-differs", where, N_("Here it says “{here}”, in the meeting “{there}”."), here=here, there=there
    )
