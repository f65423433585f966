"""The meeting as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ttchan_tui.meeting.groupwork import Group, Prompt
from ttchan_tui.meeting.people import Delegation, Fact, FactCategory, Participation, Partner, Place
from ttchan_tui.meeting.programme import Activity, ActivityKind, Day, PartOfDay, ProjectEvent, Venue
from ttchan_tui.text.multilingual import Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from."""

    id: str
    title: Text
    address: str
    """Empty for what has no address."""


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays, in the words that have to stand near everything public."""

    line: Text
    number: str
    programme: Text
    strand: Text
    measure: Text


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead partner."""

    name: Text
    website: Text
    """Its address for readers of each language."""


@dataclass(frozen=True, slots=True)
class Results:
    """Where the meeting's results are."""

    address: Text
    text: Text
    source: str


@dataclass(frozen=True)
class Meeting:
    """Everything known about a meeting, except what the groups say at it."""

    id: str
    acronym: str
    name: Text
    about: Text
    host: str
    """Id of the place where it is held."""
    start: date
    end: date
    time_zone: str
    languages: tuple[str, ...]
    funding: Funding
    lead: Lead
    results: Results
    sources: tuple[Source, ...]
    parts_of_day: tuple[PartOfDay, ...]
    """In the order of the day."""
    days: tuple[Day, ...]
    """In the order of their dates."""
    project_events: tuple[ProjectEvent, ...]
    """In the order of their dates, within a day of their numbers."""
    fact_categories: tuple[FactCategory, ...]
    kinds: tuple[ActivityKind, ...]
    activities: tuple[Activity, ...]
    """In the order of their dates, within a day as the programme lists them."""
    venues: tuple[Venue, ...]
    participation: Participation
    partners: tuple[Partner, ...]
    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    prompts: tuple[Prompt, ...]

    def on(self, day: date) -> tuple[Activity, ...]:
        """The activities of that day, in order."""
        return tuple(activity for activity in self.activities if activity.date == day)

    def events_on(self, day: date) -> tuple[ProjectEvent, ...]:
        """The project events of that day."""
        return tuple(event for event in self.project_events if event.date == day)

    def size_of(self, group: str) -> int | None:
        """How many people a group has by the participation list; None if it names no delegations."""
        counts = [self.delegation[id].count for id in self.group[group].delegations]
        return sum(counts) if counts else None

    def facts_of(self, place: Place, category: str) -> tuple[Fact, ...]:
        """What is known about a place under one heading."""
        return tuple(fact for fact in place.facts if fact.category == category)

    @cached_property
    def kind(self) -> dict[str, ActivityKind]:
        """The kinds of activities by id."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def part_of_day(self) -> dict[str, PartOfDay]:
        """The parts of the day by id."""
        return {part.id: part for part in self.parts_of_day}

    @cached_property
    def venue(self) -> dict[str, Venue]:
        """The venues by id."""
        return {venue.id: venue for venue in self.venues}

    @cached_property
    def place(self) -> dict[str, Place]:
        """The places by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def places_as_listed(self) -> tuple[Place, ...]:
        """The host's, then the places as the participation list has them, then those that it has not."""
        listed = [id for row in self.participation.delegations for id in row.places]
        return tuple(self.place[id] for id in dict.fromkeys((self.host, *listed, *self.place)))

    @cached_property
    def activity(self) -> dict[str, Activity]:
        """The activities by id."""
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def day(self) -> dict[date, Day]:
        """The days by date."""
        return {day.date: day for day in self.days}

    @cached_property
    def prompt(self) -> dict[str, Prompt]:
        """The prompts by id."""
        return {prompt.id: prompt for prompt in self.prompts}

    @cached_property
    def group(self) -> dict[str, Group]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def delegation(self) -> dict[str, Delegation]:
        """The delegations by id."""
        return {row.id: row for row in self.participation.delegations}

    @cached_property
    def partner(self) -> dict[str, Partner]:
        """The formal partners by id."""
        return {partner.id: partner for partner in self.partners}

    @cached_property
    def source(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.sources}
