"""A programme as people paste it: lines with a day, and below each lines that begin with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Final

from ttchan_tui.importing.account import CannotRead
from ttchan_tui.importing.schedule import Event, Schedule, span
from ttchan_tui.importing.values import clock, day
from ttchan_tui.meeting.proofreading import dates_in
from ttchan_tui.text.languages import N_

_CLOCK: Final = r"\d{1,2}\s?(?:[:.h]\s?\d{2}|h)(?:\s?(?:am|pm))?"
_ITEM: Final = re.compile(
    rf"^[\s*•–-]*(?P<start>{_CLOCK})(?:\s?(?:[-–—/]|to|bis|līdz|a|à|às)\s?(?P<end>{_CLOCK}))?(?:\s?(?:h|Uhr|hrs))?"
    r"[\s.:;,–—-]*(?P<title>\S.*)$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LONGEST_HEADING: Final = 80


def schedule(text: str, languages: tuple[str, ...], year: int | None) -> Schedule:
    """The programme of a pasted text.

    Raises:
        CannotRead: It has days without a year, and none is given.
    """
    years = set(map(int, _YEAR.findall(text)))
    year = year or (years.pop() if len(years) == 1 else None)
    reader = _Reader((*languages, "en"), year)
    events = tuple(reader.events(text.splitlines()[:5000]))
    if not events and reader.lacks_year:
        raise CannotRead(N_("The days in this text have no year. Say which is meant: --year 2022"))
    return Schedule(events, reader.name)


class _Reader:
    def __init__(self, languages: tuple[str, ...], year: int | None) -> None:
        self._languages = languages
        self._year = year
        self.name = ""
        self.lacks_year = False

    def events(self, lines: list[str]) -> Iterator[Event]:
        on: date | None = None
        item: tuple[time, time | None, str] | None = None
        below: list[str] = []
        for line in map(str.strip, lines):
            heading = self._day(line)
            found = _ITEM.match(line)
            if heading or found:
                if on and item:
                    yield _event(on, item, below)
                item, below = None, []
            if heading:
                on = heading
            elif found and (start := clock(_plain(found["start"]))):
                end = clock(_plain(found["end"])) if found["end"] else None
                item = (*span(start, end), found["title"])
            elif line and item:
                below.append(line)
            elif line and on is None and not self.name:
                self.name = line[:_LONGEST_HEADING]
        if on and item:
            yield _event(on, item, below)

    def _day(self, line: str) -> date | None:
        """The day that a line is the heading of."""
        if not line or len(line) > _LONGEST_HEADING or _ITEM.match(line):
            return None
        found = day(line, self._languages, self._year)
        self.lacks_year |= found is None and self._names_a_day(line)
        return found

    def _names_a_day(self, line: str) -> bool:
        return any(next(dates_in(line, code), None) for code in self._languages)


def _plain(words: str) -> str:
    return re.sub(r"\s", "", words)


def _event(on: date, item: tuple[time, time | None, str], below: list[str]) -> Event:
    start, end, title = item
    return Event(title, on, start, end, text=" ".join(below))
