"""What a kiosk has behind it that no visitor sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ttchan_tui.store import Counts, Heartbeat, Pin
from ttchan_tui.tui.kiosk.watchdog import Watchdog


class KioskServices(NamedTuple):
    """The files of a kiosk besides the meeting."""

    pin: Pin
    """What opens the staff panel."""
    counts: Counts
    """How often each screen is looked at."""
    connected: Callable[[], tuple[Heartbeat, ...]]
    """The sessions that are there at present."""
    watchdog: Watchdog = Watchdog({})
    """Who starts it anew if it hangs."""
