"""What was drawn of a screen and is kept, in case that it is to be drawn again."""

from __future__ import annotations

from typing import Any

from textual._styles_cache import StylesCache
from textual.screen import Screen
from textual.widget import Widget


def forget_drawn(screen: Screen[Any]) -> None:
    """Let go of it: of a screen that nobody sees it is most of what the screen takes.

    Textual keeps the rows of each widget, with seven caches a row, for as long as there is the widget; longer
    even, as one of its functions remembers the last thousand widgets that it was asked about.
    """
    for widget in screen.walk_children(Widget, with_self=True):
        widget._styles_cache.clear()
    StylesCache.get_inner_outer.cache_clear()
