"""Help for the screen that one comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.text.languages import N_, Language
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, LET_RUN, Command
from ttchan_tui.tui.looks.appearance import HEADLINE, WITHOUT_ACCENTS, appearance
from ttchan_tui.tui.looks.hanging_indent import HangingIndent
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.reading import ReadingScreen
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_KEYS: Final = 12
"""Columns of the keys."""
_BEHIND_KEYS: Final = 3
_MARGIN: Final = 14
"""Columns beside the name, at least."""
_PURPOSE_ROWS: Final = 19
"""Rows of the purpose in letters, at most."""


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

    def compose_body(self) -> Iterable[Widget]:
        """The name of the screen and what it is for; its keys; beside or below them those of all screens."""
        with VerticalScroll(id="reading"):
            yield PlainLabel(id="help-name")
            with Container(id="help-keys"):
                yield PlainLabel(id="help-here")
                yield PlainLabel(id="help-everywhere")
            yield PlainLabel(id="help-fields")

    def show(self) -> None:
        """Explain the screen, in the language in use."""
        between = "\n\n" if self._is_large else "\n"
        for part, lines in (("#help-here", self._here()), ("#help-everywhere", self._everywhere())):
            keys = HangingIndent(Content(between).join(lines), 0 if self._is_large else _KEYS + _BEHIND_KEYS)
            self.query_one(part, Static).update(keys)
        self.query_one("#help-name", Static).update(Content("\n").join(self._about()))
        said = self.language.say(
            "In a text field letters are text; use the second key there. The mouse does everything too."
        )
        self.query_one("#help-fields", Static).update(
            self._large(said, "$quiet") if self._is_large else plain(said, "$quiet")
        )
        self.begin_at_top()

    @property
    def _is_large(self) -> bool:
        return appearance(self).is_large

    def _large(self, words: str, style: str = "$foreground") -> Content:
        return appearance(self).enlarged(words, self.size.width - _MARGIN, style)

    def _about(self) -> Iterator[Content]:
        """What the screen is called and what it is for, in letters where there is room for them."""
        about, columns = self.explained or HelpScreen, self.size.width - _MARGIN
        name, purpose = self.language.say(about.NAME), plain(self.language.say(about.PURPOSE))
        if self._is_large:
            yield Content("\n\n").join(
                (appearance(self).headline(name, columns), self._large(purpose.plain), "")
            )
        elif not self.has_class("-tall"):
            yield from (plain(name, "bold $primary"), purpose)
        elif self.has_class("-very-wide"):
            drawn = appearance(self).poster(purpose.plain, columns, _PURPOSE_ROWS)
            yield Content("\n\n").join(
                (appearance(self).headline(name, columns, 2 * HEADLINE), drawn or purpose)
            )
        else:
            yield from (appearance(self).headline(name, columns), purpose)
        if not appearance(self).terminal.drawing.has_accents:
            yield plain(self.language.say(WITHOUT_ACCENTS), "bold")

    def _here(self) -> Iterator[Content]:
        about, say = self.explained or HelpScreen, self.language.say
        yield self._heading(say("Here"))
        yield self._line("↑ ↓", say("Choose, or scroll."))
        if about.BY_LETTERS:
            by_letter = say("To the name that begins so; with Shift, where the letter alone does something.")
            yield self._line("A – Z", by_letter)
        yield from self._commands(about.OWN_COMMANDS)

    def _everywhere(self) -> Iterator[Content]:
        """What works on every screen, except letting a replay run where the key does something else."""
        yield self._heading(self.language.say("Everywhere"))
        here = (self.explained or HelpScreen).OWN_COMMANDS
        taken = any(LET_RUN.keys in command.keys.split(",") for command in here)
        everywhere = self.navigation.everywhere
        yield from self._commands(one for one in everywhere if one != LET_RUN or not taken)

    def _commands(self, commands: Iterable[Command]) -> Iterator[Content]:
        """A line for each; one for those side by side that do the same, such as keys of categories."""
        there = filter(self.navigation.allows, commands)
        for explanation, same in groupby(there, attrgetter("help")):
            first, *more = (_keys(command, self.language) for command in same)
            keys = f"{first} – {more[-1]}" if more else first
            yield self._line(keys, self.language.say(explanation))

    def _heading(self, words: str) -> Content:
        return self._large(words, "bold $accent") if self._is_large else plain(words, "bold $accent")

    def _line(self, keys: str, words: str) -> Content:
        """Keys as on their caps, and what they do."""
        if self._is_large:
            return joined(self._large(keys, "bold $accent"), "\n", self._large(words))
        return joined((f"{keys:>{_KEYS}} ", "bold $accent on $panel"), " " * (_BEHIND_KEYS - 1), words)


def _keys(command: Command, language: Language) -> str:
    """The keys of a command, as they are called in the language."""
    keys = dict.fromkeys((command.key, command.typing_key or command.key))
    return ", ".join(map(language.say, keys))
