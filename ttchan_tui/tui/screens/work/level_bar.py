"""The levels of a prompt in a row, the chosen one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message

from ttchan_tui.meeting.groupwork import Level
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class LevelTab(PlainLabel):
    """One level."""

    def __init__(self, level: str) -> None:
        """Stand for the level with that id."""
        super().__init__()
        self.level = level

    def on_click(self, event: Click) -> None:
        """Choose this level; it was chosen: none."""
        event.stop()
        self.post_message(LevelBar.Chosen("" if self.has_class("-chosen") else self.level))


class LevelBar(Horizontal):
    """At which level the next note is; not there at all for prompts without levels."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a level."""

        level: str
        """Its id; empty for none."""

    def compose(self) -> Sequence[PlainLabel]:
        """Nothing but the key yet."""
        return [PlainLabel("    Ctrl+N", id="level-key")]

    def show(self, levels: Sequence[Level], chosen: str, language: Language) -> None:
        """Show these levels, one of them or none as chosen."""
        self.display = bool(levels)
        tabs = list(self.query(LevelTab))
        if [tab.level for tab in tabs] != [level.id for level in levels]:
            self.query(LevelTab).remove()
            tabs = [LevelTab(level.id) for level in levels]
            self.mount_all(tabs)
        for tab, level in zip(tabs, levels, strict=True):
            tab.set_class(tab.level == chosen, "-chosen")
            mark = "▌" if tab.level == chosen else " "
            tab.update(joined(mark, said(level.name, language), " "))
