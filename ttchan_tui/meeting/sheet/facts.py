"""What a sheet states, whoever has written it: the figures, places, dates and numbers that have to agree.

Both a meeting and a finished sheet come down to this, so that the rules are written once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from ttchan_tui.meeting.checks.finding import entry
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Counts, Delegation, Guests
from ttchan_tui.meeting.sheet.form import Form
from ttchan_tui.meeting.sheet.names import Names
from ttchan_tui.meeting.sheet.sheet import Sheet

if TYPE_CHECKING:
    from ttchan_tui.meeting.sheet.form import Wording


class Spot(Enum):
    """Where in a sheet something is."""

    PROJECT = "project"
    PEOPLE = "people"
    GUESTS = "guests"
    PLACE = "place"
    DAYS = "days"
    END = "end"


@dataclass(frozen=True, slots=True)
class Row:
    """How many came from where."""

    count: int
    """0 if it is not known."""
    places: str
    """Empty if only the country is named."""
    country: str
    """In the language of the sheet."""
    ids: tuple[str, ...] = field(default=(), compare=False)
    """Of the places, if a meeting tells: two towns may have one name."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is said of a day."""

    date: date
    events: tuple[int, ...]
    text: str
    """What it was dedicated to, and everything behind it."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet states."""

    form: Form
    language: str
    project: str = ""
    number: str = ""
    """Of the project."""
    total: int | None = None
    vague: str = ""
    """The words that make the total vague, such as "over"; empty if it is exact."""
    rows: tuple[Row, ...] = ()
    guests: tuple[Row, ...] = ()
    """Those who are named in a sentence of their own."""
    guests_said: Guests = Guests.NOT_SAID
    place: str = ""
    country: str = ""
    own_country: frozenset[str] = frozenset()
    """What that country is called in rows."""
    start: date | None = None
    end: date | None = None
    days: tuple[DayFacts, ...] = ()
    all_events: tuple[int, ...] | None = None
    """Which events are said to have been carried out; None if nothing is said."""
    dates_at_end: tuple[date | None, date | None] | None = None
    """From when to when all is said to have been carried out; None if nothing is said."""
    expected: bool = False
    """Whether the numbers are of those who were to come, not of those who came."""
    spanning: frozenset[int] = frozenset()
    """Events that are known to have several days."""
    explained_order: frozenset[int] = frozenset()
    """Events of which it is known why they are out of the order of the dates."""
    no_dates: tuple[str, ...] = ()
    """What stands where dates should, and is none: "31/11/2018"."""
    text: str = ""
    """All of it, a line for each paragraph."""
    gaps_told: bool = False
    """Whether what could not be said is told one by one elsewhere."""
    spots: dict[Spot, str] = field(default_factory=dict)
    """What to call the places of findings."""

    def where(self, spot: Spot, day: date | None = None) -> str:
        """What to call that place."""
        if day is not None:
            return entry("day", day)
        return self.spots.get(spot, spot.value)

    @property
    def invited(self) -> int | None:
        """People of the total from other countries than the one where it took place."""
        if self.total is None or not self.own_country or not self.rows:
            return None
        own = [row.count for row in self.rows if row.country in self.own_country]
        return self.total - sum(own) if all(own) else None


def facts_of(meeting: Meeting, sheet: Sheet) -> SheetFacts:
    """What the sheet of a meeting states."""
    return _Stated(meeting, sheet).facts()


class _Stated:
    def __init__(self, meeting: Meeting, sheet: Sheet) -> None:
        self._meeting = meeting
        self._sheet = sheet
        self._wording: Wording = sheet.wording
        self._names = Names(meeting, self._wording)

    def facts(self) -> SheetFacts:
        meeting, people = self._meeting, self._meeting.participation
        events = tuple(sorted({event.number for event in meeting.project_events}))
        host = meeting.place[meeting.host]
        return SheetFacts(
            form=self._sheet.form,
            language=self._sheet.language,
            project=self._sheet.title,
            number=meeting.funding.number,
            total=people.stated_total or None,
            vague="≥" if people.at_least else "",
            expected=people.counts is Counts.EXPECTED,
            spanning=frozenset(one.number for one in meeting.project_events if one.until != one.date),
            rows=self._rows(people.counted),
            guests=self._rows(people.separately_named),
            guests_said=people.guests,
            place=self._names.location(host),
            country=self._names.country(host.country),
            own_country=self._names.called(host.country),
            start=meeting.start,
            end=meeting.end,
            days=tuple(self._days()),
            all_events=events if meeting.outcome.all_carried_out and events else None,
            dates_at_end=(meeting.start, meeting.end) if meeting.outcome.all_carried_out else None,
            explained_order=frozenset(event.number for event in meeting.project_events if event.note),
            text=self._sheet.text,
            gaps_told=True,
            spots={
                Spot.PROJECT: "funding.number",
                Spot.PEOPLE: "participation: stated_total",
                Spot.GUESTS: "participation: guests",
                Spot.PLACE: "start",
                Spot.DAYS: "day",
                Spot.END: "outcome",
            },
        )

    def _rows(self, delegations: Sequence[Delegation]) -> tuple[Row, ...]:
        return tuple(self._row(row) for row in delegations)

    def _row(self, row: Delegation) -> Row:
        named = self._names.from_delegation(row)
        country = self._names.country(row.country)
        if named.endswith(f" ({country})"):
            return Row(row.count, named.removesuffix(f" ({country})"), country, row.places)
        return Row(row.count, "", named if named else country, row.places)

    def _days(self) -> list[DayFacts]:
        found = []
        for paragraph in self._sheet.paragraphs:
            if paragraph.day:
                events = tuple(sorted(event.number for event in self._meeting.events_on(paragraph.day)))
                found.append(DayFacts(paragraph.day, events, paragraph.text))
        return found
