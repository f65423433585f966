"""The paragraph of a day, drafted from what is public: programme, changes, approved notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.sheet.form import Wording
from ttchan_tui.meeting.sheet.names import GAP
from ttchan_tui.meeting.sheet.sheet import Sentence
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text

_MOST_NOTES: Final = 8
"""Notes on a prompt that a paragraph quotes; those with most hands first."""

_QUOTES: Final = '„“”"«»'


class DayDraft:
    """Drafts paragraphs of days; what they lack is gathered in `gaps`."""

    def __init__(self, meeting: Meeting, wording: Wording, notes: Sequence[Note]) -> None:
        """Draft from a meeting and the notes that the public may see."""
        self._meeting = meeting
        self._wording = wording
        self._notes = notes
        self._lacking: list[str] = []
        self.gaps: list[Finding] = []

    def sentences(self, day: date) -> tuple[Sentence, ...]:
        """The sentences on a day, the one with its date first."""
        self._lacking = []
        drafted = (
            self._dedication(day),
            *self._description(day),
            *(self._activity(one) for one in self._held(day)),
            *self._said(day),
            *self._change(day),
            *(self.cancelled(one) for one in self._meeting.on(day) if one.cancelled),
        )
        if self._lacking:
            self.gaps.append(
                warning(
                    "sheet-language",
                    entry("day", day),
                    N_(
                        "Texts of this day that are not there in the language {language}, and stand in "
                        "another one: {number}. The first is {first}."
                    ),
                    language=self._wording.language,
                    number=len(self._lacking),
                    first=self._lacking[0],
                )
            )
        return drafted

    def _dedication(self, day: date) -> Sentence:
        source = entry("day", day)
        events = [event.number for event in self._meeting.events_on(day)]
        slots = {"date": self._wording.day(day), "dedicated": self._dedicated(day)}
        if not events:
            return self._sentence(self._wording.fill("day", **slots), source)
        numbers = self._wording.listed([self.number(event) for event in sorted(events)])
        return self._sentence(self._wording.fill("day_events", len(events), events=numbers, **slots), source)

    def number(self, event: int) -> str:
        """The number of an event as it stands before its noun."""
        return self._wording.fill("number", number=event)

    def _dedicated(self, day: date) -> str:
        known = self._meeting.day.get(day)
        where = f"{entry('day', day)}: dedicated"
        if known is None:
            self.gaps.append(
                error(
                    "sheet-day-undescribed", entry("day", day), N_("Nobody has said what this day was for.")
                )
            )
            return GAP
        if known.dedicated.by_language.get(self._wording.language) or not self._wording.needs("dedicated"):
            if not known.dedicated:
                return self._wording.quoted(self._text(known.title, where))
            return self._text(known.dedicated, where).rstrip(".")
        self.gaps.append(
            error(
                "sheet-name-form",
                where,
                N_(
                    "Nobody has entered what completes “the day was dedicated to …” in the language "
                    "{language}: give dedicated.{language}."
                ),
                language=self._wording.language,
            )
        )
        return GAP

    def _description(self, day: date) -> Iterator[Sentence]:
        """What is said of the day itself, where that is not what it was dedicated to."""
        known = self._meeting.day.get(day)
        if known and known.text and not known.dedicated and known.text != known.title:
            yield self._of(known.text, f"{entry('day', day)}: text")

    def _held(self, day: date) -> Iterator[Activity]:
        """The activities that took place; not those that only say once more what the day is called."""
        known = self._meeting.day.get(day)
        for activity in self._meeting.on(day):
            is_day = known and not activity.text and activity.title == known.title
            if not activity.cancelled and not is_day:
                yield activity

    def _activity(self, activity: Activity) -> Sentence:
        source, own = entry("activity", activity.id), self._wording.language
        language = activity.text.in_language(own).language if activity.text else own  # of the whole sentence
        title = self._text(activity.title, f"{source}: title", language)
        circumstances = "; ".join(self._circumstances(activity, title, language))
        said = self._text(activity.text, f"{source}: text", language)
        head = f"{title} ({circumstances})" if circumstances else title
        colon = " –" if ":" in title else ":"
        return Sentence(f"{head}{colon} {said}" if said else f"{head}.", language, source)

    def cancelled(self, activity: Activity) -> Sentence:
        """The sentence on an activity that did not take place, and why."""
        source = entry("activity", activity.id)
        title = self._text(activity.title, f"{source}: title")
        why = self._text(activity.cancelled, f"{source}: cancelled")
        return self._sentence(self._wording.fill("cancelled", title=title, why=why.rstrip(".")), source)

    def _circumstances(self, activity: Activity, title: str, language: str) -> Iterator[str]:
        """Where and when it was, as far as that is known and not said in its title already."""
        for id in activity.venues:
            venue = self._text(self._meeting.venue[id].name, f"{entry('venue', id)}: name", language)
            if venue[:-1].casefold() not in title.casefold():  # the title may have it in another case
                yield venue
        if activity.time_note:
            yield self._text(activity.time_note, f"{entry('activity', activity.id)}: time_note", language)
        elif part := activity.part_of_day:
            name = self._meeting.part_of_day[part].name
            yield self._text(name, f"{entry('part_of_day', part)}: name", language)
        if activity.heads:
            yield self._wording.fill("heads", activity.heads, number=activity.heads)

    def _said(self, day: date) -> Iterator[Sentence]:
        for prompt in self._prompts(day):
            notes = [note for note in self._notes if note.prompt == prompt.id and not note.under]
            if notes:
                quoted = (note.display_in(self._wording.language).text for note in _first(notes))
                title = self._text(prompt.title, f"{entry('prompt', prompt.id)}: title").strip(_QUOTES)
                listed = "; ".join(self._wording.quoted(text) for text in quoted)
                said = self._wording.fill("said", prompt=title, notes=listed)
                yield self._sentence(said, entry("prompt", prompt.id))

    def _prompts(self, day: date) -> Iterator[Prompt]:
        answered = {activity.prompt for activity in self._meeting.on(day)}
        for prompt in self._meeting.prompts:
            if prompt.id in answered or prompt.date == day:
                yield prompt

    def _change(self, day: date) -> Iterator[Sentence]:
        known = self._meeting.day.get(day)
        if known and known.change:
            yield self._of(known.change, f"{entry('day', day)}: change")

    def _of(self, text: Text, source: str) -> Sentence:
        return Sentence(self._text(text, source), text.in_language(self._wording.language).language, source)

    def _text(self, text: Text, where: str, language: str = "") -> str:
        """A text in one line; that it is not in the language of the sheet is remembered.

        Args:
            text: The text.
            where: The entry and the field that it is in.
            language: Of the sentence that it is for, if that is not in the language of the sheet.
        """
        if text.in_language(self._wording.language).fell_back:
            self._lacking.append(where)
        return " ".join(text.in_language(language or self._wording.language).text.split())

    def _sentence(self, text: str, source: str) -> Sentence:
        return Sentence(text, self._wording.language, source)


def _first(notes: Iterable[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: -(note.hands or 0))[:_MOST_NOTES]
