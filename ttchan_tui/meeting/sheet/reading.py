"""Reads a finished sheet by its fixed wording, whoever has written it: a partner's, or last year's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from ttchan_tui.meeting.people import Guests
from ttchan_tui.meeting.sheet.facts import DayFacts, Row, SheetFacts, Spot
from ttchan_tui.meeting.sheet.form import CERV, NETWORKS, USUAL, Form, form
from ttchan_tui.meeting.sheet.names import called, country_named
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_FILE: Final = Path(__file__).parent / "forms" / "reading.toml"

_SENTENCE_END: Final = re.compile(r"(?:(?<=[^\W\d]{3})|(?<=[)\d”“»]))[.;]\s+(?=[^\W\d_])")
_IN_BRACKETS: Final = re.compile(r"\(([^()]+)\)")
_DATE: Final = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_NUMBER_OF_PROJECT: Final = re.compile(r"\b\d{5,6}-CITIZ[-\w]*|\b[A-Z]*\d{6}[-\w]*-CITIZ[-\w]*|\b101\d{6}\b")
_OF_CERV: Final = re.compile(r"\bProject acronym:|\b101\d{6}\b")
_OF_NETWORKS: Final = re.compile(
    r"Measure 2\.[23]|Maßnahme 2\.[23]|European Remembrance|\bThe event involved"
    r"|Die Veranstaltung involvierte"
)
_NEAR: Final = 160
"""Characters within which a place and its dates stand."""


class NoSheet(Explained):
    """That is no description sheet, or one in words that nobody has entered yet."""


def read_sheet(text: str) -> SheetFacts:
    """What a finished sheet states.

    Args:
        text: All that it says; a line for each paragraph.

    Raises:
        NoSheet: It has none of the fixed wording.
    """
    flat = " ".join(text.split())
    language = max(_patterns(), key=lambda code: _fitting(code, flat))
    if not _fitting(language, flat):
        raise NoSheet(
            N_(
                "This does not read like a description sheet: none of its fixed sentences is there in "
                "{languages}."
            ),
            languages=", ".join(_patterns()),
        )
    return _Reading(language, flat, text).facts()


def _fitting(language: str, text: str) -> int:
    """How many of the fixed sentences are there in a language."""
    return sum(bool(_patterns()[language][name].search(text)) for name in ("people", "place", "day", "span"))


@cache
def _patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """The regular expressions by language, and by what they find."""
    found = tomllib.loads(_FILE.read_text("utf-8"))
    everywhere = {f"{{{name}}}": pattern for name, pattern in found.pop("all").items()}

    def compiled(pattern: str) -> re.Pattern[str]:
        for slot, meant in everywhere.items():
            pattern = pattern.replace(slot, meant)
        return re.compile(pattern)

    return {code: {name: compiled(one) for name, one in said.items()} for code, said in found.items()}


def as_day(text: str) -> date | None:
    """The day that is written there; None if there is no such day."""
    found = _DATE.search(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _Reading:
    def __init__(self, language: str, flat: str, text: str) -> None:
        self._language = language
        self._patterns = _patterns()[language]
        self._flat = flat
        self._text = text
        self._no_dates: list[str] = []

    def facts(self) -> SheetFacts:
        flat, patterns = self._flat, self._patterns
        people = patterns["people"].search(flat)
        after = people.end() if people else 0
        days = list(patterns["day"].finditer(flat))
        place = patterns["place"].search(flat, after)
        first_day = days[0].start() if days else len(flat)
        if place and place.start() > first_day:
            place = None
        listed = flat[after : place.start() if place else first_day] if people else ""
        rows, guests = self._rows(listed, _number(people["number"]) if people else 0)
        country = place["country"].strip() if place else ""
        code = country_named(self._language, country)
        start, end = self._span(place, first_day, after)
        name = patterns["name"].search(flat)
        number = _NUMBER_OF_PROJECT.search(flat)
        return SheetFacts(
            form=_form_of(flat),
            language=self._language,
            project=name["name"] if name else "",
            number=number.group() if number else "",
            total=_number(people["number"]) if people else None,
            vague=(people["vague"].strip() or (people["plus"] or "").strip()) if people else "",
            rows=rows,
            guests=guests,
            guests_said=self._guests_said(listed),
            place=place["place"].strip() if place else "",
            country=country,
            own_country=called(self._language, code) if code else frozenset({country} if country else ()),
            start=start,
            end=end,
            days=tuple(self._days(days)),
            all_events=self._all_events(),
            dates_at_end=self._dates_at_end(days),
            no_dates=tuple(self._no_dates),
            text=self._text,
            spots=_spots(self._language),
        )

    def _rows(self, listed: str, total: int) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The rows that make the total, and those in sentences behind them."""
        found = list(self._patterns["row"].finditer(listed))
        rows: list[tuple[int, Row]] = []
        for number, row in enumerate(found):
            rest = listed[row.end() : found[number + 1].start() if number + 1 < len(found) else len(listed)]
            sentence = len(_SENTENCE_END.findall(listed[: row.start()]))
            rows.append((sentence, self._row(_number(row["number"]), rest)))
        every = tuple(row for _, row in rows)
        first = min((sentence for sentence, _ in rows), default=0)
        own = tuple(row for sentence, row in rows if sentence == first)
        if sum(row.count for row in own) != total == sum(row.count for row in every):
            return every, ()
        return own, tuple(row for sentence, row in rows if sentence != first)

    def _row(self, count: int, rest: str) -> Row:
        named = _SENTENCE_END.split(rest)[0]
        brackets = _IN_BRACKETS.search(named)
        if brackets is None:
            return Row(count, "", _trimmed(named))
        return Row(count, _trimmed(named[: brackets.start()]), brackets[1].strip())

    def _guests_said(self, listed: str) -> Guests:
        for said, name in (
            (Guests.NOT_SAID, "guests_not_said"),
            (Guests.BESIDE, "guests_beside"),
            (Guests.INCLUDED, "guests_included"),
        ):
            if self._patterns[name].search(listed):
                return said
        return Guests.NOT_SAID

    def _span(
        self, place: re.Match[str] | None, first_day: int, after: int
    ) -> tuple[date | None, date | None]:
        near = (
            slice(max(0, place.start() - _NEAR // 2), place.end() + _NEAR)
            if place
            else slice(after, first_day)
        )
        window = self._flat[near]
        if found := self._patterns["span"].search(window):
            return self._day(found["start"]), self._day(found["end"])
        if found := self._patterns["one_day"].search(window):
            day = self._day(found["start"])
            return day, day
        return None, None

    def _day(self, text: str) -> date | None:
        day = as_day(text)
        if day is None:
            self._no_dates.append(text)
        return day

    def _days(self, found: list[re.Match[str]]) -> Iterator[DayFacts]:
        if not found:
            return
        closing = self._patterns["closing"].search(self._flat, found[-1].end())
        ends = [one.start() for one in found[1:]] + [closing.start() if closing else len(self._flat)]
        for one, end in zip(found, ends, strict=True):
            day = self._day(one["date"])
            if day is not None:
                yield DayFacts(day, _numbers(one["events"] or ""), self._flat[one.start() : end].strip())

    def _dates_at_end(self, days: list[re.Match[str]]) -> tuple[date | None, date | None] | None:
        closing = self._patterns["closing"].search(self._flat, days[-1].end() if days else 0)
        found = self._patterns["span"].search(self._flat, closing.end()) if closing else None
        return (self._day(found["start"]), self._day(found["end"])) if found else None

    def _all_events(self) -> tuple[int, ...] | None:
        found = self._patterns["all_events"].search(self._flat)
        return _numbers(found["events"]) if found else None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list such as "3. un 5." or "1.–6."."""
    if found := re.fullmatch(r"\D*(\d{1,3})\.?\s*[-–—]\s*(\d{1,3})\D*", text):
        return tuple(range(int(found[1]), int(found[2]) + 1))
    return tuple(sorted(map(int, re.findall(r"\d{1,3}", text))))


def _trimmed(text: str) -> str:
    return re.sub(r"(?:[\s,;.:]|\b(?:and|un|und)\s*$)+$", "", text).strip(" ,;.")


def _form_of(text: str) -> Form:
    """The form that it follows most likely."""
    if _OF_CERV.search(text):
        return form(CERV)
    return form(NETWORKS if _OF_NETWORKS.search(text) else USUAL)


def _spots(language: str) -> dict[Spot, str]:
    """What to call the places of findings: the headings, as the first sentences have none."""
    wording = form(USUAL).wording(language)
    headings = {Spot(part): wording.heading(part) for part in ("people", "place", "days")}
    return {**headings, Spot.GUESTS: headings[Spot.PEOPLE], Spot.PROJECT: "", Spot.END: ""}
