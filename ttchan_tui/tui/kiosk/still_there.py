"""Is anybody there? Asked before a visitor's place is given to the next one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Middle
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.kiosk.attract import MARGIN
from ttchan_tui.tui.kiosk.routes import StillThere
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.plain_label import PlainLabel


class StillThereScreen(MeetingScreen):
    """The question and the seconds that are left. Any key or touch goes on where one was."""

    ROUTE = StillThere
    NAME = N_("Are you still there?")
    PURPOSE = N_("Press any key.")
    CSS_PATH = STYLES / "kiosk/attract.tcss"

    seconds_left = 0

    @property
    def title_here(self) -> str:
        """The bar says which meeting it is."""
        return ""

    def compose_body(self) -> Iterable[Widget]:
        """The question."""
        with Middle(id="question"):
            yield PlainLabel(id="question-poster")
            yield PlainLabel(id="question-words")

    def show(self) -> None:
        """In the language that the visitor has chosen."""
        say, count = self.language.say, self.language.count
        left = count(
            "This screen begins anew in {number} second.",
            "This screen begins anew in {number} seconds.",
            self.seconds_left,
        )
        question = say("Are you still there?")
        drawn = appearance(self).poster(question, self.size.width - MARGIN, self.size.height - 6)
        self.query_one("#question-poster", Static).update(drawn or plain(question, "bold $accent"))
        self.query_one("#question-words", Static).update(
            joined(f"{left}\n\n", (say("Press any key to go on."), "bold"))
        )
