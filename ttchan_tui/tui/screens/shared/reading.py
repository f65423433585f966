"""What the screens that are one text to read have in common."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class ReadingScreen(MeetingScreen):
    """A text, as wide as an eye can follow and as long as it takes."""

    CSS_PATH = STYLES / "reading.tcss"
    AUTO_FOCUS = "#reading"

    _shown: object = None

    def compose_body(self) -> Iterable[Widget]:
        """The text."""
        with VerticalScroll(id="reading"):
            yield PlainLabel()

    def text(self) -> Content:
        """What is to be read, in the language in use."""
        raise NotImplementedError

    @property
    def headline(self) -> str:
        """What stands above the text in large letters; nothing if empty."""
        return ""

    def _enlarged(self) -> Content:
        """The text with its name in large letters, and space between its lines."""
        lines = [line for line in self.text().split("\n") if line.plain.strip()]
        if self.headline:
            drawn = appearance(self).headline(self.headline, self.size.width - 8)
            lines = [drawn, *(line for line in lines if line.plain != self.headline)]
        return Content("\n\n").join(lines)

    @property
    def subject(self) -> object:
        """What the text is about; another subject begins at its top."""
        return None

    def show(self) -> None:
        """Show the text as it is now."""
        self.query_one("#reading Static", Static).update(
            self._enlarged() if appearance(self).is_large else self.text()
        )
        self.begin_at_top()

    def begin_at_top(self) -> None:
        """Begin another subject at its top."""
        if self.subject != self._shown:
            self._shown = self.subject
            self.query_one("#reading").scroll_home(animate=False)
