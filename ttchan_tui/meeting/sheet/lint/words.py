"""What stands in the words: the project number, what was forgotten, what figures say in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ttchan_tui.meeting import proofreading
from ttchan_tui.meeting.checks.finding import Finding, error, warning
from ttchan_tui.meeting.proofreading import Slip
from ttchan_tui.meeting.sheet.facts import SheetFacts, Spot
from ttchan_tui.meeting.sheet.names import GAP
from ttchan_tui.text.languages import N_

_YEAR_IN_NUMBER: Final = re.compile(r"-(20\d\d)-")

_LATEST: Final = 3
"""Years after the call within which meetings take place."""

_IN_ANY_TEXT: Final = (
    proofreading.leftovers,
    proofreading.vague_lists,
    proofreading.doubled,
    proofreading.mixed_scripts,
    proofreading.mail_addresses,
    proofreading.telephones,
    proofreading.named_persons,
)
_IN_ITS_LANGUAGE: Final = (proofreading.impossible_dates, proofreading.misspelt_months)

_ALL_OF_THEM: Final = {
    "en": r"\ball (?:the )?(\d+) (?:citizens|participants)\b|\b(\d+) citizens\b",
    "lv": r"\bvisi (\d+) (?:iedzīvotāji|dalībnieki)\b|\b(\d+) iedzīvotāj\w+",
    "de": r"\balle (\d+) (?:Bürger|Teilnehmer)\w*|\b(\d+) Bürgerinnen\b",
}

_SINGLING_OUT: Final = {
    "en": r"\b(?:1|one)\s+(?:woman|man|girl|boy|minor|child|disabled|person with)\b",
    "lv": r"\b(?:1|viens|viena)\s+(?:sieviete|vīrietis|meitene|zēns|bērns|nepilngadīg\w+|cilvēks ar)\b",
    "de": r"\b(?:1|eine?|ein)\s+(?:Frau|Mann|Mädchen|Junge|Minderjährige\w*|Kind|Person mit)\b",
}


def _number(facts: SheetFacts) -> Iterator[Finding]:
    where = facts.where(Spot.PROJECT)
    if not any(letter.isdigit() for letter in facts.number):
        yield warning("sheet-number-missing", where, N_("The number of the project is not there."))
    elif slip := proofreading.project_number(facts.number, facts.form.programme):
        yield _finding(slip, where)
    elif (year := _year_of_call(facts.number)) and facts.start and not _fits(year, facts.start):
        yield warning(
            "sheet-number-year",
            where,
            N_("The number {number} is of a call of {year}, and the meeting begins on {start}."),
            number=facts.number,
            year=str(year),
            start=facts.start,
        )


def _year_of_call(number: str) -> int:
    """The year that a number names; 0 if it names none."""
    found = _YEAR_IN_NUMBER.search(number)
    return int(found[1]) if found else 0


def _fits(year: int, start: date) -> bool:
    return year <= start.year <= year + _LATEST


def _slips(facts: SheetFacts) -> Iterator[Finding]:
    """What people leave in texts without meaning it."""
    where = facts.where(Spot.DAYS)
    for line in facts.text.splitlines():
        for rule in _IN_ANY_TEXT:
            yield from (_finding(slip, where) for slip in rule(line))
        for rule_of_language in _IN_ITS_LANGUAGE:
            yield from (_finding(slip, where) for slip in rule_of_language(line, facts.language))


def _finding(slip: Slip, where: str) -> Finding:
    return warning(slip.code, where, slip.template, found=slip.found, **slip.values)


def _gap(facts: SheetFacts) -> Iterator[Finding]:
    if (times := facts.text.count(GAP)) and not facts.gaps_told:
        yield error(
            "sheet-gap",
            facts.where(Spot.DAYS),
            N_("The mark {gap} stands for words that nobody has entered; times that it is there: {times}."),
            gap=GAP,
            times=times,
        )


def _project(facts: SheetFacts) -> Iterator[Finding]:
    if not facts.project and "project" in facts.form.parts:
        yield error(
            "sheet-project",
            facts.where(Spot.PROJECT),
            N_("The sentence on the project and who pays for it is not there, or not in its fixed wording."),
        )


def _statement(facts: SheetFacts) -> Iterator[Finding]:
    wording = facts.form.wording(facts.language)
    if wording.has("statement") and wording.fill("statement") not in " ".join(facts.text.split()):
        yield error(
            "sheet-statement",
            facts.where(Spot.END),
            N_("The statement that the EU has funded it and answers for nothing is not there word for word."),
        )


def _figures(facts: SheetFacts) -> Iterator[Finding]:
    pattern = _ALL_OF_THEM.get(facts.language)
    for day in facts.days if pattern else ():
        for found in re.finditer(str(pattern), day.text, re.IGNORECASE):
            said = int(found[1] or found[2])
            if said not in {facts.total, facts.invited, *(row.count for row in facts.rows)}:
                yield warning(
                    "sheet-figure",
                    facts.where(Spot.DAYS, day.date),
                    N_("The text says “{text}”, but the total is {total}."),
                    text=found.group(),
                    total=facts.total or 0,
                )


def _singles(facts: SheetFacts) -> Iterator[Finding]:
    if pattern := _SINGLING_OUT.get(facts.language):
        for found in re.finditer(pattern, facts.text, re.IGNORECASE):
            yield warning(
                "sheet-singles-out",
                facts.where(Spot.PEOPLE),
                N_(
                    "“{text}”: so small a number can tell who somebody is. Leave it out, or give a larger "
                    "group."
                ),
                text=found.group(),
            )


RULES: Final = (_number, _slips, _gap, _project, _statement, _figures, _singles)
