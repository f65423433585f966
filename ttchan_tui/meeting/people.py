"""Who takes part, modelled three ways that must not be mixed up.

*Partners* are the formal partners of the project. *Counted delegations* are the rows of the
participation list that add up to the stated total. *Separately named* delegations are in no such row;
whether the total includes them is not said, so they are never added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.text.multilingual import NOTHING, Text


class PlaceKind(Enum):
    """What a place is."""

    CITY = "city"
    DISTRICT = "district"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class FactCategory:
    """A kind of facts about places, such as heritage or festivals."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """Something worth knowing about a place."""

    category: str
    text: Text
    source: str
    """Address, or id of one of the meeting's sources."""
    age_sensitive: bool


@dataclass(frozen=True, slots=True)
class Greeting:
    """A few words in one of the place's languages."""

    language: str
    """BCP 47 tag."""
    hello: str
    welcome: str
    language_name: Text = NOTHING
    """What the language is called, if CLDR has no name for it."""


@dataclass(frozen=True, slots=True)
class NameForms:
    """What the name of a place becomes inside the sentences of a language; empty where nobody has said."""

    origin: str
    """Behind "from": "no Lodzas", "from the town of Keť"."""
    location: str
    """Where something was: "Daugavpilī"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, district or country that people came from."""

    id: str
    kind: PlaceKind
    country: str
    """ISO 3166 code."""
    name: Text
    local_name: str
    """As it is written there; several scripts are separated by " / "."""
    other_names: tuple[str, ...]
    position: tuple[float, float] | None
    """Latitude and longitude in degrees; none for a country, where no place is named."""
    position_source: str
    time_zone: str
    website: str
    website_source: str
    note: Text
    greetings: tuple[Greeting, ...]
    facts: tuple[Fact, ...]
    short_address: str = ""
    """Leads to the website, and is short enough for a code."""
    forms: Mapping[str, NameForms] = field(default_factory=dict)
    """By the code of the language."""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """One row of the participation list."""

    id: str
    country: str
    count: int
    """People; one number for all its places together. 0 if nobody has said how many."""
    places: tuple[str, ...]
    separately_named: bool
    """Whether the total includes them is not said; they are not added to it."""
    eu_member: bool | None
    """Whether the country was in the EU at the time of the meeting; none if nobody has said."""
    note: Text
    at_least: bool = False
    """Whether there may be more of them: "over 20"."""
    online: int = 0
    """How many of them take part from elsewhere, through the net."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A formal partner of the project; not the same list as the places."""

    id: str
    country: str
    lead: bool
    name: Text
    """Empty if no source names the body."""
    place: str | None
    """Id of its place, if that is known."""
    note: Text
    """How sure this is."""
    source: str


class Counts(Enum):
    """What the numbers of people tell."""

    EXPECTED = "expected"
    """Who was invited or has registered; the meeting is still to come."""
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How many of the stated total are what; none where nobody has said."""

    female: int | None = None
    male: int | None = None
    non_binary: int | None = None
    minors: int | None = None

    @property
    def given(self) -> dict[str, int]:
        """What has been said."""
        parts = {
            "female": self.female, "male": self.male, "non_binary": self.non_binary, "minors": self.minors
        }  # fmt: skip
        return {name: number for name, number in parts.items() if number is not None}

    @property
    def public(self) -> dict[str, int]:
        """What may be shown to everybody: nothing, if it would single anybody out."""
        return {} if any(0 < number < FEWEST for number in self.given.values()) else self.given


FEWEST: Final = 3
"""People of whom a public breakdown may speak."""


class Guests(Enum):
    """Whether the stated total includes those who are named separately."""

    INCLUDED = "included"
    BESIDE = "beside"
    NOT_SAID = "not-said"


@dataclass(frozen=True, slots=True)
class Participation:
    """The participation list as a whole, and every figure that may be drawn from it."""

    stated_total: int
    """Participants as the report states them; 0 if it does not."""
    host_delegation: str
    text: Text
    separately_named_note: Text
    source: str
    delegations: tuple[Delegation, ...]
    guests: Guests = Guests.NOT_SAID
    counts: Counts = Counts.CAME
    at_least: bool = False
    """Whether the stated total may be more."""
    breakdown: Breakdown = Breakdown()

    @property
    def counted(self) -> tuple[Delegation, ...]:
        """The delegations that make up the stated total."""
        return tuple(row for row in self.delegations if not row.separately_named)

    @property
    def separately_named(self) -> tuple[Delegation, ...]:
        """The delegations that are named separately."""
        return tuple(row for row in self.delegations if row.separately_named)

    @property
    def counted_sum(self) -> int:
        """People in the counted delegations; equals the stated total if the list is sound."""
        return sum(row.count for row in self.counted)

    @property
    def separately_named_people(self) -> int:
        """People named separately. Not to be added to the stated total."""
        return sum(row.count for row in self.separately_named)

    @property
    def counted_countries(self) -> int:
        """Countries among the counted delegations."""
        return len({row.country for row in self.counted})

    @property
    def named_countries(self) -> int:
        """Countries named anywhere in the list, separately named ones included."""
        return len({row.country for row in self.delegations})

    @property
    def invited(self) -> int:
        """People of the stated total from other countries than the host's; 0 if that is not known."""
        host = {row.country for row in self.delegations if row.id == self.host_delegation}
        at_home = [row for row in self.counted if row.country in host]
        if not self.stated_total or not all(row.count for row in at_home):
            return 0
        return self.stated_total - sum(row.count for row in at_home)

    @property
    def is_exact(self) -> bool:
        """Whether all numbers that make up the stated total are known, and none may be more."""
        return bool(self.stated_total) and not (
            self.at_least or any(row.at_least or not row.count for row in self.counted)
        )
