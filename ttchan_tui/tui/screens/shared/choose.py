"""A question with a list of answers, over another screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.widget import Widget
from textual.widgets import OptionList

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared import dialog_screen
from ttchan_tui.tui.screens.shared.dialog_screen import DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.names_list import NamesList
from ttchan_tui.tui.widgets.plain_label import PlainLabel

CHOOSE = Command("choose", "enter", "Enter", N_("choose"), N_("Choose the answer."))
LEAVE = replace(dialog_screen.LEAVE, keys=BACK.keys)


class ChooseScreen(DialogScreen[str]):
    """Ends with the id of what was chosen; with none if the person went back."""

    OWN_COMMANDS = (CHOOSE, LEAVE)
    BINDINGS = bindings(LEAVE)

    def __init__(self, session: Session, question: str, choices: list[Choice], chosen: str) -> None:
        """Ask `question`; the answer in use is `chosen`."""
        super().__init__(session)
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def compose_question(self) -> Iterable[Widget]:
        """The question and the answers."""
        yield PlainLabel(plain(self._question, "bold"))
        yield NamesList()

    def begin(self) -> None:
        """Begin at the answer in use."""
        choices = self.query_one(ChoiceList)
        choices.fill(self._choices)
        choices.choose(self._chosen)
        choices.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.end(event.option.id)

    def action_choose(self) -> None:
        """Choose what is highlighted, as Enter does."""
        self.query_one(ChoiceList).action_select()
