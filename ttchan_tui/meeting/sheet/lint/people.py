"""Who took part: the total, the rows that make it, the guests, the invited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, error, warning
from ttchan_tui.meeting.people import Guests
from ttchan_tui.meeting.sheet.facts import SheetFacts, Spot
from ttchan_tui.meeting.sheet.names import countries_called
from ttchan_tui.text.languages import N_

_ALIKE: Final = 0.8
"""How alike two names are of which one is probably misspelt; 1 is the same."""


def _total(facts: SheetFacts) -> Iterator[Finding]:
    where = facts.where(Spot.PEOPLE)
    if facts.total is None and ("people" in facts.form.parts or facts.gaps_told):
        yield error(
            "sheet-total-missing",
            where,
            N_("Nothing says how many people took part. The sheet has to begin with one exact number."),
        )
    elif facts.total is not None and facts.vague:
        yield error(
            "sheet-total-vague",
            where,
            N_("The total is “{vague} {total}”. Who pays wants the exact number: the rows make {sum}."),
            vague=facts.vague,
            total=facts.total,
            sum=sum(row.count for row in facts.rows),
        )


def _expected(facts: SheetFacts) -> Iterator[Finding]:
    if facts.expected:
        yield error(
            "sheet-expected",
            facts.where(Spot.PEOPLE),
            N_('The numbers are of those who were expected. Put in how many came, and counts = "came".'),
        )


def _sum(facts: SheetFacts) -> Iterator[Finding]:
    where = facts.where(Spot.PEOPLE)
    made = sum(row.count for row in facts.rows)
    if facts.total is None:
        return
    if not facts.rows:
        yield error("sheet-no-rows", where, N_("Nothing says how many people came from where."))
    elif all(row.count for row in facts.rows) and made != facts.total:
        yield error(
            "sheet-sum",
            where,
            N_(
                "The total is {total}, but the rows make {sum} = {rows}. Correct the total, or the row that "
                "is wrong."
            ),
            total=facts.total,
            sum=made,
            rows=" + ".join(str(row.count) for row in facts.rows),
        )


def _guests(facts: SheetFacts) -> Iterator[Finding]:
    if facts.guests and facts.guests_said is Guests.NOT_SAID:
        yield warning(
            "sheet-guests",
            facts.where(Spot.GUESTS),
            N_(
                "People who are named in a sentence of their own: {number}. Nothing says whether the total "
                "of {total} includes them. Say whether they are included or beside it."
            ),
            number=sum(row.count for row in facts.guests),
            total=facts.total or 0,
        )


def _invited(facts: SheetFacts) -> Iterator[Finding]:
    invited, least = facts.invited, facts.form.minimum_invited
    if invited is not None and invited < least:
        yield error(
            "sheet-invited",
            facts.where(Spot.PEOPLE),
            N_(
                "Invited are those from other countries than {country}: {invited} = {total} − {own}. The "
                "programme asks for {least} at least."
            ),
            country=facts.country,
            invited=invited,
            total=facts.total or 0,
            own=(facts.total or 0) - invited,
            least=least,
        )


def _twice(facts: SheetFacts) -> Iterator[Finding]:
    rows = Counter((row.places, row.country, row.ids) for row in facts.rows)
    for (places, country, _), times in rows.items():
        if times > 1:
            yield warning(
                "sheet-row-twice",
                facts.where(Spot.PEOPLE),
                N_("Two rows are from the same place: {place}. Are people counted twice?"),
                place=f"{places} ({country})" if places else country,
            )


def _misspelt(facts: SheetFacts) -> Iterator[Finding]:
    known = countries_called(facts.language)
    for country in dict.fromkeys(row.country for row in (*facts.rows, *facts.guests)):
        if country.casefold() not in known and (
            meant := get_close_matches(country.casefold(), known, n=1, cutoff=_ALIKE)
        ):
            yield error(
                "sheet-country",
                facts.where(Spot.PEOPLE),
                N_("There is no country “{country}”; perhaps “{meant}” is meant."),
                country=country,
                meant=known[meant[0]],
            )


def _none(facts: SheetFacts) -> Iterator[Finding]:
    for row in (*facts.rows, *facts.guests):
        if row.count == 0 and not facts.gaps_told:
            yield error(
                "sheet-row-empty",
                facts.where(Spot.PEOPLE),
                N_("A row has no people: {place}. Say how many came, or take it out."),
                place=row.places or row.country,
            )


RULES: Final = (_total, _expected, _sum, _guests, _invited, _twice, _misspelt, _none)
