"""What of a meeting can be searched: every object with its texts, in all their languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.people import Delegation, Partner, Place
from ttchan_tui.meeting.programme import Activity, Day, ProjectEvent, Venue
from ttchan_tui.meeting.qr.wifi import Wifi
from ttchan_tui.text.multilingual import LocalizedText


class HitKind(Enum):
    """What can be found; in the order in which equally good hits are told."""

    PLACE = "place"
    ACTIVITY = "activity"
    VENUE = "venue"
    WIFI = "wifi"
    DAY = "day"
    PROJECT_EVENT = "project_event"
    PROMPT = "prompt"
    DELEGATION = "delegation"
    PARTNER = "partner"
    NOTE = "note"
    MEETING = "meeting"


class SearchField(NamedTuple):
    """One text that can be found."""

    text: str
    language: str
    """Empty for what is the same in every language."""
    silent: bool = False
    """Whether it is found without being told, since the subtitle says the same."""
    told: tuple[tuple[str, str], ...] = ()
    """The same in each language, by its code: wherever it was found, it is told in that of the reader."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One object that can be found."""

    kind: HitKind
    id: str
    title: LocalizedText
    """As the reader is told it."""
    subtitle: LocalizedText
    """What else identifies it."""
    titles: tuple[SearchField, ...]
    names: tuple[SearchField, ...]
    texts: tuple[SearchField, ...]


Searchable = (
    Place | Activity | Venue | Wifi | Day | ProjectEvent | Prompt | Delegation | Partner | Note | Meeting
)
"""Whatever can be found."""


def things(meeting: Meeting) -> Iterator[Searchable]:
    """Everything of a meeting that can be found, kind by kind; but for the notes and the meeting itself."""
    yield from meeting.places
    yield from meeting.activities
    yield from meeting.venues
    yield from meeting.wifi
    yield from meeting.days
    yield from meeting.project_events
    yield from meeting.prompts
    # Of a place alone, its row of the list and its nameless partner would be the same hit again.
    yield from (row for row in meeting.participation.delegations if len(row.places) != 1)
    yield from (partner for partner in meeting.partners if partner.name or not partner.place)
