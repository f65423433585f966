"""The meeting as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from ttchan_tui.meeting.groupwork import Group, Prompt
from ttchan_tui.meeting.people import Delegation, Fact, FactCategory, Participation, Partner, Place
from ttchan_tui.meeting.programme import Activity, ActivityKind, Day, PartOfDay, ProjectEvent, Venue
from ttchan_tui.meeting.qr.wifi import Wifi
from ttchan_tui.text.multilingual import NOTHING, Text


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
    short_address: Text = NOTHING
    """Leads to the same, and is short enough for a code."""


@dataclass(frozen=True, slots=True)
class Results:
    """Where the meeting's results are."""

    address: Text
    text: Text
    source: str
    short_address: Text = NOTHING
    """Leads to the same, and is short enough for a code."""


@dataclass(frozen=True, slots=True)
class Project:
    """What several meetings share; nothing, where there is only one."""

    name: Text = NOTHING
    meetings: int | None = None
    """How many there are to be."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What may be said of the meeting as a whole when it is over; nothing, if nobody has said so."""

    all_carried_out: bool = False
    """Whether every event and activity of the application was carried out."""
    replanned: bool = False
    """Whether some were planned anew on the way, which changed nothing as a whole."""
    aim: Text = NOTHING
    """What completes "the aim of the event was …", for forms that ask."""
    source: str = ""


_T = TypeVar(
    "_T", Source, PartOfDay, ActivityKind, Activity, Venue, Delegation, Partner, Place, Group, Prompt
)


def _by_id(things: Callable[[Meeting], Iterable[_T]]) -> cached_property[dict[str, _T]]:
    """Things of a meeting by their ids."""
    return cached_property(lambda meeting: {thing.id: thing for thing in things(meeting)})


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
    outcome: Outcome = Outcome()
    project: Project = Project()
    wifi: tuple[Wifi, ...] = ()
    """The networks for guests."""

    def on(self, day: date) -> tuple[Activity, ...]:
        """The activities of that day, in order."""
        return tuple(activity for activity in self.activities if activity.date == day)

    def events_on(self, day: date) -> tuple[ProjectEvent, ...]:
        """The project events of that day."""
        return tuple(event for event in self.project_events if event.date <= day <= event.until)

    def size_of(self, group: str) -> int | None:
        """How many people a group has by the participation list; None if that does not tell."""
        rows = [self.delegation[id] for id in self.group[group].delegations]
        is_known = rows and all(row.count and not row.at_least for row in rows)
        return sum(row.count for row in rows) if is_known else None

    def minutes_on_foot(self, here: str, there: str) -> int | None:
        """How long it takes to walk from one venue to another; none if that is not known."""
        for way in self.venue[here].on_foot:
            if way.to == there:
                return way.minutes
        for way in self.venue[there].on_foot:
            if way.to == here and not way.one_way:
                return way.minutes
        return None

    def facts_of(self, place: Place, category: str) -> tuple[Fact, ...]:
        """What is known about a place under one heading."""
        return tuple(fact for fact in place.facts if fact.category == category)

    kind = _by_id(lambda meeting: meeting.kinds)
    """The kinds of activities by id."""
    part_of_day = _by_id(lambda meeting: meeting.parts_of_day)
    """The parts of the day by id."""
    venue = _by_id(lambda meeting: meeting.venues)
    """The venues by id."""
    place = _by_id(lambda meeting: meeting.places)
    """The places by id."""
    activity = _by_id(lambda meeting: meeting.activities)
    """The activities by id."""
    prompt = _by_id(lambda meeting: meeting.prompts)
    """The prompts by id."""
    group = _by_id(lambda meeting: meeting.groups)
    """The groups by id."""
    delegation = _by_id(lambda meeting: meeting.participation.delegations)
    """The delegations by id."""
    partner = _by_id(lambda meeting: meeting.partners)
    """The formal partners by id."""
    source = _by_id(lambda meeting: meeting.sources)
    """The sources by id."""

    @cached_property
    def places_as_listed(self) -> tuple[Place, ...]:
        """The host's, then the places as the participation list has them, then those that it has not."""
        listed = [id for row in self.participation.delegations for id in row.places]
        ids = dict.fromkeys((self.host, *listed, *self.place))
        return tuple(self.place[id] for id in ids if id in self.place)

    @cached_property
    def has_pictures(self) -> bool:
        """Whether there is a picture of any place or venue."""
        return any(place.picture for place in self.places) or any(venue.picture for venue in self.venues)

    @cached_property
    def day(self) -> dict[date, Day]:
        """The days by date."""
        return {day.date: day for day in self.days}
