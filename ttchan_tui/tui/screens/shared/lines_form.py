"""Form of a few lines: Enter leads from one to the next, and does it in the last one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.dialog_screen import DialogScreen
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

BEFORE = Command("field(-1)", "up,shift+tab", "↑", N_("before"), N_("The line before."), "↑", hinted=False)
AFTER = Command("field(1)", "down,tab", "↓", N_("next"), N_("The next line."), "↓", hinted=False)

_A = TypeVar("_A")


class LinesForm(DialogScreen[_A], Generic[_A]):
    """Asks for one line after the other."""

    BINDINGS = bindings(BEFORE, AFTER)

    def compose_line(self, id: str, asked: str, limit: int) -> Iterable[Widget]:
        """A line for at most so many characters, below what is asked (a catalogue key)."""
        yield PlainLabel(plain(self._session.language.say(asked), "$quiet"))
        yield LineInput(id=id, refuse=self.refuse, enter=self._entered, takes=limit)

    def _entered(self, typed: str) -> str:
        if self.fields[-1].has_focus:
            self.action_save()
        else:
            self.action_field(1)
        return typed

    def action_field(self, by: int) -> None:
        """To another line."""
        fields = self.fields
        place = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        fields[min(max(place + by, 0), len(fields) - 1)].focus()

    async def action_next(self) -> None:
        """Do what Enter does."""
        for field in self.fields:
            if field.has_focus:
                await field.action_submit()
                return

    def action_save(self) -> None:
        """Do what the form is for, if every line is right; else go to the one that is not."""
        raise NotImplementedError
