"""A picture with the words below it, as large as there is room; nothing where none can be drawn."""

from __future__ import annotations

from itertools import count
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.wording.pictures import caption
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_NUMBERS: Final = count(71_000)


class PictureCells(Widget):
    """The picture itself: in cells, over which the terminal may draw its pixels."""

    def __init__(self) -> None:
        """Of nothing yet."""
        super().__init__()
        self.number = next(_NUMBERS)
        """What the terminal calls it."""
        self.pixels = ""
        """What the terminal is sent to draw it over its cells; empty if it does not, or not yet."""
        self._content = b""

    def show(self, content: bytes) -> None:
        """Show that one."""
        if content != self._content:
            self._content = content
            self.refresh(layout=True)
            self._draw_anew()

    @property
    def fitted(self) -> tuple[int, int]:
        """Columns and rows that the picture takes of the widget."""
        return self._fitted(*self.size)

    def _fitted(self, columns: int, rows: int) -> tuple[int, int]:
        if not self._content:
            return 0, 0
        from ttchan_tui.tui.pictures.drawing import fitted
        from ttchan_tui.tui.terminal.graphics import now

        return fitted(self._content, columns, rows, now(appearance(self).terminal.graphics).cell)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its height allows."""
        return self._fitted(container.width, container.height)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its width says."""
        return self._fitted(width, viewport.height)[1]

    def render_line(self, y: int) -> Strip:
        """A row of it."""
        columns, rows = self.fitted
        if y >= rows:
            return Strip.blank(self.size.width, self.rich_style)
        from ttchan_tui.tui.pictures.drawing import in_cells

        return in_cells(self._content, columns, rows)[y].adjust_cell_length(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        """Other pixels."""
        self._draw_anew()

    def _draw_anew(self) -> None:
        self.pixels = ""
        if self._content and appearance(self).terminal.graphics:
            self._draw()

    @work(exclusive=True, thread=True)
    def _draw(self) -> None:
        """Draw it in pixels, which takes tenths of a second, and have them sent."""
        from ttchan_tui.tui.pictures.drawing import in_pixels
        from ttchan_tui.tui.terminal.graphics import Protocol, now

        graphics, content, (columns, rows) = (
            now(appearance(self).terminal.graphics),
            self._content,
            self.fitted,
        )
        if graphics.protocol is not Protocol.CELLS and columns:
            pixels = in_pixels(content, columns, rows, graphics, self.number)
            self.app.call_from_thread(self._have, content, (columns, rows), pixels)

    def _have(self, content: bytes, size: tuple[int, int], pixels: str) -> None:
        if (content, size) == (self._content, self.fitted):
            self.pixels = pixels
            self.refresh()


class PicturePanel(Vertical):
    """A picture, what is to be seen on it, and who made it."""

    def compose(self) -> ComposeResult:
        """The picture, the words below it."""
        yield PictureCells()
        yield PlainLabel()

    def show(self, picture: Picture | None, session: Session) -> bool:
        """Show that one; say whether it is to be seen, as it cannot be drawn everywhere."""
        content = drawable(self, picture, session) if picture else b""
        self.display = bool(content)
        if picture and content:
            self.query_one(PictureCells).show(content)
            self.query_one(Static).update(plain(caption(picture, session.language), "$quiet"))
        return bool(content)

    def be_within(self, rows: int) -> None:
        """Take so many rows at most, the words below included."""
        self.styles.max_height = rows
        self.query_one(PictureCells).styles.max_height = max(1, rows - 2)


def drawable(widget: Widget, picture: Picture, session: Session) -> bytes:
    """What a picture shows; nothing where it cannot be drawn, or everything is large."""
    looks = appearance(widget)
    if looks.is_large or not looks.terminal.shows_pictures:
        return b""
    from ttchan_tui.tui.pictures.drawing import can_draw, is_sound

    content = session.repository.pictures.content(picture.file) if can_draw() else b""
    return content if content and is_sound(content) else b""
