"""A programme as people paste it: lines with a day, and below each lines that begin with a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from ttchan_tui.importing.account import CannotRead, Remark
from ttchan_tui.importing.clock_words import FAR, Times, times_at_beginning
from ttchan_tui.importing.schedule import Event, Schedule, in_order, span
from ttchan_tui.importing.values import day
from ttchan_tui.meeting.proofreading import dates_in
from ttchan_tui.text.languages import N_

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NUMBERS: Final = re.compile(r"\W*[^\W\d]{0,12}\W*\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}")
_SHORT_NUMBERS: Final = re.compile(r"(?<!\d)(\d{1,2})[./]\s?(\d{1,2})\b")
_BULLET: Final = re.compile(r"[•·▪◦*–-]\s*(?=\w)")
_LONGEST_HEADING: Final = 80
_MOST_LINES: Final = 5000
_ABBREVIATED: Final = 3
"""Letters that the name of a weekday is shortened to, at most."""
_LEFT_OUT: Final = 20
"""Lines that are told one by one."""


def schedule(text: str, languages: tuple[str, ...], year: int | None) -> Schedule:
    """The programme of a pasted text.

    Raises:
        CannotRead: It has days without a year, and none is given.
    """
    years = set(map(int, _YEAR.findall(text)))
    year = year or (years.pop() if len(years) == 1 else None)
    reader = _Reader((*languages, "en"), year)
    events = tuple(in_order(reader.events(text.splitlines()[:_MOST_LINES])))
    if not events and reader.lacks_year:
        raise CannotRead(N_("The days in this text have no year. Say which is meant: --year 2022"))
    return Schedule(events, reader.name, left_out=tuple(reader.left_out))


def weekdays_named(text: str, languages: tuple[str, ...]) -> int:
    """How many weekdays a text names in full in these languages."""
    names = {name for name, _ in _weekdays(languages) if len(name) > _ABBREVIATED}
    return sum(word in names for word in re.findall(r"[^\W\d_]+", text.casefold()))


class _Reader:
    def __init__(self, languages: tuple[str, ...], year: int | None) -> None:
        self._languages = languages
        self._year = year
        self._day: date | None = None
        self._item: Times | None = None
        self._lines: list[str] = []
        """The title of the item, and what stands below it."""
        self.name = ""
        self.lacks_year = False
        self.left_out: list[Remark] = []

    def events(self, lines: list[str]) -> Iterator[Event]:
        """The items, each when the next one begins."""
        for number, line in enumerate(map(str.strip, lines), start=1):
            if not line:
                continue
            times = None if _NUMBERS.match(line[:FAR]) else times_at_beginning(line)
            if times is None and (on := self._heading(line[:FAR])):
                yield from self._item_done()
                self._day = on
            elif times is not None and self._day:
                yield from self._item_done()
                self._item, self._lines = times, [times.rest] if times.rest else []
                if times.wrong_end:
                    self._leave_out(_NO_END, number, times.wrong_end)
            else:
                yield from self._further(number, line)
        yield from self._item_done()

    def _further(self, number: int, line: str) -> Iterator[Event]:
        """A line that is neither a day nor begins with a time."""
        if self._item:
            self._lines.append(line)
        elif self._day and (bullet := _BULLET.match(line)):
            yield Event(line[bullet.end() :], self._day)
        elif self._day is None and not self.name:
            self.name = line[:_LONGEST_HEADING]
        else:
            self._leave_out(_NO_ITEM, number, line)

    def _leave_out(self, template: str, number: int, found: str) -> None:
        if len(self.left_out) < _LEFT_OUT:
            self.left_out.append(Remark(template, {"row": number, "found": found[:_LONGEST_HEADING]}))

    def _item_done(self) -> Iterator[Event]:
        if self._day and self._item and self._lines:
            start, end = span(self._item.start, self._item.end)
            yield Event(self._lines[0], self._day, start, end, text=" ".join(self._lines[1:]))
        self._item, self._lines = None, []

    def _heading(self, line: str) -> date | None:
        """The day that a line is the heading of."""
        if len(line) > _LONGEST_HEADING and not (_weekday(line, self._languages) or line[0].isdigit()):
            return None
        found = day(line, self._languages, self._year) or self._short(line)
        self.lacks_year |= found is None and self._names_a_day(line)
        return found

    def _short(self, line: str) -> date | None:
        """A day that is told by its weekday and a number or two: "So., 30.6.", "Sábado 29", "Saturday"."""
        weekday = _weekday(line, self._languages)
        if weekday is None:
            return None
        name, number = weekday
        behind = line[len(name) :].strip(" .,:–—-()")
        if (numbers := _SHORT_NUMBERS.match(behind)) and self._year:
            return _date(self._year, int(numbers[2]), int(numbers[1]))
        if self._day is None or (behind and not re.fullmatch(r"\d{1,2}\.?", behind)):
            return None
        for later in range(1, 32):
            one = self._day + timedelta(days=later)
            if one.day == int(behind.strip(".")) if behind else one.weekday() == number:
                return one
        return None

    def _names_a_day(self, line: str) -> bool:
        return any(next(dates_in(line, code), None) for code in self._languages)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(line: str, languages: tuple[str, ...]) -> tuple[str, int] | None:
    """The weekday that a line begins with, and its number from Monday on."""
    for name, number in _weekdays(languages):
        if line[: len(name)].casefold() == name and not line[len(name) : len(name) + 1].isalpha():
            return line[: len(name)], number
    return None


@cache
def _weekdays(languages: tuple[str, ...]) -> list[tuple[str, int]]:
    """The names of the weekdays, the longest first."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, int] = {}
    for code in languages:
        try:
            days = Locale.parse(code, sep="-").days["stand-alone"]
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated", "short"):
            found |= {name.rstrip(".").casefold(): number for number, name in days[width].items()}
    return sorted(found.items(), key=lambda item: -len(item[0]))


_NO_END: Final = N_("line {row}: “{found}” is not a time of day; the rest of the line is taken")
_NO_ITEM: Final = N_("line {row}: “{found}” is neither a day nor begins with a time")
