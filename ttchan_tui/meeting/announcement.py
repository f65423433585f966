"""What the organisers tell everybody at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

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

    def stands(self, now: datetime) -> bool:
        """Whether it has not expired.

        One that was made later than now stands as well: a machine whose clock is slow is to show it.
        """
        return now < self.until
