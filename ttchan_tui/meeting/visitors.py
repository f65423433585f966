"""What visitors say themselves, where an organiser has opened a prompt to the public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import Final

_PAUSE: Final = timedelta(seconds=30)
"""Between two notes from the same kiosk."""
_HOUR: Final = timedelta(hours=1)
_MOST: Final = 20
"""Notes in an hour from the same kiosk."""


def seconds_to_wait(said: Iterable[datetime], now: datetime) -> int:
    """Seconds until a kiosk may take the next note.

    Args:
        said: When it took others; times that have not come yet are those of a clock that was wrong.
        now: The time.
    """
    ages = sorted(now - moment for moment in said if timedelta() <= now - moment < _HOUR)
    waits = [timedelta()]
    if ages:
        waits.append(_PAUSE - ages[0])
    if len(ages) >= _MOST:
        waits.append(_HOUR - ages[_MOST - 1])
    return ceil(max(waits).total_seconds())
