"""The map of who is here: land, towns as pins, and a dotted line from the host to the chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.map.picture import (
    BLOCKS,
    BRAILLE,
    HALVES,
    SIGNS,
    MapSubject,
    Medium,
    Part,
    chart,
    town_at,
    ways,
)
from ttchan_tui.tui.map.steering import Arrow

_CLASSES: Final = {part: f"map--{part.value}" for part in Part}


class MeetingMap(Widget, can_focus=True):
    """Arrow keys go to the nearest town in that direction, a touch chooses one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_CLASSES.values())
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(arrow.name.lower(), f"go('{arrow.name}')", show=False) for arrow in Arrow),
        Binding("enter", "read", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Another town was chosen on the map."""

        id: str

    @dataclass
    class Opened(Message):
        """The chosen town is to be read about."""

        id: str

    @dataclass
    class Left(Message):
        """There is no town further in that direction."""

        arrow: Arrow

    def __init__(self, *, id: str, focusable: bool = True) -> None:
        """A map of nothing yet; one that is only looked at does not take the focus."""
        super().__init__(id=id)
        self.can_focus = focusable
        self._subject: MapSubject | None = None
        self._chosen = ""
        self._country = ""
        self._drawn: tuple[object, list[Strip]] | None = None

    @property
    def chosen(self) -> str:
        """Id of the chosen town; empty if none is."""
        return self._chosen

    def show(self, subject: MapSubject | None, chosen: str = "", country: str = "") -> None:
        """Show that map, with a line to the chosen town, or a country that stands out, as it has no pin."""
        if (subject, chosen, country) != (self._subject, self._chosen, self._country):
            self._subject, self._chosen, self._country = subject, chosen, country
            self.refresh()

    def on_focus(self) -> None:
        """One begins at the chosen town; at the host, if none is chosen."""
        if self._subject and self._chosen not in [town.id for town in self._subject.towns]:
            self._choose(self._subject.towns[0].id)

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """A row of the map."""
        if self._subject is None or not self.size:
            return Strip.blank(self.size.width, self.rich_style)
        key = (self._subject, self._chosen, self._country, self.size, self._medium)
        if self._drawn is None or self._drawn[0] != key:
            styles = {part: self.get_component_rich_style(name) for part, name in _CLASSES.items()}
            rows = chart(self._subject, *self.size, self._medium, self._chosen, country=self._country)
            self._drawn = (
                key,
                [Strip([Segment(text, styles[part]) for text, part in row], self.size.width) for row in rows],
            )
        return self._drawn[1][y]

    @property
    def _medium(self) -> Medium:
        drawing = appearance(self).terminal.drawing
        if drawing.has("⣿"):
            return BRAILLE
        if drawing.has_half_blocks:
            return HALVES
        return BLOCKS if drawing.has("▒") else SIGNS

    def action_go(self, direction: str) -> None:
        """To the next town in that direction; from the host, if none is chosen."""
        if self._subject is None or not self.size:
            return
        ids = [town.id for town in self._subject.towns]
        here = ids.index(self._chosen) if self._chosen in ids else 0
        found = ways(self._subject, *self.size, self._medium).get((here, Arrow[direction]))
        if found is None:
            self.post_message(self.Left(Arrow[direction]))
        else:
            self._choose(ids[found])

    def action_read(self) -> None:
        """Read about the chosen town."""
        if self._chosen:
            self.post_message(self.Opened(self._chosen))

    def on_click(self, event: Click) -> None:
        """Choose the town that was touched; touched once more, it is read about."""
        at = event.get_content_offset(self)
        if self._subject is None or at is None:
            return
        if touched := town_at(self._subject, *self.size, self._medium, at):
            event.stop()
            if touched == self._chosen:
                self.action_read()
            else:
                self._choose(touched)

    def _choose(self, id: str) -> None:
        self.show(self._subject, id)
        self.post_message(self.Chosen(id))
