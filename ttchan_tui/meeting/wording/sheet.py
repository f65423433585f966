"""What is said of the description sheet: where its sentences come from, and what holds of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Guests
from ttchan_tui.meeting.sheet.facts import SheetFacts
from ttchan_tui.meeting.sheet.kept import PERSON
from ttchan_tui.text.languages import N_, Language

_SOURCE: Final = re.compile(
    r'(?P<section>activity|prompt|day) "?(?P<id>[\w-]+)"?(?:: (?P<field>\w+))?', re.ASCII
)

_QUOTES: Final = '„“”"«»'

_SECTIONS: Final = {
    PERSON: N_("written by a person"),
    "form": N_("fixed wording of the form"),
    "meeting": N_("from meeting.toml"),
    "participation": N_("from the list of participants"),
    "outcome": N_("from what is said of the outcome, [outcome] in meeting.toml"),
}


def source_words(source: str, meeting: Meeting, notes: Sequence[Note], language: Language) -> str:
    """What a sentence comes from, in words.

    Args:
        source: As the sentence names it.
        meeting: What it was made from.
        notes: What the groups said, as the public may see it.
        language: Of the words.
    """
    found = _SOURCE.fullmatch(source)
    if found and found["section"] == "activity" and (activity := meeting.activity.get(found["id"])):
        title = activity.title.in_language(language.code).text.strip(_QUOTES)
        heads = language.say(N_("head count {number}"), number=activity.heads) if activity.heads else ""
        words = language.say(N_("from the programme: “{title}”, {id}"), title=title, id=activity.id)
        return " · ".join(filter(None, (words, heads)))
    if found and found["section"] == "prompt" and (prompt := meeting.prompt.get(found["id"])):
        title = prompt.title.in_language(language.code).text.strip(_QUOTES)
        number = sum(note.prompt == prompt.id and not note.under for note in notes)
        counted = language.count("{number} approved note", "{number} approved notes", number)
        return language.say(N_("from the group work: {notes} on “{title}”"), notes=counted, title=title)
    if found and found["section"] == "day":
        day = language.full_date(date.fromisoformat(found["id"]))
        if found["field"] == "change":
            return language.say(N_("from what was replanned on {day}"), day=day)
        return language.say(N_("from what is entered for {day}"), day=day)
    template = _SECTIONS.get(source.partition(":")[0].partition(".")[0])
    return language.say(template) if template else language.say(N_("from: {source}"), source=source)


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that has to hold of a sheet, worked out."""

    words: str
    against: Severity | None
    """How bad what speaks against it is; None if it holds."""


def proofs(facts: SheetFacts, findings: Sequence[Finding], language: Language) -> Iterator[Proof]:
    """What an auditor works out first: the sum, the guests, the invited, the days, the events."""

    def proof(words: str, *codes: str) -> Proof:
        against = [one.severity for one in findings if one.code in codes]
        return Proof(words, against[0] if against else None)  # errors come first

    rows = [row.count for row in facts.rows]
    if rows:
        added = " + ".join(str(number) for number in rows)
        yield proof(f"{facts.total or '?'} = {added}", *_AGAINST_TOTAL)
    if facts.guests:
        said = language.say(_GUESTS[facts.guests_said], number=sum(row.count for row in facts.guests))
        yield proof(said, "sheet-guests")
    if facts.invited is not None:
        least = facts.form.minimum_invited
        template = N_("{invited} from other countries, at least {least} are asked for")
        yield proof(language.say(template, invited=facts.invited, least=least), "sheet-invited")
    if facts.days:
        told = sum(bool(day.text.strip()) for day in facts.days)
        said = language.count(
            "{number} of {days} day is told of",
            "{number} of {days} days are told of",
            told,
            days=len(facts.days),
        )
        yield proof(said, *_AGAINST_DAYS)
    if facts.all_events:
        numbers = ", ".join(map(str, facts.all_events))
        said = language.say(N_("project events {numbers}"), numbers=numbers)
        yield proof(said, "sheet-event-missing", "sheet-events-carried-out", "sheet-not-carried-out")


_AGAINST_TOTAL: Final = (
    *("sheet-sum", "sheet-total-missing", "sheet-total-vague", "sheet-expected"),
    *("sheet-row-empty", "sheet-row-vague", "sheet-no-rows"),
)
_AGAINST_DAYS: Final = (
    *("sheet-no-days", "sheet-day-missing", "sheet-day-undescribed", "sheet-day-outside", "sheet-day-twice"),
    *("sheet-gap", "sheet-name-form"),
)

_GUESTS: Final = {
    Guests.INCLUDED: N_("{number} named apart, included in the total"),
    Guests.BESIDE: N_("{number} named apart, beside the total"),
    Guests.NOT_SAID: N_("{number} named apart: included or not, nobody has said"),
}
