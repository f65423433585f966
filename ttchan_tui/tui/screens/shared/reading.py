"""What the screens that are one text to read have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_SPACE: Final = 1
"""Columns between the text and its scrollbar."""


def _style_of(line: Content) -> str:
    """The style of a line as a whole, such as that of a heading; the usual one if only parts have one."""
    whole = [str(span.style) for span in line.spans if span.end - span.start >= len(line)]
    return whole[0] if whole else "$foreground"


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
        """The text in letters that are drawn, its name in the largest, and space between its lines."""
        reading = self.query_one("#reading", VerticalScroll)
        columns = max(1, reading.scrollable_content_region.width - _SPACE)
        lines = [line for line in self.text().split("\n") if line.plain.strip()]
        drawn = [
            appearance(self).enlarged(line.plain.strip(), columns, _style_of(line))
            for line in lines
            if line.plain != self.headline
        ]
        if self.headline:
            rows = reading.size.height * 2 // 3
            large = appearance(self).poster(self.headline, columns, rows, "bold $primary")
            drawn.insert(0, large or appearance(self).enlarged(self.headline, columns, "$primary"))
        return Content("\n\n").join(drawn)

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
