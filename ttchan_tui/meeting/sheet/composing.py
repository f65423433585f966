"""Composes the sheet of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, error, warning
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation
from ttchan_tui.meeting.sheet.drafting import DayDraft
from ttchan_tui.meeting.sheet.fields import field_lines
from ttchan_tui.meeting.sheet.form import Form
from ttchan_tui.meeting.sheet.kept import KeptDay, merged
from ttchan_tui.meeting.sheet.names import GAP, Names
from ttchan_tui.meeting.sheet.numbers import lacking, people_from, total_of
from ttchan_tui.meeting.sheet.sheet import Paragraph, Part, Sentence, Sheet
from ttchan_tui.text.languages import N_
from ttchan_tui.text.multilingual import Text

_MOST_DAYS: Final = 62
"""Days beyond which a date is mistyped, and no paragraphs are made for what lies between."""


def compose(
    meeting: Meeting,
    form: Form,
    language: str,
    *,
    notes: Sequence[Note] = (),
    kept: Mapping[date, KeptDay] | None = None,
) -> Sheet:
    """The sheet of a meeting.

    Args:
        meeting: The meeting.
        form: The form to fill in.
        language: Code of the language; where the form has no words in it, the sheet is in English.
        notes: What the groups said, as the public may see it.
        kept: What persons have made of the paragraphs in that language, by day.
    """
    return _Composer(meeting, form, language, notes, kept or {}).sheet()


class _Composer:
    def __init__(
        self,
        meeting: Meeting,
        form: Form,
        language: str,
        notes: Sequence[Note],
        kept: Mapping[date, KeptDay],
    ) -> None:
        self._meeting = meeting
        self._form = form
        self._wording = wording = form.wording(language)
        self._kept = kept
        self._names = Names(meeting, wording)
        self._draft = DayDraft(meeting, wording, notes)
        self._gaps: list[Finding] = []
        if wording.language != language:
            self._gaps.append(
                warning(
                    "sheet-language",
                    "languages",
                    N_(
                        "The form {form} has no words in the language {language}: nobody has entered them "
                        "with their source. The sheet is in English."
                    ),
                    form=form.id,
                    language=language,
                )
            )

    def sheet(self) -> Sheet:
        parts = tuple(
            Part(name, self._wording.heading(name), tuple(_PARTS[name](self))) for name in self._form.parts
        )
        return Sheet(
            form=self._form,
            wording=self._wording,
            title=self._name(),
            number=self._meeting.funding.number,
            parts=parts,
            gaps=(*self._gaps, *lacking(self._meeting.participation), *self._names.gaps, *self._draft.gaps),
        )

    def _name(self) -> str:
        return self._meeting.name.in_language(self._wording.language).text

    def _project(self) -> Iterator[Paragraph]:
        self._in_language(self._meeting.name, "name")
        yield self._paragraph(
            "project",
            "meeting",
            name=self._name(),
            acronym=self._meeting.acronym,
            number=self._meeting.funding.number,
        )

    def _measure(self) -> Iterator[Paragraph]:
        funding = self._meeting.funding
        texts = {"strand": funding.strand, "measure": funding.measure}
        slots = {
            name: self._needed(text, f"funding.{name}")
            for name, text in texts.items()
            if self._wording.asks("measure", name)
        }
        yield self._paragraph("measure", "form", **slots)

    def _people(self) -> Iterator[Paragraph]:
        people = self._meeting.participation
        rows = [self._row(row, first=number == 0) for number, row in enumerate(people.counted)]
        slots = {"number": total_of(people), "rows": self._wording.listed(rows) or GAP}
        said = self._say("people", "participation", people.stated_total, **slots)
        yield Paragraph((said, *self._guests()))

    def _row(self, row: Delegation, *, first: bool) -> str:
        name = "first_row" if first and self._wording.has("first_row") else "row"
        places = self._names.from_delegation(row)
        return self._wording.fill(name, row.count, number=people_from([row]), places=places)

    def _guests(self) -> Iterator[Sentence]:
        people = self._meeting.participation
        guests = people.separately_named
        if not guests:
            return
        members = any(row.eu_member for row in people.counted)
        outside = members and all(row.eu_member is False for row in guests)
        rows = self._wording.listed([self._guest(row, outside=outside) for row in guests])
        yield self._say("outside" if outside else "named", "participation", rows=rows)
        said = f"guests_{people.guests.value.replace('-', '_')}"
        number = people.separately_named_people
        yield self._say(said, "participation: guests", number, total=total_of(people))
        others = list(dict.fromkeys(row.country for row in people.counted if row.eu_member is False))
        if outside and others:
            names = self._wording.listed([self._names.country(code) for code in others])
            yield self._say("not_members", "participation", len(others), countries=names)

    def _guest(self, row: Delegation, *, outside: bool) -> str:
        name = "outside_row" if outside else "row"
        places = self._names.from_delegation(row)
        return self._wording.fill(name, row.count, number=people_from([row]), places=places)

    def _place(self) -> Iterator[Paragraph]:
        meeting, host = self._meeting, self._meeting.place[self._meeting.host]
        yield self._paragraph(
            "place" if meeting.start != meeting.end else "place_one_day",
            "meeting",
            place=self._names.location(host),
            country=self._names.country(host.country),
            **self._span(),
        )

    def _days(self) -> Iterator[Paragraph]:
        if self._wording.has("aim"):
            aim = self._needed(self._meeting.outcome.aim, "outcome.aim")
            yield self._paragraph("aim", "outcome", aim=aim.rstrip("."))
        for day in days_of(self._meeting):
            draft, kept = self._draft.sentences(day), self._kept.get(day)
            yield Paragraph(merged(draft, kept) if kept else draft, day)

    def _fields(self) -> Iterator[Paragraph]:
        for text, source in field_lines(self._meeting, self._wording, self._names):
            yield self._line(text, source)
        yield from ([Paragraph(guests)] if (guests := tuple(self._guests())) else ())

    def _events_list(self) -> Iterator[Paragraph]:
        for event in self._meeting.project_events:
            title = event.title.in_language(self._wording.language)
            said = self._wording.fill(
                "event", number=event.number, title=title.text, date=self._wording.day(event.date)
            )
            yield self._line(said, f"project_event {event.number}")

    def _changes(self) -> Iterator[Paragraph]:
        changed = [day for day in self._meeting.days if day.change]
        for day in changed:
            said = day.change.in_language(self._wording.language)
            text = f"{self._wording.day(day.date)}: {' '.join(said.text.split())}"
            yield Paragraph((Sentence(text, said.language, f"{entry('day', day.date)}: change"),))
        cancelled = [one for day in self._meeting.days for one in self._meeting.on(day.date) if one.cancelled]
        for activity in cancelled:
            told = self._draft.cancelled(activity)
            text = f"{self._wording.day(activity.date)}: {told.text}"
            yield Paragraph((Sentence(text, told.language, told.source),))
        if not changed and not cancelled:
            yield self._line(self._wording.fill("no_changes"), "form")

    def _statement(self) -> Iterator[Paragraph]:
        yield self._line(self._wording.fill("statement"), "form")

    def _line(self, text: str, source: str) -> Paragraph:
        return Paragraph((Sentence(text, self._wording.language, source),))

    def _end(self) -> Iterator[Paragraph]:
        outcome = self._meeting.outcome
        sentences: list[Sentence] = []
        if outcome.all_carried_out:
            self._must_be_carried_out()
            events = self._events()
            name = "all_carried_out_events" if events else "all_carried_out"
            sentences.append(self._say(name, "outcome", events=events, **self._span()))
        if outcome.replanned:
            sentences.append(self._say("replanned", "outcome"))
        if sentences:
            yield Paragraph(tuple(sentences))
        else:
            self._gaps.append(
                warning(
                    "sheet-outcome",
                    "outcome",
                    N_("Nobody has said whether all was carried out: [outcome] in meeting.toml says so."),
                )
            )

    def _must_be_carried_out(self) -> None:
        """What was cancelled, and has nothing in its place, speaks against a sheet that says all was done."""
        self._gaps.extend(
            error(
                "sheet-not-carried-out",
                entry("activity", one.id),
                N_(
                    "The sheet says that all was carried out, and this was cancelled. Correct [outcome], or "
                    "say what took place instead."
                ),
            )
            for one in self._meeting.activities
            if one.cancelled and not one.replaced_by
        )

    def _events(self) -> str:
        """The numbers of all project events: "1–6", or one after the other where some are missing."""
        numbers = sorted({event.number for event in self._meeting.project_events})
        named = [self._draft.number(number) for number in numbers]
        is_row = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
        return f"{named[0]}–{named[-1]}" if is_row else self._wording.listed(named)

    def _span(self) -> dict[str, str]:
        return {
            "start": self._wording.day(self._meeting.start),
            "end": self._wording.day(self._meeting.end),
        }

    def _needed(self, text: Text, where: str) -> str:
        """A text that a sentence cannot do without."""
        if not text:
            self._gaps.append(
                error("sheet-text-missing", where, N_("The form needs this, and it is not there."))
            )
            return GAP
        self._in_language(text, where)
        return text.in_language(self._wording.language).text

    def _in_language(self, text: Text, where: str) -> None:
        if text.in_language(self._wording.language).fell_back:
            self._gaps.append(
                warning(
                    "sheet-language",
                    where,
                    N_("This is not there in the language {language}, and stands in another one."),
                    language=self._wording.language,
                )
            )

    def _paragraph(self, name: str, source: str, /, **slots: object) -> Paragraph:
        return Paragraph((self._say(name, source, **slots),))

    def _say(self, name: str, source: str, number: int = 1, /, **slots: object) -> Sentence:
        return Sentence(self._wording.fill(name, number, **slots), self._wording.language, source)


_PARTS: Final[dict[str, Callable[[_Composer], Iterator[Paragraph]]]] = {
    "project": _Composer._project,
    "measure": _Composer._measure,
    "people": _Composer._people,
    "place": _Composer._place,
    "days": _Composer._days,
    "end": _Composer._end,
    "fields": _Composer._fields,
    "events": _Composer._events_list,
    "changes": _Composer._changes,
    "statement": _Composer._statement,
}
"""What makes the parts that forms may have."""


def days_of(meeting: Meeting) -> tuple[date, ...]:
    """The days of a meeting; only those that are told of if it would last too long to be right."""
    length = (meeting.end - meeting.start).days + 1
    if not 0 < length <= _MOST_DAYS:
        return tuple(meeting.day)
    return tuple(meeting.start + timedelta(days=number) for number in range(length))
