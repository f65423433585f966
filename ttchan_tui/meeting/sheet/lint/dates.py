"""When it took place: the span, the days within it, and the dates that texts mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.checks.finding import Finding, error, warning
from ttchan_tui.meeting.sheet.facts import SheetFacts, Spot
from ttchan_tui.text.languages import N_

_YEAR: Final = 300
"""Days from which on a year was mistyped."""

_MOVED: Final = re.compile(
    r"moved|planned|postponed|instead|pārc[eē]|plānot|atlikt|verschoben|geplant|verlegt", re.IGNORECASE
)
"""Where a sentence says so, it may speak of other days."""

_SHORT: Final = 8
"""Characters around a place in which a full stop belongs to a date: "11. novembrī"."""

_COUNTED: Final = {
    "en": (r"\b({})[- ]days?[- ](?:long\b|meeting|event|visit|programme|project|stay)"
           r"|\blasted\s+(?:for\s+)?({})\s+days\b",
           "two three four five six seven eight nine ten"),
    "lv": (r"\b({})\s?dienu\s+(?:tikšan|pasākum|programm|projekt|vizīt)|\bilga\s+({})\s+dienas\b",
           "divu triju|trīs četru piecu sešu septiņu astoņu deviņu desmit"),
    "de": (r"\b({})[- ]?tägig|\bdauerte\s+({})\s+Tage\b",
           "zwei drei vier fünf sechs sieben acht neun zehn"),
}  # fmt: skip
"""How days are counted in words: a pattern with two places for the number, and the words from two on."""


def _none(facts: SheetFacts) -> Iterator[Finding]:
    for text in facts.no_dates:
        yield error(
            "sheet-date-impossible",
            facts.where(Spot.PLACE),
            N_("“{text}” is no date that there is."),
            text=text,
        )
    if "place" not in facts.form.parts:
        return
    if not facts.place:
        yield error("sheet-place-missing", facts.where(Spot.PLACE), N_("Nothing says where it took place."))
    if (facts.start is None or facts.end is None) and not facts.no_dates:
        yield error("sheet-dates-missing", facts.where(Spot.PLACE), N_("Nothing says when it took place."))


def _span(facts: SheetFacts) -> Iterator[Finding]:
    start, end = facts.start, facts.end
    if start is None or end is None:
        return
    where = facts.where(Spot.PLACE)
    length = (end - start).days + 1
    if length < 1:
        yield error(
            "sheet-dates-reversed",
            where,
            N_("It ends on {end}, before it begins on {start}."),
            start=start,
            end=end,
        )
    elif length > _YEAR:
        yield error(
            "sheet-dates-far-apart",
            where,
            N_("From {start} to {end}: is a year mistyped?"),
            start=start,
            end=end,
        )
    elif length > facts.form.longest and _mistaken(facts) is None:
        yield error(
            "sheet-too-long",
            where,
            N_("From {start} to {end} it is {length} days; the programme pays for {longest} at most."),
            start=start,
            end=end,
            length=length,
            longest=facts.form.longest,
        )


def _days(facts: SheetFacts) -> Iterator[Finding]:
    if not facts.days:
        if "days" in facts.form.parts:
            yield error("sheet-no-days", facts.where(Spot.DAYS), N_("No day is described."))
        return
    if mistaken := _mistaken(facts):
        yield mistaken
        return
    yield from _twice(facts)
    yield from _one_by_one(facts)


def _mistaken(facts: SheetFacts) -> Finding | None:
    """The one finding where a month or a year is mistaken, instead of one for each day."""
    described = sorted({day.date for day in facts.days})
    start, end = facts.start, facts.end
    if start is None or end is None or not described or (start, end) == (described[0], described[-1]):
        return None
    if (start.day, end.day) != (described[0].day, described[-1].day):
        return None
    return error(
        "sheet-month-mistaken",
        facts.where(Spot.PLACE),
        N_(
            "It took place from {start} to {end}, but the days that are described are {first} to {last}: "
            "a month or a year is mistaken."
        ),
        start=start,
        end=end,
        first=described[0],
        last=described[-1],
    )


def _twice(facts: SheetFacts) -> Iterator[Finding]:
    for day, times in Counter(day.date for day in facts.days).items():
        if times > 1:
            yield error(
                "sheet-day-twice", facts.where(Spot.DAYS, day), N_("{day} is described twice."), day=day
            )
    for before, after in pairwise(facts.days):
        if after.date < before.date:
            yield warning(
                "sheet-day-order",
                facts.where(Spot.DAYS, after.date),
                N_("{day} stands behind {before}."),
                day=after.date,
                before=before.date,
            )


def _one_by_one(facts: SheetFacts) -> Iterator[Finding]:
    span = set(_span_days(facts))
    described = {day.date for day in facts.days}
    outside, missing = sorted(described - span) if span else [], sorted(span - described)
    if len(outside) == len(missing) == 1:
        yield error(
            "sheet-month-mistaken" if outside[0].day == missing[0].day else "sheet-day-mistaken",
            facts.where(Spot.DAYS, outside[0]),
            N_(
                "{day} is not among the days of the meeting, and nothing is said of {missing}: is that meant?"
            ),
            day=outside[0],
            missing=missing[0],
        )
        return
    for day in outside:
        yield error(
            "sheet-day-outside",
            facts.where(Spot.DAYS, day),
            N_("{day} is not among the days of the meeting."),
            day=day,
        )
    for day in missing:
        yield error(
            "sheet-day-missing", facts.where(Spot.DAYS, day), N_("Nothing is said of {day}."), day=day
        )


def _span_days(facts: SheetFacts) -> Iterator[date]:
    """The days from the first to the last, unless that is too long to be right."""
    if facts.start is not None and facts.end is not None:
        length = (facts.end - facts.start).days + 1
        if length <= _YEAR:
            yield from (facts.start + timedelta(days=number) for number in range(max(0, length)))


def _undated(facts: SheetFacts) -> Iterator[Finding]:
    """Days whose paragraph a person has worded without its date; who reads the sheet finds days by that."""
    wording = facts.form.wording(facts.language)
    for day in facts.days:
        if facts.gaps_told and wording.day(day.date) not in day.text:
            yield error(
                "sheet-day-undated",
                facts.where(Spot.DAYS, day.date),
                N_("The paragraph of {day} does not say its date as the form does: {date}."),
                day=day.date,
                date=wording.day(day.date),
            )


def _mentioned(facts: SheetFacts) -> Iterator[Finding]:
    """Dates in the text of a day that are not that day's; where something was moved they are meant."""
    for day in facts.days:
        for mention in proofreading.strays(day.text, facts.language, day.date, day.date):
            if not _MOVED.search(_sentence_at(day.text, mention.at)):
                yield warning(
                    "sheet-date-other-day",
                    facts.where(Spot.DAYS, day.date),
                    N_("The text of {day} speaks of {text}. Is that meant?"),
                    day=day.date,
                    text=mention.found,
                )


def _sentence_at(text: str, place: int) -> str:
    """The sentence that a place of a text is in, or a little more."""
    start = max(text.rfind(". ", 0, place - _SHORT), 0)
    end = text.find(". ", place + _SHORT)
    return text[start : end if end >= 0 else len(text)]


def _counted(facts: SheetFacts) -> Iterator[Finding]:
    """Days counted in words: "3-day meeting" for four dates."""
    length = sum(1 for _ in _span_days(facts))
    if facts.language not in _COUNTED or not length:
        return
    pattern, words = _COUNTED[facts.language]
    numbers = {word: value for value, said in enumerate(words.split(), start=2) for word in said.split("|")}
    either = r"\d{1,2}|" + "|".join(numbers)
    for found in re.finditer(pattern.format(either, either), facts.text, re.IGNORECASE):
        said = (found[1] or found[2]).casefold()
        number = int(said) if said.isdigit() else numbers[said]
        if number != length:
            yield error(
                "sheet-day-count",
                facts.where(Spot.DAYS),
                N_("“{text}”, but from {start} to {end} it is {length} days."),
                text=found.group().strip(),
                start=facts.start,
                end=facts.end,
                length=length,
            )


RULES: Final = (_none, _span, _days, _undated, _mentioned, _counted)
