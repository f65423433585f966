"""What the screens that are one text to read have in common."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.tui.screens.base import MeetingScreen


class ReadingScreen(MeetingScreen):
    """A text, as wide as an eye can follow and as long as it takes."""

    CSS_PATH = "../styles/reading.tcss"
    AUTO_FOCUS = "#reading"

    _shown: object = None

    def compose_body(self) -> Iterable[Widget]:
        """The text."""
        with VerticalScroll(id="reading"):
            yield Static(markup=False)

    def text(self) -> Content:
        """What is to be read, in the language in use."""
        raise NotImplementedError

    @property
    def subject(self) -> object:
        """What the text is about; another subject begins at its top."""
        return None

    def show(self) -> None:
        """Show the text as it is now."""
        self.query_one("#reading Static", Static).update(self.text())
        if self.subject != self._shown:
            self._shown = self.subject
            self.query_one("#reading").scroll_home(animate=False)
