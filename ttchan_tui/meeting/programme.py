"""What happens when and where: days, project events, activities, venues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.text.multilingual import NOTHING, Text

_Date = date
"""For classes that have a field of that name."""


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """A kind of activity, such as a lecture or a meal."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day that stands in for clock times where none are known."""

    id: str
    name: Text
    starts: time
    """When the screens begin to call it "now". A convention of the screens, never shown."""
    relative: bool = False
    """Whether its name only tells that it comes after another one, as "later" does: now it is not later."""


@dataclass(frozen=True, slots=True)
class WayOnFoot:
    """How long it takes to walk from a venue to another one."""

    to: str
    """Id of the other venue."""
    minutes: int
    one_way: bool
    """Whether the way back takes another time, as up a hill, and is given there or not known."""


@dataclass(frozen=True, slots=True)
class Venue:
    """Where an activity takes place."""

    id: str
    name: Text
    text: Text
    place: str | None
    """Id of the place it lies in."""
    address: str
    """Empty if not known."""
    entrance: Text
    """How to find the door."""
    position: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    position_source: str
    source: str
    on_foot: tuple[WayOnFoot, ...] = ()
    """The ways from it that are known; `Meeting.minutes_on_foot` knows those to it as well."""
    picture: Picture | None = None
    state: Text = NOTHING
    """How it is there at the moment: full, closed; empty if as usual."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the meeting."""

    date: date
    title: Text
    text: Text
    """What the day was devoted to."""
    change: Text
    """What was moved or replanned, and why."""
    source: str
    dedicated: Text = NOTHING
    """What completes "the day was dedicated to …", in the case that the language needs."""


@dataclass(frozen=True, slots=True)
class ProjectEvent:
    """A numbered event of the EU application; the numbers need not follow the dates."""

    number: int
    date: date
    title: Text
    note: Text
    """Why its number is out of date order, if it is."""
    source: str
    last_day: _Date | None = None
    """Its last day, if it has several."""

    @property
    def until(self) -> _Date:
        """Its last day; of most the only one."""
        return self.last_day or self.date


@dataclass(frozen=True, slots=True)
class Activity:
    """One item of the programme. Whatever is not stated anywhere is empty here too."""

    id: str
    date: date
    title: Text
    kind: str
    """Id of its kind."""
    text: Text
    audience: Text
    led_by: Text
    venues: tuple[str, ...]
    """Ids; several for a visit to several places."""
    venue_note: Text
    part_of_day: str | None
    """Id of the part of the day."""
    start: time | None
    end: time | None
    time_note: Text
    project_events: tuple[int, ...]
    project_event_note: Text
    prompt: str | None
    """Id of the group-work prompt that is answered here."""
    age_sensitive: bool
    source: str
    cancelled: Text = NOTHING
    """Why it does not take place; empty if it does."""
    replaced_by: str | None = None
    """Id of the activity that takes place instead."""
    delegations: tuple[str, ...] = ()
    """Ids of those who take part; empty if nobody has said, or if it is for all."""
    heads: int | None = None
    """How many people were counted there."""
    state: Text = NOTHING
    """How it is there at the moment: full; empty if as usual."""

    after_midnight: bool = False
    """Whether it begins behind the midnight at the end of its date: it belongs to that evening."""

    @property
    def begins_at(self) -> datetime | None:
        """When it begins by the clock, in the meeting's time zone; none if that is not stated."""
        if self.start is None:
            return None
        return datetime.combine(self.date, self.start) + timedelta(days=self.after_midnight)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends by the clock, in the meeting's time zone; none if that is not stated."""
        if self.end is None:
            return None
        return datetime.combine(self.date, self.end) + timedelta(days=self.past_midnight)

    @property
    def past_midnight(self) -> bool:
        """Whether it ends on the day after its own, as a dance does."""
        ends_before = self.start is not None and self.end is not None and self.end < self.start
        return self.after_midnight or ends_before
