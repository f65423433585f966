"""The sections of a place side by side, with the keys that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message

from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Tab:
    """One section, as it is shown."""

    name: str
    key: str
    label: str
    number: int = 0
    """How many there are of what it is about; 0 says nothing."""


class TabLabel(PlainLabel):
    """One tab."""

    def __init__(self, name: str) -> None:
        """Stand for that section."""
        super().__init__()
        self.section = name

    def on_click(self, event: Click) -> None:
        """Lead there."""
        event.stop()
        self.post_message(SectionTabs.Chosen(self.section))


class SectionTabs(Horizontal):
    """A row of tabs; the one that is open stands out by its shape, not by colour alone."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a tab."""

        name: str
        """That of its section."""

    def show(self, tabs: Sequence[Tab], chosen: str) -> None:
        """Show these: in one row, or in two where they have no room in one."""
        labels = list(self.query(TabLabel))
        if [label.section for label in labels] != [tab.name for tab in tabs]:
            self.remove_children()
            labels = [TabLabel(tab.name) for tab in tabs]
            self.mount_all(labels)
        shown = [self._label(tab, is_open=tab.name == chosen) for tab in tabs]
        room = self.size.width or self.app.size.width - self.styles.margin.width
        self.set_class(sum(label.cell_length for label in shown) > room, "-two-rows")
        for label, tab, words in zip(labels, tabs, shown, strict=True):
            label.set_class(tab.name == chosen, "-chosen")
            label.update(words)

    def _label(self, tab: Tab, *, is_open: bool) -> Content:
        left, right = ("▌", "▐") if is_open else (" ", " ")
        number = (f" {tab.number}", "bold $now" if not is_open else "bold") if tab.number else ""
        return joined(left, (tab.key, "bold"), f" {tab.label}", number, right)
