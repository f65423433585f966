"""A question with a list of answers, over another screen."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

CHOOSE = Command("choose", "enter", "Enter", N_("choose"), N_("Choose the answer."))
LEAVE = Command("leave", "escape,backspace", "Esc", BACK.label, N_("Go back without an answer."))


class ChooseScreen(ModalScreen[str | None]):
    """Ends with the id of what was chosen; with none if the person went back."""

    CSS_PATH = STYLES / "choose.tcss"
    BINDINGS = bindings(LEAVE)

    def __init__(self, session: Session, question: str, choices: list[Choice], chosen: str) -> None:
        """Ask `question`; the answer in use is `chosen`."""
        super().__init__()
        self._session = session
        self._question = question
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical():
            yield PlainLabel(plain(self._question, "bold"))
            yield ChoiceList()
        yield HintBar(self._session, (CHOOSE, LEAVE))
        yield UrgentNotice(self._session, self._show_notice)

    def on_mount(self) -> None:
        """Begin at the answer in use."""
        if not self.query(ChoiceList):
            return  # the app has gone on to another screen before this one was laid out
        choices = self.query_one(ChoiceList)
        choices.fill(self._choices)
        choices.choose(self._chosen)
        self.query_one(HintBar).show()
        self._show_notice()

    def _show_notice(self) -> None:
        self.query_one(UrgentNotice).show()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option.id)

    def _answer(self, id: str | None) -> None:
        """End with that, unless this has ended already: a second Enter may be on its way."""
        if self.is_current:
            self.dismiss(id)

    def action_choose(self) -> None:
        """Choose what is highlighted, as Enter does."""
        self.query_one(ChoiceList).action_select()

    def action_leave(self) -> None:
        """Go back without an answer."""
        self._answer(None)
