"""What a route is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class Route:
    """One place; a subclass for each screen."""

    name: ClassVar[str]
    """What the screen is called among those of the app; kiosks count their visits by it."""
    screen: ClassVar[str]
    """Module and class of the screen, below `ttchan_tui.tui`."""

    @property
    def in_public(self) -> Route:
        """Where somebody is led instead who only comes by."""
        return self


@dataclass(frozen=True)
class OfPrompt(Route):
    """What is about one prompt."""

    prompt: str


@dataclass(frozen=True)
class OfGroup(Route):
    """What is about one group at work on a prompt."""

    prompt: str
    group: str
