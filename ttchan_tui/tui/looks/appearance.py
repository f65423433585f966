"""How everything looks: dark, light or in high contrast; usual or large; as this terminal can show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from textual.app import App
from textual.content import Content
from textual.filter import LineFilter
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.looks.colour_themes import LOOKS, THEMES, Looks
from ttchan_tui.tui.looks.letters.headline import MOST_ROWS, headline
from ttchan_tui.tui.looks.letters.large import large_lines
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.terminal.output_filters import CharacterFilter, NoColourFilter
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal

WITHOUT_ACCENTS: Final = N_("Letters without accents: this terminal cannot show them.")

LARGE: Final = "-large"
"""Class of the app, for the styles, while everything is large."""


class Appearance(App[Any], inherit_bindings=False):
    """The part of the app that knows the terminal and changes the looks."""

    terminal: Terminal
    _shown_by: Sequence[LineFilter] = ()

    def appear_on(self, terminal: Terminal) -> None:
        """Use what the terminal has, and begin with the usual looks."""
        self.terminal = terminal
        filters = [CharacterFilter(terminal.drawing)]
        colourless = [NoColourFilter()] if terminal.colours is Colours.NONE else []
        self._shown_by = [one for one in (*filters, *colourless) if one.enabled]
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, self._looks.dark.name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every row passes through on its way to the terminal."""
        return [*super().get_line_filters(), *self._shown_by]

    def show_again(self) -> None:
        """The screen on top says everything anew."""
        raise NotImplementedError

    def headline(self, words: str, columns: int, rows: int = MOST_ROWS, style: str = "$primary") -> Content:
        """Words as large as so many columns and rows and this terminal allow."""
        return headline(words, columns, rows, self.terminal.drawing, style)

    def poster(self, words: str, columns: int, rows: int, style: str = "$primary") -> Content:
        """Words in several lines of large letters; nothing if so much room is too little for them."""
        return plain("\n".join(large_lines(words, columns, rows, self.terminal.drawing)), style)

    @property
    def is_large(self) -> bool:
        """Whether everything is shown large."""
        return self.has_class(LARGE)

    def begin_with_usual_looks(self) -> None:
        """As at the start: for the next person."""
        self.theme = self._looks.dark.name
        self._show_large(False)

    @property
    def _looks(self) -> Looks:
        return LOOKS[self.terminal.colours]

    def action_next_theme(self) -> None:
        """Change between dark and light; from high contrast back to dark."""
        dark, light = self._looks.dark.name, self._looks.light.name
        self.theme = light if self.theme == dark else dark

    def action_contrast(self) -> None:
        """Change to high contrast, or back."""
        contrast = self._looks.contrast.name
        self.theme = self._looks.dark.name if self.theme == contrast else contrast

    def action_large(self) -> None:
        """Show everything large, or as usual again."""
        self._show_large(not self.is_large)

    def _show_large(self, large: bool) -> None:
        if large != self.is_large:
            self.set_class(large, LARGE)
            self.call_after_refresh(self.show_again)


def appearance(widget: Widget) -> Appearance:
    """How the app looks that a widget is in."""
    return cast("Appearance", widget.app)
