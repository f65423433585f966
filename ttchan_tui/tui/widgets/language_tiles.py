"""The languages side by side, each named in itself, with a letter of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message

from ttchan_tui.text.languages import language
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.terminal.layouts import command_key
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_MARK: Final = "▌"
_FROM_COLUMNS: Final = ((58, 3), (0, 2))
"""Tiles in a row, by the columns of the window."""
_AROUND: Final = 6
"""Columns of a tile beside its name: mark, letter, and the spaces between them."""


@lru_cache(maxsize=8)
def own_keys(codes: Sequence[str]) -> dict[str, str]:
    """A letter for each language: the first one of its own name, else another one of it that is free."""
    from anyascii import anyascii

    names = {code: anyascii(language(code).own_name).upper() for code in codes}
    keys: dict[str, str] = {}
    for candidates in (lambda name: name[0], lambda name: name, lambda name: "123456789"):
        for code in codes:
            free = (each for each in candidates(names[code]) if each not in keys.values())
            if code not in keys and (key := next(free, "")):
                keys[code] = key
    return keys


def language_by_key(event: Key, codes: Sequence[str]) -> str | None:
    """The language whose letter was pressed, here or on a keyboard of other letters; None if none was."""
    by_key = {key: code for code, key in own_keys(codes).items()}
    typed = (event.character or "").upper()
    own = [code for code in codes if language(code).own_name.upper().startswith(typed or "\0")]
    if typed not in by_key and len(own) == 1:
        return own[0]
    return by_key.get(typed) or by_key.get(command_key(event.key, event.character).upper())


class LanguageTile(PlainLabel):
    """One language that can be touched."""

    def __init__(self, code: str) -> None:
        """Stand for the language of that code."""
        super().__init__()
        self.code = code

    def on_click(self, event: Click) -> None:
        """Speak it."""
        event.stop()
        self.post_message(LanguageTiles.Chosen(self.code))


class LanguageTiles(Container, can_focus=True, can_focus_children=False):
    """The arrow keys go from tile to tile; Enter, the letter of a language or a touch chooses one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "select", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Somebody wants to read a language."""

        code: str

    _codes: tuple[str, ...] = ()
    _at = 0

    def offer(self, codes: tuple[str, ...]) -> None:
        """Have these languages to choose from; the one that was chosen stays so, if it is among them."""
        if codes != self._codes:
            chosen = self._codes[self._at] if self._codes else ""
            self._codes = codes
            self._at = codes.index(chosen) if chosen in codes else 0
            self.remove_children()
            self.mount_all(map(LanguageTile, codes))
            self.call_after_refresh(self.show)
        self.show()

    def begin_at(self, code: str) -> None:
        """Choose the language that is in use."""
        self._at = self._codes.index(code) if code in self._codes else 0
        self.show()

    def show(self) -> None:
        """Write the names, as large as all of them have room."""
        columns, rows = self._shape
        self.styles.grid_size_columns = columns
        self.styles.grid_size_rows = rows
        self.styles.grid_rows = str(max(1, self.size.height // rows))  # all as high as each other
        drawn = self._drawn()
        for tile in self.query(LanguageTile):
            if tile.code not in drawn:
                continue  # it is going
            name, is_chosen = drawn[tile.code], tile.code == self._codes[self._at]
            key = (own_keys(self._codes)[tile.code], "bold $accent")
            lines = name.split("\n", allow_blank=True)
            middle = len(lines) // 2
            mark = _MARK if is_chosen else " "
            told = (
                joined(mark, " ", key if row == middle else " ", "  ", line) for row, line in enumerate(lines)
            )
            tile.set_class(is_chosen, "-chosen")
            tile.update(Content("\n").join(told))

    @property
    def _shape(self) -> tuple[int, int]:
        columns = next(number for least, number in _FROM_COLUMNS if self.app.size.width >= least)
        return columns, -(-len(self._codes) // columns)

    def _drawn(self) -> Mapping[str, Content]:
        """Each name in the same letters; bold ones where a tile has no room for drawn ones."""
        columns, rows = self._shape
        names = [language(code).own_name for code in self._codes]
        width, height = self.size.width // columns - _AROUND, self.size.height // rows - 1
        drawn = appearance(self).posters(names, max(1, width), len(names) * (height + 1) - 1)
        if drawn and all(len(each.plain.split("\n")) <= height for each in drawn):
            return dict(zip(self._codes, drawn, strict=True))
        return dict(zip(self._codes, (plain(name, "bold") for name in names), strict=True))

    def on_resize(self) -> None:
        """As large as there is room now."""
        self.call_after_refresh(self.show)

    def on_key(self, event: Key) -> None:
        """A letter is that of a language here, whatever it does elsewhere."""
        if (event.character or "").isalnum() and (code := language_by_key(event, self._codes)):
            event.stop()
            event.prevent_default()
            self.post_message(self.Chosen(code))

    def action_go(self, across: int, down: int) -> None:
        """To the tile beside, above or below; the ends are the ends."""
        there = self._at + across + down * self._shape[0]
        if 0 <= there < len(self._codes):
            self._at = there
            self.show()

    def action_first(self) -> None:
        """To the first one."""
        self._at = 0
        self.show()

    def action_last(self) -> None:
        """To the last one."""
        self._at = len(self._codes) - 1
        self.show()

    def action_select(self) -> None:
        """Choose it."""
        self.post_message(self.Chosen(self._codes[self._at]))
