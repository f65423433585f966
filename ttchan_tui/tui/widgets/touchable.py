"""Touchable: words that do what a key does."""

from __future__ import annotations

from textual.events import Click

from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class Touchable(PlainLabel):
    """A touch does what the key of a command does, on whatever screen that is."""

    def __init__(self, command: Command, *, id: str | None = None) -> None:
        """Stand for `command`."""
        super().__init__(id=id)
        self.command = command

    def action_at(self, column: int) -> str:
        """What a touch of that column does."""
        return self.command.action

    async def on_click(self, event: Click) -> None:
        """Do it."""
        event.stop()
        for whose in (self.screen, self.app):
            if await self.app.run_action(self.action_at(event.x), whose):
                return
