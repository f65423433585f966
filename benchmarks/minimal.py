"""The smallest Textual apps, to measure against: `python -m benchmarks.minimal static|list|input|search`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

if TYPE_CHECKING:
    from textual.widgets import Input

PAINTED = "painted"
"""What they show, so that one can see when they have."""


LINES = tuple(f"Line {number} of what could be found\n  and another one about it" for number in range(100))


class Minimal(App[None]):
    """The widgets that the command line asks for."""

    def compose(self) -> ComposeResult:
        """Make them."""
        from textual import widgets

        match sys.argv[1]:
            case "list":
                yield widgets.OptionList(PAINTED, *LINES)
            case "input":
                yield widgets.Input(PAINTED, select_on_focus=False)
            case "search":
                yield widgets.Input(PAINTED, select_on_focus=False)
                yield widgets.OptionList()
            case _:
                yield widgets.Static(PAINTED)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find the lines that have one of the letters."""
        from textual.widgets import OptionList

        for found in self.query(OptionList):
            found.clear_options()
            found.add_options(line for line in LINES if set(line) & set(event.value))


if __name__ == "__main__":
    Minimal().run()
