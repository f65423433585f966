"""A question with a list of answers, over another screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from ttchan_tui.tui.foreign import plain
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList


class ChooseScreen(ModalScreen[str | None]):
    """Ends with the id of what was chosen; with none if the person went back."""

    CSS_PATH = "../styles/choose.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,backspace", "leave", show=False)]

    def __init__(self, question: str, choices: list[Choice], chosen: str) -> None:
        """Ask `question`; the answer in use is `chosen`."""
        super().__init__()
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical():
            yield Static(plain(self._question, "bold"), markup=False)
            yield ChoiceList()

    def on_mount(self) -> None:
        """Begin at the answer in use."""
        choices = self.query_one(ChoiceList)
        choices.fill(self._choices)
        choices.choose(self._chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
