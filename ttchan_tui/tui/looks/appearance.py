"""How everything looks: dark, light or in high contrast; usual or large; as this terminal can show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol, cast

from textual.app import App
from textual.content import Content
from textual.filter import LineFilter
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.looks.colour_themes import LOOKS, THEMES, Looks
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.terminal.output_filters import CharacterFilter, NoColourFilter
from ttchan_tui.tui.terminal.surroundings import Colours
from ttchan_tui.tui.terminal.terminal import Terminal

WITHOUT_ACCENTS: Final = N_("Letters without accents: this terminal cannot show them.")

HEADLINE: Final = 7
"""Rows of a headline: one line of the bold letters, or one of the small ones."""

_WIDE: Final = 150
"""Columns from which the bold letters do for sentences."""

_ENDLESS: Final = 1_000
"""More rows than any text takes that is drawn."""

LARGE: Final = "-large"
"""Class of the app, for the styles, while everything is large."""


class Appearance:
    """Looks of one app: what its terminal can show, its colours, and whether everything is large."""

    def __init__(self, app: App[Any], terminal: Terminal, show_again: Callable[[], None]) -> None:
        """Begin with the usual looks of `app` on `terminal`; the screen is told when sizes change."""
        self._app = app
        self._show_again = show_again
        self.terminal = terminal
        filters = [CharacterFilter(terminal.drawing)]
        colourless = [NoColourFilter()] if terminal.colours is Colours.NONE else []
        self.filters: Sequence[LineFilter] = [one for one in (*filters, *colourless) if one.enabled]
        """What every row passes through on its way to the terminal."""
        for theme in THEMES:
            app.register_theme(theme)
        app.set_reactive(App.theme, self._looks.dark.name)

    def headline(self, words: str, columns: int, rows: int = HEADLINE, style: str = "$primary") -> Content:
        """Words in drawn letters; where they do not fit spaced ones, or at least bold ones: never cut."""
        if drawn := self.poster(words, columns, rows, f"bold {style}"):
            return drawn
        spaced = " ".join(words.upper())
        return plain(spaced if len(spaced) <= columns else words, f"bold {style}")

    def poster(self, words: str, columns: int, rows: int, style: str = "$foreground") -> Content:
        """Words in drawn letters as large as so much room and this terminal allow; nothing if none do."""
        from ttchan_tui.tui.looks.posters.poster import poster

        return plain("\n".join(poster(words, columns, rows, self.terminal.drawing)), style)

    def posters(
        self, texts: Sequence[str], columns: int, rows: int, style: str = "$foreground", *, bold: bool = False
    ) -> tuple[Content, ...]:
        """Texts below each other, with a row between them, all in the same letters; nothing if none do.

        Args:
            texts: They take as many lines as they need.
            columns: Columns that there are.
            rows: Rows that there are.
            style: Their colour; without one that of the text around them.
            bold: Whether the small letters are too small.
        """
        from ttchan_tui.tui.looks.posters.poster import FROM_AFAR, SIZES, posters

        drawn = posters(tuple(texts), columns, rows, self.terminal.drawing, FROM_AFAR if bold else SIZES)
        return tuple(plain("\n".join(each), style) for each in drawn)

    def enlarged(self, words: str, columns: int, style: str = "$foreground") -> Content:
        """Words in drawn letters, in as many rows as they take: in bold ones where a line holds some words.

        What cannot be drawn is written in bold.
        """
        from ttchan_tui.tui.looks.posters.poster import FOR_TEXTS, posters

        sizes = FOR_TEXTS if columns >= _WIDE else FOR_TEXTS[1:]
        for drawn in posters((words,), columns, _ENDLESS, self.terminal.drawing, sizes):
            return plain("\n".join(drawn), style)
        return plain(words, f"bold {style}")

    @property
    def is_large(self) -> bool:
        """Whether everything is shown large."""
        return self._app.has_class(LARGE)

    def begin_anew(self) -> None:
        """As at the start: for the next person."""
        self._app.theme = self._looks.dark.name
        self._show_large(False)

    @property
    def _looks(self) -> Looks:
        return LOOKS[self.terminal.colours]

    def next_theme(self) -> None:
        """Change between dark and light; from high contrast back to dark."""
        dark, light = self._looks.dark.name, self._looks.light.name
        self._app.theme = light if self._app.theme == dark else dark

    def turn_contrast(self) -> None:
        """Change to high contrast, or back."""
        dark, contrast = self._looks.dark.name, self._looks.contrast.name
        self._app.theme = dark if self._app.theme == contrast else contrast

    def turn_large(self) -> None:
        """Show everything large, or as usual again."""
        self._show_large(not self.is_large)

    def _show_large(self, large: bool) -> None:
        if large != self.is_large:
            self._app.set_class(large, LARGE)
            self._app.call_after_refresh(self._show_again)


class _HasLooks(Protocol):
    looks: Appearance


def appearance(widget: Widget) -> Appearance:
    """How the app looks that a widget is in."""
    return cast("_HasLooks", widget.app).looks
