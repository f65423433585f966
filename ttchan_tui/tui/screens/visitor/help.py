"""Help for the screen that one comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from textual.content import Content

from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command
from ttchan_tui.tui.looks.appearance import WITHOUT_ACCENTS, appearance
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.reading import ReadingScreen


class HelpScreen(ReadingScreen):
    """What a screen is for, and every key that does something there."""

    ROUTE = routes.Help
    NAME = N_("Help")
    PURPOSE = N_("The keys of the screen that you came from.")
    OWN_COMMANDS = (BACK,)

    explained: type[MeetingScreen] | None = None
    """The screen that is explained."""

    def go_to(self, route: routes.Help) -> None:
        """Explain that screen."""
        screen = route.explained
        self.explained = screen if screen and issubclass(screen, MeetingScreen) else None

    @property
    def title_here(self) -> str:
        """Help, and for what."""
        about = f" · {self.language.say(self.explained.NAME)}" if self.explained else ""
        return super().title_here + about

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
        if not appearance(self).terminal.drawing.has_accents:
            yield plain(say(WITHOUT_ACCENTS), "bold")
        yield plain("")
        yield plain(say("Here"), "bold $accent")
        yield joined((f"{'↑ ↓':>12}  ", "bold"), say("Choose, or scroll."))
        if about.BY_LETTERS:
            by_letter = say("To the name that begins so; with Shift, where the letter alone does something.")
            yield joined((f"{'A – Z':>12}  ", "bold"), by_letter)
        yield from self._commands(about.OWN_COMMANDS)
        yield plain("")
        yield plain(say("Everywhere"), "bold $accent")
        yield from self._commands(self.navigation.everywhere)
        yield plain("")
        yield plain(
            say("In a text field letters are text; use the second key there. The mouse does everything too."),
            "$quiet",
        )

    def _commands(self, commands: Iterable[Command]) -> Iterator[Content]:
        """A line for each; one for those side by side that do the same, such as keys of categories."""
        there = filter(self.navigation.allows, commands)
        for explanation, same in groupby(there, attrgetter("help")):
            first, *more = map(_keys, same)
            keys = f"{first} – {more[-1]}" if more else first
            yield joined((f"{keys:>12}  ", "bold"), self.language.say(explanation))


def _keys(command: Command) -> str:
    if command.typing_key in ("", command.key):
        return command.key
    return f"{command.key}, {command.typing_key}"
