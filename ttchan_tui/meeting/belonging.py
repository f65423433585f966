"""Where somebody says they are from, and what of the meeting concerns them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity


@dataclass(frozen=True, slots=True)
class Belonging:
    """The people from one country of the participation list."""

    country: str
    """Its code."""
    delegations: tuple[str, ...]
    places: tuple[str, ...]
    """Ids of the towns that they came from."""
    groups: tuple[str, ...]
    """Ids of the groups that they work in: their country's, and those of several countries."""

    def concerns(self, activity: Activity) -> bool:
        """Whether an activity names these people; what is for all concerns nobody more than others."""
        return not set(self.delegations).isdisjoint(activity.delegations)

    def said(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Those of the notes that these people's groups have said."""
        return tuple(note for note in notes if note.group in self.groups)


def belonging(meeting: Meeting, country: str) -> Belonging | None:
    """The people from a country; none if the list has nobody from there."""
    rows = [row for row in meeting.participation.delegations if row.country == country]
    ids = {row.id for row in rows}
    if not rows:
        return None
    return Belonging(
        country,
        tuple(row.id for row in rows),
        tuple(place for row in rows for place in row.places),
        tuple(
            group.id
            for group in meeting.groups
            if (group.country == country if group.country else not ids.isdisjoint(group.delegations))
        ),
    )
