"""Leading lines: a text beside another one, whose lines lead somewhere when they are touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message

from ttchan_tui.tui.looks.hanging_indent import HangingIndent
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class LeadingLines(PlainLabel):
    """Lines with a mark or a space in front; what is wrapped goes on below their words."""

    @dataclass
    class Touched(Message):
        """Somebody touched a line that leads somewhere."""

        id: str

    def __init__(self, indent: int) -> None:
        """Say nothing yet; lines begin behind so many columns."""
        super().__init__()
        self._indent = indent
        self._lines: Sequence[tuple[Content, str]] = ()

    def show(self, lines: Sequence[tuple[Content, str]]) -> None:
        """Say these lines, each with the id of what it leads to; empty if it leads nowhere."""
        self._lines = lines
        self.update(HangingIndent(Content("\n").join(line for line, _ in lines), self._indent))

    def rows(self, line: Content, columns: int) -> int:
        """How many rows a line takes in so many columns."""
        return max(1, len(line[self._indent :].wrap(max(1, columns - self._indent))))

    def on_click(self, event: Click) -> None:
        """Say which line was touched."""
        event.stop()
        at = event.get_content_offset(self)
        below = at.y if at else -1
        for line, id in self._lines:
            below -= self.rows(line, self.content_size.width)
            if below < 0:
                if at and id:
                    self.post_message(self.Touched(id))
                return
