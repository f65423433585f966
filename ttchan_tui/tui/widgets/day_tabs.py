"""The days of the meeting side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message

from ttchan_tui.tui.widgets.plain_label import PlainLabel


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
