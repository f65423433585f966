"""Voices wall: what was said on a prompt, for everybody to read; as large as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ttchan_tui.meeting.board.wall import wall
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.wall import GAP, WallText, height_of, in_columns
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_TWO: Final = 100
"""Columns from which there are two columns of text."""
_DRAWN: Final = 24
"""Entries at most that are tried in drawn letters; more have no room in any window."""


class VoicesWall(VerticalScroll):
    """One or two columns; in drawn letters if all of it has room so, and always where everything is large."""

    def __init__(self, session: Session, *, id: str, focusable: bool = True) -> None:
        """Show nothing yet of what `session` may see; one beside a list is only looked at."""
        super().__init__(id=id, can_focus=focusable)
        self._session = session
        self._prompt = ""

    def compose(self) -> ComposeResult:
        """Two columns side by side."""
        with Horizontal():
            yield PlainLabel(classes="voices-column")
            yield PlainLabel(classes="voices-column")

    def show(self, prompt: str) -> None:
        """What may be seen of what was said on a prompt, as it is now; another prompt begins at its top."""
        if prompt != self._prompt:
            self.scroll_home(animate=False)
        self._prompt = prompt
        if not self.size:
            return  # nothing is known yet of how much room there is
        first, second = self.query(".voices-column").results(Static)
        columns = list(self._columns())
        for column, label in zip_longest(columns, (first, second)):
            label.display = column is not None
            label.update(column or "")
            label.styles.width = self._width if len(columns) == 1 else _half(self._width)

    def on_resize(self, _: Resize) -> None:
        """Use the room there is now."""
        if self._prompt in self._session.meeting.prompt:
            self.show(self._prompt)

    def _columns(self) -> Sequence[Content]:
        session, language = self._session, self._session.language
        prompt = session.meeting.prompt[self._prompt]
        notes, themes = session.connection.notes(prompt.id), session.connection.themes(prompt.id)
        mine = session.mine
        parts = wall(prompt, themes, notes, session.meeting, mine.groups if mine else ())
        text = WallText(parts, session.meeting, language)
        height = self.scrollable_content_region.height
        columns: Sequence[Content] = [plain("")]
        for columns in self._ways(text, self._width, height):
            if columns and height_of(columns) <= height:
                break
        return columns

    @property
    def _width(self) -> int:
        """Columns of text; the last one before the scrollbar stays empty."""
        return max(1, self.scrollable_content_region.width - 1)

    def _ways(self, text: WallText, width: int, height: int) -> Iterator[Sequence[Content]]:
        """The largest way to show it first; the last one may have to be scrolled."""
        looks = appearance(self)
        two = 2 if width >= _TWO else 1
        narrow = _half(width) if two > 1 else width
        if text.entries <= _DRAWN:
            for number in range(1, two + 1):
                rows = height * number - text.entries - 2 * len(text.parts)
                blocks = text.blocks(width if number == 1 else narrow, partial(looks.posters, rows=rows))
                yield in_columns(blocks, number)
        if looks.is_large:
            yield in_columns(text.blocks(width, self._enlarged), 1)
            return
        for number in range(1, two + 1):
            rows = height * number - text.entries - 2 * len(text.parts)
            columns = width if number == 1 else narrow
            drawn = text.blocks(columns, partial(looks.posters, rows=max(1, rows)), leads_only=True)
            yield in_columns(drawn, number, space=1)
            yield in_columns(drawn, number)
        yield in_columns(text.blocks(width), 1, space=1)
        blocks = text.blocks(narrow)
        yield in_columns(blocks, two, space=1)
        yield in_columns(blocks, two)

    def _enlarged(self, texts: Sequence[str], width: int) -> Sequence[Content]:
        return [appearance(self).enlarged(one, width) for one in texts]


def _half(width: int) -> int:
    return (width - GAP) // 2
