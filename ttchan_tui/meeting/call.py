"""A call for an organiser from a kiosk: where help is needed and since when, and nothing of who needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ttchan_tui.meeting.codec import ID, MOMENT, Record, optional

UNANSWERED: Final = timedelta(minutes=15)
"""How long a call stands that nobody answers."""
ANSWERED: Final = timedelta(minutes=10)
"""How long it says that somebody is coming."""
PAUSE: Final = timedelta(minutes=2)
"""Between two calls from one kiosk, so that nobody plays with them."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call."""

    kiosk: str
    """What the kiosk is called."""
    at: datetime
    """In UTC."""
    venue: str = ""
    """Id of the venue that the kiosk stands in; empty if nobody has said."""
    answered: datetime | None = None
    """Since when somebody is coming, in UTC."""
    ended: datetime | None = None
    """When it was taken back, in UTC."""

    @property
    def until(self) -> datetime:
        """When it stands no more."""
        if self.ended:
            return self.ended
        return self.answered + ANSWERED if self.answered else self.at + UNANSWERED

    def stands(self, now: datetime) -> bool:
        """Whether it is to be seen; one of the future comes from a wrong clock, and is not."""
        return self.at - PAUSE <= now < self.until


CALL: Final = Record(Call, kiosk=ID, at=MOMENT, venue=ID, answered=optional(MOMENT), ended=optional(MOMENT))
