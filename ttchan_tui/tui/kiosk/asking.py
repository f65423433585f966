"""Is anybody there? Asked before a visitor's place is given to the next one."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Center, Middle
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.foreign import joined
from ttchan_tui.tui.screens.base import MeetingScreen
from ttchan_tui.tui.widgets.words import Words


class AskingScreen(MeetingScreen):
    """The question and the seconds that are left. Any key or touch goes on where one was."""

    NAME = N_("Are you still there?")
    PURPOSE = N_("Press any key.")
    CSS_PATH = "../styles/attract.tcss"

    seconds_left = 0

    def compose_body(self) -> Iterable[Widget]:
        """The question."""
        with Middle(), Center():
            yield Words(id="question-words")

    def show(self) -> None:
        """In the language that the visitor has chosen."""
        say, count = self.language.say, self.language.count
        left = count(
            "This screen begins anew in {number} second.",
            "This screen begins anew in {number} seconds.",
            self.seconds_left,
        )
        self.query_one("#question-words", Static).update(
            joined(
                (say("Are you still there?"), "bold $accent"),
                f"\n\n{left}\n\n",
                (say("Press any key to go on."), "bold"),
            )
        )
