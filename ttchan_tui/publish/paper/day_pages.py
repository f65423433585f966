"""The programme of a day on one A4 page, in letters as large as it has room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording import facts
from ttchan_tui.meeting.wording.activities import cancelled_words
from ttchan_tui.publish.templating import rendered
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import LocalizedText

_TEMPLATES: Final = Path(__file__).parent / "templates"

_SIZES: Final = (24, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7)
"""Points that letters may have."""
_HEIGHT: Final = 228
"""Millimetres for what happens, between head and foot."""
_WIDTH: Final = 130
"""Millimetres for titles."""
_BESIDE: Final = 50
"""Millimetres beside them for when and where."""
_POINT: Final = 0.3528
"""Millimetres of a point."""
_LETTER: Final = 0.56
"""How wide a letter is, of its size; bold ones, on average."""
_LINE: Final = 1.25
"""How high a line is, of its size."""
_SPACE: Final = 0.4
"""Lines between two activities."""
_SMALL: Final = 0.8
"""How large what is less important is, of the size of titles."""


@dataclass(frozen=True, slots=True)
class PrintedActivity:
    """An activity on paper."""

    title: LocalizedText
    said: tuple[str, ...]
    """When more exactly; that it is cancelled, and what takes place instead."""
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is at one time and place."""

    when: str
    """Empty if it is that of the one before, or is not stated."""
    where: str
    activities: tuple[PrintedActivity, ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    """The page of one day."""

    date: str
    title: LocalizedText
    stretches: tuple[Stretch, ...]
    points: int
    """How large its letters are."""


def day_pages_html(meeting: Meeting, days: Iterable[date], language: Language) -> str:
    """The programme of some days as a file to print, a page each.

    Args:
        meeting: The meeting.
        days: Which of its days.
        language: Of the pages.
    """
    language = language.on(meeting.start)
    return rendered(
        _TEMPLATES,
        "days.html",
        language=language.code,
        meeting=meeting.name.in_language(language.code),
        days=[_page(meeting, day, language) for day in days],
        nothing=language.say(N_("Nothing is entered for this day.")),
        funding=meeting.funding.line.in_language(language.code),
        number=meeting.funding.number,
    )


def _page(meeting: Meeting, day: date, language: Language) -> DayPage:
    stretches = tuple(_stretches(meeting, day, language))
    known = meeting.day.get(day)
    title = known.title.in_language(language.code) if known else LocalizedText("", language.code, False)
    written = f"{language.weekday(day)}, {language.full_date(day)}"
    return DayPage(facts.capitalised(written), title, stretches, _points(stretches))


def _stretches(meeting: Meeting, day: date, language: Language) -> Iterator[Stretch]:
    activities = meeting.on(day)
    is_told = any(facts.when(one, meeting, language) for one in activities)
    not_stated = language.say(N_("time of day not stated")) if is_told else ""

    def when(activity: Activity) -> str:
        return facts.when(activity, meeting, language) or not_stated

    def where(activity: Activity) -> str:
        return facts.where(activity, meeting, language)

    for moment, at_once in groupby(activities, key=when):
        for number, (place, there) in enumerate(groupby(at_once, key=where)):
            printed = tuple(_printed(one, meeting, language) for one in there)
            yield Stretch("" if number else moment, place, printed)


def _printed(activity: Activity, meeting: Meeting, language: Language) -> PrintedActivity:
    note = activity.time_note.in_language(language.code).marked if activity.time_note else ""
    said = (note, *cancelled_words(activity, meeting, language))
    return PrintedActivity(
        activity.title.in_language(language.code),
        tuple(filter(None, said)),
        bool(activity.cancelled),
    )


def _points(stretches: tuple[Stretch, ...]) -> int:
    """The largest size in which everything is on one page; the smallest, if it is in none."""
    return next(
        (size for size in _SIZES if _rows(stretches, size) * size * _POINT * _LINE <= _HEIGHT), _SIZES[-1]
    )


def _rows(stretches: tuple[Stretch, ...], size: int) -> float:
    """How many lines that is, in letters of that size."""

    def lines(text: str, width: int, scale: float = 1) -> float:
        in_a_line = max(1, int(width / (size * scale * _POINT * _LETTER)))
        return ceil(len(text) / in_a_line) * scale

    def height(stretch: Stretch) -> float:
        beside = lines(stretch.when, _BESIDE) + lines(stretch.where, _BESIDE, _SMALL)
        titles = sum(
            lines(one.title.text, _WIDTH) + sum(lines(words, _WIDTH, _SMALL) for words in one.said) + _SPACE
            for one in stretch.activities
        )
        return max(beside, titles) + _SPACE

    return sum(map(height, stretches))
