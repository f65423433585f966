"""The bar at the bottom: what can be done here, by key or by click.

Textual's own Footer keeps a widget for every screen it has ever shown; this one keeps none.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from ttchan_tui.text.languages import language
from ttchan_tui.text.multilingual import INTERNATIONAL
from ttchan_tui.tui.commands import BACK, HELP, LANGUAGE, REPLAY, Command
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.touchable import Touchable

_FIRST_KEY = 2
"""The last column of the first of two keys: it stands there between spaces."""
_BEFORE_THE_END = 1
"""Columns that always stand empty before the end of the bar."""


class Hint(Touchable):
    """One command: its key and its label."""

    def action_at(self, column: int) -> str:
        """Of two keys that stand there together, the first is where it stands; all else is the second."""
        command = self.command
        return command.second if command.second and column > _FIRST_KEY else command.action


class HintBar(Horizontal):
    """At its end the way back, the languages and help; before them as many hints as fit."""

    def __init__(
        self,
        session: Session,
        commands: tuple[Command, ...],
        offers: Callable[[Command], bool] = lambda _: True,
        *,
        letters_are_text: bool = False,
    ) -> None:
        """Show those of `commands` that are meant to be hinted at and on offer, the first ones first.

        Args:
            session: Whose language is spoken.
            commands: What can be done.
            offers: Whether something can be done at present.
            letters_are_text: Whether letters are text wherever the focus is.
        """
        super().__init__()
        self._letters_are_text = letters_are_text
        self._session = session
        self._offers = offers
        self._commands = tuple(command for command in commands if command.hinted)
        ways_back = [command for command in self._commands if command.key == BACK.key]
        self._end = (*ways_back, *(one for one in (LANGUAGE, HELP) if one in self._commands))

    def compose(self) -> ComposeResult:
        """One widget for each hint."""
        yield from map(Hint, (command for command in self._commands if command not in self._end))
        yield PlainLabel(id="before-the-end")
        yield from map(Hint, self._end)

    def show(self) -> None:
        """Write the labels; leave out what does not fit, the replay first, but nothing of the end."""
        typing = self._letters_are_text or isinstance(self.screen.focused, Input)
        room = (self.size.width or self.app.size.width) - _BEFORE_THE_END
        for hint in sorted(self.query(Hint), key=self._rank):
            key = hint.command.typing_key if typing else hint.command.key
            key = key and self._session.language.say(key)
            label = joined((f" {key}", "bold $bar-accent"), f" {self._label(hint.command)} ")
            width = label.cell_length + hint.styles.padding.width
            hint.display = bool(key) and self._offers(hint.command) and room >= width
            if hint.display:
                room -= width
                hint.update(label)

    def _rank(self, hint: Hint) -> tuple[bool, bool]:
        """The lower, the sooner it gets room."""
        return hint.command not in self._end, hint.command.action == REPLAY.action

    def _label(self, command: Command) -> str:
        """What a command is called; the languages so that who cannot read this one finds them."""
        label = self._session.language.say(command.label)
        if command is not LANGUAGE:
            return label
        if other := self._session.other_language:
            return other.own_name
        english = language(INTERNATIONAL).say(command.label).capitalize()
        return label if label.capitalize() == english else f"{label} · {english}"
