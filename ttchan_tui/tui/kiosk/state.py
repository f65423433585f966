"""State of a kiosk that its own screens show and change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, cast

from textual.widget import Widget

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import first_spoken
from ttchan_tui.tui.kiosk.clock_doubt import ClockDoubt
from ttchan_tui.tui.kiosk.kiosk_services import KioskServices
from ttchan_tui.tui.kiosk.settings import KioskSettings


@dataclass
class KioskState:
    """How it is set up, what it has besides the meeting, and what the staff have changed."""

    settings: KioskSettings
    services: KioskServices
    seconds: Callable[[], float]
    """Counts them; from when does not matter."""
    language_asked: str = ""
    """Code of the language that every visitor is to find; empty while nobody has said which."""
    clock_doubt: ClockDoubt = field(default_factory=ClockDoubt)

    def visitors_language(self, meeting: Meeting) -> str:
        """Code of the language that visitors find: that which was asked for, else the meeting's first."""
        return self.language_asked or first_spoken(meeting, self.settings.offers)


class _Kiosk(Protocol):
    state: KioskState


def kiosk_state(widget: Widget) -> KioskState:
    """The state of the kiosk that a widget is in."""
    return cast("_Kiosk", widget.app).state
