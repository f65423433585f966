"""The description sheet as a list: each sentence a line that can be chosen, under its part or day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.checks import Finding, Severity
from ttchan_tui.meeting.sheet import PERSON, Difference, Paragraph, Sentence, differences, taken_out
from ttchan_tui.meeting.wording.sheet import Proof, source_words
from ttchan_tui.publish.sheet.making import MadeSheet, errors_in
from ttchan_tui.text.languages import Language
from ttchan_tui.text.languages import language as spoken
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.widgets.choice_list import Choice

_INDENT = 4
"""Columns in front of a sentence."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sentence in the list."""

    id: str
    sentence: Sentence
    day: date | None
    """The day that it tells of; None if it is of no day, and so stands as the meeting says it."""
    is_out: bool = False
    """Whether a person has taken it out."""
    difference: Difference | None = None
    """What a person has written, where the draft says something else now."""


class SheetLines:
    """All sentences of a sheet, in their order."""

    def __init__(self, made: MadeSheet) -> None:
        """Those of that sheet."""
        self._made = made
        self._drafted = made.drafted if made.kept else made.sheet
        self._paragraphs = [
            (part, paragraph, tuple(self._of(paragraph, f"{part.name}{number}")))
            for part in made.sheet.parts
            for number, paragraph in enumerate(part.paragraphs)
        ]
        self.by_id: Mapping[str, SheetLine] = {
            line.id: line for _, _, lines in self._paragraphs for line in lines
        }
        """The sentences by the ids of their lines."""

    def draft(self, day: date) -> tuple[Sentence, ...]:
        """What is drafted of a day."""
        paragraph = self._drafted.day(day)
        return paragraph.sentences if paragraph else ()

    def first_of(self, day: date) -> str:
        """The id of the first line of a day; empty if there is none."""
        return next((line.id for line in self.by_id.values() if line.day == day), "")

    def days(self) -> list[date]:
        """The days that the sheet tells of."""
        return list(dict.fromkeys(line.day for line in self.by_id.values() if line.day))

    def _of(self, paragraph: Paragraph, place: str) -> Iterator[SheetLine]:
        day = paragraph.day
        if day is None:
            for number, one in enumerate(paragraph.sentences):
                yield SheetLine(f"{place}:{number}", one, None)
            return
        draft, kept = self.draft(day), self._made.kept.get(day)
        changed = {one.source: one for one in differences(draft, kept)}
        own = 0
        for one in paragraph.sentences:
            own += one.source == PERSON
            key = f"{PERSON} {own}" if one.source == PERSON else one.source
            yield SheetLine(f"{day}:{key}", one, day, difference=changed.get(one.source))
        for one in taken_out(draft, kept):
            yield SheetLine(f"{day}:{one.source}", one, day, is_out=True, difference=changed.get(one.source))

    def choices(self, language: Language, *, sources: bool, airy: bool) -> Iterator[Choice]:
        """The lines of the list.

        Args:
            language: Of what is said of the sentences.
            sources: Whether each says what it comes from.
            airy: Whether there is room for an empty line before each part and day.
        """
        heading = None
        for part, paragraph, lines in self._paragraphs:
            if airy and (part.heading or paragraph.day):
                yield Choice(plain(""))
            if part.heading and part is not heading:
                heading = part
                yield Choice(plain(f"  {part.heading}", "bold $primary"))
            if paragraph.day:
                yield Choice(self._heading(paragraph, paragraph.day, language))
            yield from (self._choice(line, language, sources=sources) for line in lines)

    def _heading(self, paragraph: Paragraph, day: date, language: Language) -> Content:
        edited = sum(one.edited for one in paragraph.sentences)
        told = language.count("{number} sentence edited", "{number} sentences edited", edited)
        return joined((f"  {language.date(day)}", "bold $accent"), (f"   {told}" if edited else "", "$quiet"))

    def _choice(self, line: SheetLine, language: Language, *, sources: bool) -> Choice:
        say, sentence = language.say, line.sentence
        marks = []
        if line.is_out:
            marks.append((f"  {say('taken out')}", "bold $quiet"))
        elif sentence.edited:
            marks.append((f"  {say('edited')}", "bold $accent"))
        if line.difference:
            marks.append((f"  {say('the draft has changed: D')}", "bold $now"))
        words = (sentence.text, "$quiet") if line.is_out else sentence.text
        source = source_words(sentence.source, self._made.meeting, self._made.notes, language)
        below = (f"\n    ← {source}" if sources else "", "$quiet")
        return Choice(joined("  • " if not line.is_out else "  – ", words, *marks, below), line.id, _INDENT)


def sheet_tab(made: MadeSheet, language: Language, *, is_chosen: bool) -> Content:
    """The language of a sheet by its own name, and what is to be corrected in it."""
    errors = len(errors_in(made.findings))
    warnings = len(made.findings) - errors
    told = [
        language.count("{number} error", "{number} errors", errors) if errors else "",
        language.count("{number} warning", "{number} warnings", warnings) if warnings else "",
    ]
    state = ", ".join(filter(None, told)) or language.say("nothing to correct")
    name = spoken(made.sheet.language).own_name
    return joined(
        (f"▸ {name}", "bold $accent") if is_chosen else name,
        (f"  {state}", "bold $error" if errors else "$quiet"),
    )


def proof_words(proof: Proof) -> Content:
    """What was worked out, and whether it holds."""
    return joined(_MARKS[proof.against], proof.words)


_MARKS: Final = {
    None: ("  ✓ ", "bold $success"),
    Severity.WARNING: ("  ? ", "bold $accent"),
    Severity.ERROR: ("  ✗ ", "bold $error"),
}


def finding_words(finding: Finding, language: Language) -> Content:
    """What was found, where and what to do."""
    is_error = finding.severity is Severity.ERROR
    kind = language.say("error") if is_error else language.say("warning")
    return joined(
        (f"  {kind}: ", "bold $error" if is_error else "bold $accent"),
        finding.sentence(language),
        (f"  {finding.where}", "$quiet"),
    )
