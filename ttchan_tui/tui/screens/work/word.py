"""Second step: what cannot be taken lightly is done when the shown word was typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE, DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

SURE = Command("sure", "ctrl+s", "Enter", N_("do it"), N_("Do it, once the word is typed."), "Enter")


class WordScreen(DialogScreen[bool]):
    """Ends with yes, once somebody has typed the word; with nothing if they went back."""

    OWN_COMMANDS = (SURE, LEAVE)

    def __init__(self, session: Session, what: Content, word: str) -> None:
        """Say what would be done, and ask for that word."""
        super().__init__(session)
        self._what = what
        self._word = word

    def compose_question(self) -> Iterable[Widget]:
        """What would be done, the word, and a field."""
        say = self._session.language.say
        yield PlainLabel(self._what)
        yield PlainLabel(plain(f"\n{say(N_('To do it, type: {word}'), word=self._word)}", "bold $now"))
        yield LineInput(id="answer", refuse=self.refuse, enter=self._entered)

    def begin(self) -> None:
        """Begin in the field."""
        self.query_one(LineInput).focus()

    def _entered(self, typed: str) -> str | None:
        if typed.strip().casefold() == self._word.casefold():
            self.end(True)
            return typed
        self.say(self._session.language.say(N_("That is another word. Nothing was done.")))
        return None

    async def action_sure(self) -> None:
        """Do what Enter does."""
        await self.query_one(LineInput).action_submit()
