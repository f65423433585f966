"""The ways from the first screen into everything else: large targets side by side, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Click
from textual.message import Message

from ttchan_tui.meeting.schedule.clock import Running
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_MARK: Final = "▌"
"""Stands before the chosen tile where there is no room for frames, or all frames look alike."""
_HEAVY: Final = "┏"
"""Of the frame of the chosen tile."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the name of its route, what it is called, and what is there at present."""

    name: str
    title: str
    live: str


class Tile(PlainLabel):
    """One way that can be touched."""

    def __init__(self, number: int) -> None:
        """The way of that number, counted from 1."""
        super().__init__()
        self.number = number
        self.border_title = str(number)

    def write(self, way: Way, *, is_chosen: bool, in_a_line: bool) -> None:
        """Say where it leads.

        Args:
            way: Where it leads.
            is_chosen: Whether it is the one that Enter opens.
            in_a_line: Whether there is room for one line only.
        """
        self.set_class(is_chosen, "-chosen")
        mark = _MARK if is_chosen else " "
        words = joined(mark, (f"{self.number} ", "bold $accent"), (way.title, "bold"))
        if in_a_line:
            whole = joined(words, (f"  {way.live}", "$quiet"))
            self.update(whole if whole.cell_length < self.size.width else words, layout=False)
        elif not self.styles.border.top[0]:  # where the number stands otherwise
            self.update(Content("\n").join((words, joined(mark, "  ", (way.live, "$quiet")))), layout=False)
        else:
            edge = "" if appearance(self).terminal.drawing.has(_HEAVY) else mark
            title, live = joined(edge, (way.title, "bold")), joined(" " if edge else "", (way.live, "$quiet"))
            is_long = title.cell_length > self.size.width > 0
            lines = title.wrap(self.size.width) if is_long else (title, live)
            self.update(Content("\n").join(lines), layout=False)

    def on_click(self, event: Click) -> None:
        """Go there."""
        event.stop()
        self.post_message(WayTiles.Opened(self.number))


class WayTiles(Container, can_focus=True, can_focus_children=False):
    """The arrow keys go from tile to tile, Enter or a touch opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", show=False),
        Binding("right", "go(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("enter", "select", show=False),
    ]

    @dataclass
    class Opened(Message):
        """Somebody wants to go a way."""

        number: int
        """Which one, counted from 1."""

    def __init__(self, session: Session, number: int, *, id: str) -> None:
        """So many ways; in a replay of `session` the arrows to the sides are those of the replay."""
        super().__init__(id=id)
        self._session = session
        self._ways: Sequence[Way] = ()
        self._number = number
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """A tile for each."""
        for number in range(1, self._number + 1):
            yield Tile(number)

    def show(self, ways: Sequence[Way]) -> None:
        """Write on the tiles where they lead."""
        self._ways = ways
        self._write()

    def begin_anew(self) -> None:
        """Choose the first one."""
        self._chosen = 0
        self._write()

    def _write(self) -> None:
        for tile, way in zip(self.query(Tile), self._ways, strict=False):
            is_chosen = self.has_focus and tile.number == self._chosen + 1
            tile.write(way, is_chosen=is_chosen, in_a_line=self._in_lines)

    @property
    def _in_lines(self) -> bool:
        return self.size.height <= -(-self._number // self._columns)

    @property
    def _columns(self) -> int:
        """Tiles in a row."""
        rows = {tile.region.y for tile in self.query(Tile)}
        return self._number // max(1, len(rows))

    def on_focus(self) -> None:
        """Show which one Enter opens."""
        self._write()

    def on_blur(self) -> None:
        """Enter opens something else now."""
        self._write()

    def on_resize(self) -> None:
        """Write in as many lines as there are now."""
        self.call_after_refresh(self._write)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a replay one goes through its moments to the sides."""
        return action != "go" or self._session.clock.running is not Running.REPLAY

    def action_go(self, by: int) -> None:
        """To the next one; the ends are the ends."""
        self._chosen = min(max(self._chosen + by, 0), self._number - 1)
        self._write()

    def action_row(self, by: int) -> None:
        """To the row above or below; from the last one on to whatever stands there."""
        there = self._chosen + by * self._columns
        if 0 <= there < self._number:
            self._chosen = there
            self._write()
            return
        chain = self.screen.focus_chain
        place = chain.index(self) + by
        if 0 <= place < len(chain):
            chain[place].focus()

    def action_select(self) -> None:
        """Go where the chosen one leads."""
        self.post_message(self.Opened(self._chosen + 1))
