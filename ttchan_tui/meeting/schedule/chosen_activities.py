"""The activities that somebody wants to see of a programme: of one kind, at one venue, or all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity


@dataclass(frozen=True, slots=True)
class ChosenActivities:
    """What is wanted; both together are fewer."""

    kind: str | None = None
    """Id of a kind; None for all."""
    venue: str | None = None
    """Id of a venue; None for all."""

    def __bool__(self) -> bool:
        return bool(self.kind or self.venue)

    def has(self, activity: Activity) -> bool:
        """Whether an activity is one of them."""
        return self.kind in (None, activity.kind) and (not self.venue or self.venue in activity.venues)

    def on(self, day: date, meeting: Meeting) -> list[Activity]:
        """Those of a day, in its order."""
        return list(filter(self.has, meeting.on(day)))

    def first_day(self, meeting: Meeting) -> date | None:
        """The first day that has one of them; None if no day has."""
        return next((day.date for day in meeting.days if self.on(day.date, meeting)), None)

    def known_to(self, meeting: Meeting) -> ChosenActivities:
        """The same without what the meeting has not got: another one may have been loaded."""
        return replace(
            self,
            kind=self.kind if self.kind in meeting.kind else None,
            venue=self.venue if self.venue in meeting.venue else None,
        )
