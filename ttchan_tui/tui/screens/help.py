"""Help for the screen that one comes from."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.screen import Screen

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.appearance import WITHOUT_ACCENTS
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.foreign import joined, plain
from ttchan_tui.tui.screens.base import MeetingScreen
from ttchan_tui.tui.screens.reading import ReadingScreen


class HelpScreen(ReadingScreen):
    """What a screen is for, and every key that does something there."""

    NAME = N_("Help")
    PURPOSE = N_("The keys of the screen that you came from.")
    OWN_COMMANDS = (BACK,)

    explained: type[MeetingScreen] | None = None
    """The screen that is explained."""

    def explain(self, screen: Screen[object]) -> None:
        """Explain that screen when this one is opened next."""
        self.explained = type(screen) if isinstance(screen, MeetingScreen) else None

    @property
    def subject(self) -> object:
        """Another screen, another text."""
        return self.explained

    def text(self) -> Content:
        """The explanation."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        say = self.language.say
        about = self.explained or HelpScreen
        yield plain(say(about.NAME), "bold $primary")
        yield plain(say(about.PURPOSE))
        if not self.meeting_app.terminal.drawing.has_accents:
            yield plain(say(WITHOUT_ACCENTS), "bold")
        yield plain("")
        yield plain(say("Here"), "bold $accent")
        yield joined((f"{'↑ ↓':>12}  ", "bold"), say("Choose, or scroll."))
        yield from map(self._command, filter(self.meeting_app.allows, about.OWN_COMMANDS))
        yield plain("")
        yield plain(say("Everywhere"), "bold $accent")
        yield from map(self._command, filter(self.meeting_app.allows, self.meeting_app.everywhere))
        yield plain("")
        yield plain(
            say("In a text field letters are text; use the second key there. The mouse does everything too."),
            "$quiet",
        )

    def _command(self, command: Command) -> Content:
        keys = command.key
        if command.typing_key not in ("", command.key):
            keys = f"{command.key}, {command.typing_key}"
        return joined((f"{keys:>12}  ", "bold"), self.language.say(command.help))
