"""Whether somebody is there, or only something that lies on a key."""

from __future__ import annotations

from typing import Final

from textual.events import Event, Key, MouseEvent

_REPEATED: Final = 1.0
"""Seconds within which a keyboard repeats a key that is held, also for the first time."""


class StuckKeys:
    """Tells the repetitions of a key from touches; of a screen that is touched at the same place as well."""

    def __init__(self, longest: float) -> None:
        """Believe for so many seconds that somebody does the same again and again."""
        self._longest = longest
        self._what: object = None
        self._since = self._last = 0.0

    def is_held(self, event: Event, now: float) -> bool:
        """Whether this is nothing but what there has been for too long.

        Args:
            event: A key, or what a mouse or finger does.
            now: Seconds, as `longest` counts them.
        """
        what = _what(event)
        if what != self._what or now - self._last > _REPEATED:
            self._what, self._since = what, now
        self._last = now
        return now - self._since > self._longest


def _what(event: Event) -> object:
    if isinstance(event, Key):
        return event.key
    if isinstance(event, MouseEvent):
        return type(event), event.screen_offset
    return event
