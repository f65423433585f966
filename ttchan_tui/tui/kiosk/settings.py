"""How a kiosk is set up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEAVE: Final = 0
RESTART: Final = 75
"""Exit codes of a kiosk: it is to stay closed, or to be started again."""


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """What the one who starts a kiosk decides."""

    name: str = "kiosk"
    """Tells it from the others."""
    venue: str = ""
    """Id of the venue it stands in; empty if nobody has said."""
    language: str = ""
    """Code of the language that every visitor finds; empty for the first one of the meeting."""
    offers: tuple[str, ...] = ()
    """Codes of the languages that it offers; if there are none, those of the meeting and of its people."""
    idle: int = 90
    """Seconds without a touch until the kiosk asks whether somebody is there."""
    question: int = 20
    """Seconds that the question stands."""
    slide: int = 10
    """Seconds that one thing is shown while nobody is there."""
