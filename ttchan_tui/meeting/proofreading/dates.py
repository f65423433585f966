"""Dates in prose, by the months' names of CLDR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from typing import Final, NamedTuple

from ttchan_tui.meeting.proofreading.slip import Slip
from ttchan_tui.text.languages import N_

_SUFFIX: Final = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_SPAN: Final = "to|and|līdz|un|bis|und|au|et|al|e|y|do|a"
"""What may stand between two days of one month."""
_LEAP: Final = 2000
_SHORTEST: Final = 3
"""Letters of a shortened month; of fewer, it could be anything."""

_NEAR: Final = 0.8
"""How much a word is like a month to be one with a mistake in it, from 0 to 1."""

_NO_CASES: Final = ("en", "de")
"""Languages in which a month has one form, and a capital letter."""

_LEAST: Final = 4
"""Letters of a word that can be a month with a mistake in it."""


class Mention(NamedTuple):
    """A date as a text has it."""

    found: str
    at: int
    day: int
    month: int
    year: int | None

    def on(self, year: int) -> date | None:
        """The date, in that year if it has none of its own; none if there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def dates_in(text: str, code: str) -> Iterator[Mention]:
    """The dates that a text names, from the first to the last; of a span of days both ends.

    Raises:
        LookupError: CLDR has no such language.
    """
    if not any(letter.isdigit() for letter in text):
        return
    is_plain = text.isupper()  # as headings are, which leave accents out in Greek and French
    if is_plain:
        text = _without_accents(text)
    months, pattern = _months(code, is_plain), _pattern(code, is_plain)
    for found in pattern.finditer(text):
        parts = found.groupdict()
        if parts["iso"]:
            year, month, day = map(int, parts["iso"].split("-"))
            yield Mention(found.group(), found.start(), day, month, year)
        elif parts["numbers"]:
            day, month, year = map(int, re.split(r"\D+", parts["numbers"]))
            yield Mention(found.group(), found.start(), day, month, year)
        else:
            name = parts["month"] or parts["first"]
            month = _month_of(name, months)
            written = parts["year"] or parts["before"] or parts["behind"]
            for day in filter(None, (parts["day"], parts["last"], parts["day2"], parts["last2"])):
                yield Mention(
                    found.group().strip(), found.start(), int(day), month, int(written) if written else None
                )


def strays(text: str, code: str, first: date, last: date) -> Iterator[Mention]:
    """The dates that do not lie within these days; those of other times, such as of history, do not count."""
    for mention in dates_in(text, code):
        if mention.year and not first.year - 1 <= mention.year <= last.year + 1:
            continue
        days = [mention.on(year) for year in {first.year, last.year}]
        if any(days) and not any(day and first <= day <= last for day in days):
            yield mention


def impossible_dates(text: str, code: str) -> Iterator[Slip]:
    """Dates that do not exist, such as 31 November."""
    for mention in dates_in(text, code):
        if mention.on(_LEAP) is None:
            yield Slip("text-no-such-date", mention.found, mention.at, _IMPOSSIBLE)


def misspelt_months(text: str, code: str) -> Iterator[Slip]:
    """Words beside a day's number that are nearly a month: "9 Novmeber"."""
    months = _months(code)
    names = [name for name in months if len(name) > _LEAST]
    for found in re.finditer(rf"(?<!\w)\d{{1,2}}{_SUFFIX}\s+(?:of\s+)?([^\W\d]{{{_LEAST},}})", text):
        if code in _NO_CASES and found.group(1).islower():
            continue
        word = found.group(1).casefold()
        if not any(_is_month(word, name, code) for name in months) and (near := _nearly(word, names)):
            yield Slip("text-month-misspelt", found.group(), found.start(), _MISSPELT, {"meant": near})


def _is_month(word: str, name: str, code: str) -> bool:
    """Whether that is the month, in any case where months have cases."""
    has_cases = code not in _NO_CASES and len(name) > _LEAST
    return word == name or (has_cases and word.startswith(name[: max(3, len(name) - 2)]))


def _nearly(word: str, names: list[str]) -> str:
    """The month that was probably meant, whatever its ending."""
    near = {_ratio(word[: len(stem)], stem): name for name in names if (stem := _stem(name))}
    best = max(near, default=0.0)
    return near[best] if best >= _NEAR else ""


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _without_accents(text: str) -> str:
    """Each letter as it is without its accents; as many letters as before."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


@cache
def _months(code: str, is_plain: bool = False) -> dict[str, int]:
    """The names of the months, in small letters: in a date and by themselves, in full and shortened."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(code, sep="-").months
    except (UnknownLocaleError, ValueError) as error:
        raise LookupError(code) from error
    plain = _without_accents if is_plain else str
    return {
        plain(name.rstrip(".").casefold()): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
        if sum(letter.isalpha() for letter in name) >= _SHORTEST
    }


def _month_of(name: str, months: dict[str, int]) -> int:
    name = name.casefold()
    if name in months:
        return months[name]
    return max((len(one), number) for one, number in months.items() if name.startswith(_stem(one)))[1]


def _stem(name: str) -> str:
    """What is the same in all cases of a Latvian month: "novembris", "novembra", "novembrī"."""
    return re.sub("i?s$", "", name)


@cache
def _pattern(code: str, is_plain: bool = False) -> re.Pattern[str]:
    written = sorted(_months(code, is_plain), key=len, reverse=True)
    if code == "lv":
        written = [rf"{re.escape(_stem(name))}\w{{1,3}}" for name in written if name.endswith("s")] + [
            re.escape(name) for name in written
        ]
    else:
        written = [re.escape(name) for name in written]
    if code in _NO_CASES and not is_plain:  # "may" and "march" are words as well
        written = [name[:1].upper() + name[1:] for name in written]
    name = "|".join(written)
    last = rf"(?:\s*(?:[–—-]|\b(?:{_SPAN})\b)\s*(?P<last>\d{{1,2}}){_SUFFIX})?"
    return re.compile(
        rf"(?<![\w./-])(?:"
        rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
        rf"|(?P<numbers>\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{4}})"
        rf"|(?:(?P<before>\d{{4}})\.?\s+(?:gada\s+)?)?(?P<day>\d{{1,2}}){_SUFFIX}{last}\s+(?:of\s+|de\s+|d['’])?"
        rf"(?P<month>{name})\b\.?(?:,?\s+(?:de\s+)?(?P<year>\d{{4}}))?"
        rf"|(?P<first>{name})\.?\s+(?P<day2>\d{{1,2}})(?!\d){_SUFFIX}(?:\s*[–-]\s*(?P<last2>\d{{1,2}})(?!\d))?"
        rf"(?:,?\s+(?P<behind>\d{{4}}))?"
        rf")(?!\w)",
        0 if code in _NO_CASES and not is_plain else re.IGNORECASE,
    )


_IMPOSSIBLE: Final = N_("“{found}”: there is no such day. Correct the day or the month.")
_MISSPELT: Final = N_("“{found}”: perhaps “{meant}” is meant. Correct the month.")
