"""A picture by which one sees whether a screen shows what it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK
from ttchan_tui.tui.kiosk.routes import ScreenTest
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.reading import ReadingScreen

_LETTERS: Final = "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž ĄĘĖĮŲ Łł Øø ÄÖÅ äöå ß ŞĂȚ Рашка Ваня"
_MARKS: Final = "▌ ┃ • · … – — “ ” ↑ ↓ ← → █ ▀ ▄ ─ │ ┌ ┐ └ ┘"
_COLOURS: Final = {
    N_("titles"): "$primary",
    N_("headings"): "$accent",
    N_("what is on now"): "$now",
    N_("explanations"): "$quiet",
    N_("text"): "$foreground",
    N_("something is wrong"): "bold $alarm-foreground on $alarm-background",
    N_("the bars"): "bold $bar-foreground on $bar-background",
    N_("the chosen line"): "$chosen-foreground on $chosen-background",
}
"""What a colour is for, by which one can tell whether it is the right one."""


class ScreenTestScreen(ReadingScreen):
    """Letters, drawing marks, colours, and where the window ends."""

    ROUTE = ScreenTest
    NAME = N_("Screen test")
    PURPOSE = N_("Every letter and mark should be one clear sign, every line should say what it is.")
    OWN_COMMANDS = (BACK,)

    def text(self) -> Content:
        """What to look at."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        say = self.language.say
        yield plain(say("Screen test"), "bold $primary")
        yield plain(say(self.PURPOSE))
        yield plain("")
        yield joined((say("Letters: "), "$quiet"), _LETTERS)
        yield joined((say("Marks: "), "$quiet"), _MARKS)
        columns, rows = self.app.size
        yield joined((say("Window: "), "$quiet"), f"{columns}×{rows}")
        yield plain("")
        yield from (plain(f" {say(use)} ", colour) for use, colour in _COLOURS.items())
