"""What the organisers tell everybody at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final

from ttchan_tui.meeting.codec import FLAG, ID, MOMENT, TEXTS, Record
from ttchan_tui.text.multilingual import Text

USUALLY: Final = timedelta(hours=1)
"""How long one stands if nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A sentence or two on every screen, until a time."""

    id: str
    text: Text
    urgent: bool
    """Whether it covers every screen, in all of its languages, until it was read."""
    since: datetime
    """In UTC."""
    until: datetime
    """In UTC."""
    venue: str = ""
    """Id of the venue at whose kiosks alone it stands; empty if it stands everywhere."""
    of: str = ""
    """What tells the change that it belongs to from all others: it is withdrawn when that is taken back."""

    def stands(self, now: datetime) -> bool:
        """Whether it has not expired.

        One that was made later than now stands as well: a machine whose clock is slow is to show it.
        """
        return now < self.until

    def is_for(self, venue: str | None) -> bool:
        """Whether it is for a kiosk at that venue, or at none if empty; None sees those of all venues."""
        return venue is None or self.venue in ("", venue)


ANNOUNCEMENT: Final = Record(
    Announcement, id=ID, text=TEXTS, urgent=FLAG, since=MOMENT, until=MOMENT, venue=ID, of=ID
)


def next_time(clock: time, now: datetime, zone: tzinfo) -> datetime:
    """When the clocks of that zone show that time next: tonight's 00:30, said before midnight.

    An hour that comes twice when summer time ends is meant as the one that is still to come.

    Args:
        clock: What the clocks show then.
        now: The moment that it is to come after, with its zone.
        zone: Where the clocks are.
    """
    today = now.astimezone(zone).date()
    moments = (
        datetime.combine(today + timedelta(days=days), clock, zone).replace(fold=fold).astimezone(UTC)
        for days in (0, 1)
        for fold in (0, 1)
    )
    return next(moment for moment in moments if moment > now)
