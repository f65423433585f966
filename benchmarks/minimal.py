"""The smallest Textual apps, to measure against: `python -m benchmarks.minimal static|list|input`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widget import Widget

PAINTED = "painted"
"""What they show, so that one can see when they have."""


class Minimal(App[None]):
    """One widget."""

    def compose(self) -> ComposeResult:
        """Make the widget that the command line asks for."""
        yield _widget(sys.argv[1])


def _widget(name: str) -> Widget:
    from textual import widgets

    match name:
        case "list":
            return widgets.OptionList(PAINTED, *(f"Line {number}" for number in range(40)))
        case "input":
            return widgets.Input(PAINTED, select_on_focus=False)
    return widgets.Static(PAINTED)


if __name__ == "__main__":
    Minimal().run()
