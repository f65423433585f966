"""The numbered events of the application: all there, each on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, error, warning
from ttchan_tui.meeting.sheet.facts import SheetFacts, Spot
from ttchan_tui.text.languages import N_


def _by_number(facts: SheetFacts) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    for day in facts.days:
        for number in day.events:
            found[number].append(day.date)
    return dict(sorted(found.items()))


def _gaps(facts: SheetFacts) -> Iterator[Finding]:
    numbers = _by_number(facts)
    first = min(numbers, default=1) if facts.form.of_one_event else 1
    if numbers and (missing := sorted(set(range(first, max(numbers) + 1)) - set(numbers))):
        yield error(
            "sheet-event-missing",
            facts.where(Spot.DAYS),
            N_("Events that are on no day: {missing}. There are: {numbers}."),
            missing=missing,
            numbers=list(numbers),
        )
    if numbers and (bare := [day.date for day in facts.days if not day.events]):
        yield warning(
            "sheet-event-none",
            facts.where(Spot.DAYS),
            N_("Days without the number of an event, while others have one: {days}."),
            days=bare,
        )


def _twice(facts: SheetFacts) -> Iterator[Finding]:
    numbers = _by_number(facts)
    is_its_own = facts.form.of_one_event and len(numbers) == 1
    for number, days in numbers.items():
        if len(set(days)) > 1 and number not in facts.spanning and not is_its_own:
            yield warning(
                "sheet-event-twice",
                facts.where(Spot.DAYS),
                N_("Event {number} is on several days: {days}. Is that meant?"),
                number=number,
                days=days,
            )
    for day in facts.days:
        if len(day.events) > 1:
            yield warning(
                "sheet-events-on-a-day",
                facts.where(Spot.DAYS, day.date),
                N_("Several events are on {day}: {numbers}. Is that what the application says?"),
                day=day.date,
                numbers=list(day.events),
            )


def _order(facts: SheetFacts) -> Iterator[Finding]:
    in_order = [number for day in sorted(facts.days, key=lambda day: day.date) for number in day.events]
    for before, after in pairwise(in_order):
        if after < before and not {before, after} <= facts.explained_order:
            yield warning(
                "sheet-event-order",
                facts.where(Spot.DAYS),
                N_("By date the events come in the order {numbers}. Is that what took place?"),
                numbers=in_order,
            )
            return


def _all(facts: SheetFacts) -> Iterator[Finding]:
    numbers = set(_by_number(facts))
    if facts.all_events is not None and numbers and set(facts.all_events) != numbers:
        yield error(
            "sheet-events-carried-out",
            facts.where(Spot.END),
            N_(
                "At the end the events {said} are said to have been carried out, but the days have {numbers}."
            ),
            said=list(facts.all_events),
            numbers=sorted(numbers),
        )


def _dates(facts: SheetFacts) -> Iterator[Finding]:
    if facts.dates_at_end is None or None in (*facts.dates_at_end, facts.start, facts.end):
        return
    if facts.dates_at_end != (facts.start, facts.end):
        first, last = facts.dates_at_end
        yield error(
            "sheet-dates-at-end",
            facts.where(Spot.END),
            N_(
                "At the end all is said to have been carried out from {first} to {last}, above it is {start} "
                "to {end}."
            ),
            first=first,
            last=last,
            start=facts.start or "–",
            end=facts.end or "–",
        )


RULES: Final = (_gaps, _twice, _order, _all, _dates)
