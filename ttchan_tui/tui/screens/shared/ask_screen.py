"""A question over another screen, to be answered by choosing or by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE, DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.typed_text import typed_text
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

ANSWER = Command(
    "answer", "enter", "Enter", N_("choose"), N_("Answer with what is chosen or typed."), "Enter"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers: one of the two is empty."""

    chosen: str = ""
    """Id of a choice."""
    typed: str = ""
    """A text that has passed the gate."""
    draft: Draft | None = None
    """What stood in the field; to be let go when the store has done what follows from the answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and how it may be answered."""

    words: str
    hint: str
    """What stands in the field while it is empty."""
    limit: int
    """Characters that a typed answer may have."""
    choices: Sequence[Choice] = ()
    typed: str = ""
    """What stands in the field at first."""
    place: FieldRef | None = None
    """Where what is typed belongs: it is offered again there until the store has it. None: it is not kept."""


class AskScreen(DialogScreen[Answer]):
    """Ends with an answer; with none if the person went back."""

    OWN_COMMANDS = (ANSWER, LEAVE)

    def __init__(self, session: Session, question: Question) -> None:
        """Ask that question."""
        super().__init__(session)
        self._question = question
        self.known, self.place = (question.typed,), question.place
        if self.place and self.place.kind is DraftKind.TITLE and self.place.of:
            self.stored = question.typed

    def compose_question(self) -> Iterable[Widget]:
        """The question, the answers that there are, and a field for another one."""
        yield PlainLabel(plain(self._question.words, "bold"))
        if self._question.choices:
            yield ChoiceList()
        yield LineInput(id="answer", refuse=self.refuse, enter=self._entered, takes=self._question.limit)

    def begin(self) -> None:
        """Begin among the answers, if there are any and none was begun in the field."""
        self._field.placeholder = self._question.hint
        self._field.focus()
        for choices in self.query(ChoiceList):
            choices.fill(self._question.choices)
            if self.texts == self.known:
                choices.focus()

    @property
    def _field(self) -> LineInput:
        return self.query_one(LineInput)

    def on_key(self, event: Key) -> None:
        """What is typed in the list goes into the field; up from the field leads back to the list."""
        if (text := typed_text(event.character)) and not self._field.has_focus:
            event.stop()
            event.prevent_default()
            self._field.focus()
            self._field.insert_text_at_cursor(text)
        elif event.key == "up" and self._field.has_focus and self._question.choices:
            event.stop()
            self.query_one(ChoiceList).focus()

    def go_on(self) -> bool:
        """Put what was begun into the field, and go on there."""
        has_begun = super().go_on()
        if has_begun:
            self._field.focus()
        return has_begun

    def _entered(self, typed: str) -> str:
        """Enter in the field."""
        if text := self._field.admitted(typed):
            self.end(Answer(typed=text, draft=self.keep(entered=True)))
        return typed

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.end(Answer(chosen=event.option.id or "", draft=self.keep()))

    async def action_answer(self) -> None:
        """Answer, as Enter does."""
        if self._field.has_focus:
            await self._field.action_submit()
        else:
            self.query_one(ChoiceList).action_select()
