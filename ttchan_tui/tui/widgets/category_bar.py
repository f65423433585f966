"""The categories of a prompt side by side, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.containers import ItemGrid
from textual.events import Click
from textual.message import Message

from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import Text
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.widgets.plain_label import PlainLabel

FIRST_KEY: Final = 5
"""The function key of the first category; those before it work on every screen."""

KEYS: Final = 8
"""How many categories have a key of their own: F5 to F12."""


def category_keys(explanation: str) -> tuple[Command, ...]:
    """A key for each of the first categories, and what the help screen says of it (a catalogue key)."""
    return tuple(
        Command(
            f"category({place})",
            f"f{FIRST_KEY + place}",
            f"F{FIRST_KEY + place}",
            "",
            explanation,
            hinted=False,
        )
        for place in range(KEYS)
    )


CATEGORY_BEFORE: Final = Command(
    "next_category(-1)", "shift+tab", "⇧Tab", "", N_("The category before."), hinted=False
)


class CategoryTab(PlainLabel):
    """One category."""

    def __init__(self, place: int) -> None:
        """Stand for the category in that place."""
        super().__init__()
        self.place = place

    def on_click(self, event: Click) -> None:
        """Choose this category."""
        event.stop()
        self.post_message(CategoryBar.Chosen(self.place))


class CategoryBar(ItemGrid):
    """Which category the next note goes under."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a category."""

        place: int
        """Its place among the prompt's categories, from 0."""

    def __init__(self) -> None:
        """Wrap into as many rows as it takes."""
        super().__init__(min_column_width=25)

    def show(self, names: Sequence[Text], chosen: int, language: Language) -> None:
        """Show these categories, one of them as chosen."""
        tabs = list(self.query(CategoryTab))
        if len(tabs) != len(names):
            self.remove_children()
            tabs = [CategoryTab(place) for place in range(len(names))]
            self.mount_all(tabs)
        for tab, name in zip(tabs, names, strict=True):
            tab.set_class(tab.place == chosen, "-chosen")
            mark = "▌" if tab.place == chosen else " "
            key = f"F{FIRST_KEY + tab.place} " if tab.place < KEYS else "   "
            tab.update(joined(f"{mark}{key}", said(name, language)))
