"""The days of the meeting side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, MouseEvent, MouseScrollDown, MouseScrollUp
from textual.message import Message

from ttchan_tui.tui.widgets.plain_label import PlainLabel

_WHEEL: Final = 12
"""Columns by which the wheel moves the row: about a day."""


class DayTab(PlainLabel):
    """One day."""

    def __init__(self, day: date) -> None:
        """Stand for `day`."""
        super().__init__()
        self.day = day

    def on_click(self, event: Click) -> None:
        """Choose this day."""
        event.stop()
        self.post_message(DayTabs.Chosen(self.day))


class DayTabs(Horizontal):
    """A row of days; the one that is shown stands out by its shape, not by colour alone."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a day."""

        day: date
        """That day."""

    _shown: tuple[date, int] | None = None
    """The day that was scrolled into sight last, and how wide the row was."""

    def show(self, days: Sequence[tuple[date, Content]], chosen: date) -> None:
        """Show these days by these labels, one of them as chosen."""
        tabs = list(self.query(DayTab))
        if [tab.day for tab in tabs] != [day for day, _ in days]:
            self.remove_children()
            tabs = [DayTab(day) for day, _ in days]
            self.mount_all(tabs)
        for tab, (day, label) in zip(tabs, days, strict=True):
            tab.set_class(day == chosen, "-chosen")
            marks = ("▌", "▐") if day == chosen else (" ", " ")
            tab.update(Content.assemble(marks[0], label, marks[1]))
        if self._shown != (shown := (chosen, self.size.width)):  # what somebody has scrolled to stays
            self._shown = shown
            self.call_after_refresh(self._scroll_to_chosen)

    def _scroll_to_chosen(self) -> None:
        for tab in self.query(DayTab).filter(".-chosen"):
            self.scroll_to_widget(tab, animate=False, force=True)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """To the days that have no room on the right."""
        self._scroll(event, _WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """To the days that have no room on the left."""
        self._scroll(event, -_WHEEL)

    def _scroll(self, event: MouseEvent, columns: int) -> None:
        event.stop()
        self.scroll_relative(x=columns, animate=False, force=True)
