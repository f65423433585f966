"""Screens over the one on which notes are typed: whoever types on does so there, and no letter is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.events import Key

from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.typing.typed_text import typed_text


class TypingOverlay(MeetingScreen):
    """A look at something else in the middle of typing."""

    TYPED_HERE = True
    STAYS: ClassVar[bool] = False
    """Whether it stays when somebody types, because it has asked something."""

    type_on: Callable[[str], None]
    """Goes on typing in the field below."""

    def on_key(self, event: Key) -> None:
        """Letters go into the field, and so does whoever types them."""
        if text := typed_text(event.character):
            event.stop()
            if not self.STAYS:
                self.navigation.back()
            self.type_on(text)
