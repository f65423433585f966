"""A question over another screen, to be answered by choosing or by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.typing.field_drafts import TYPED_BEFORE
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList
from ttchan_tui.tui.widgets.hint_bar import HintBar
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.urgent_notice import UrgentNotice

ANSWER = Command(
    "answer", "enter", "Enter", N_("choose"), N_("Answer with what is chosen or typed."), "Enter"
)
LEAVE = Command("leave", "escape", "Esc", BACK.label, N_("Go back without an answer."), "Esc")


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


class AskScreen(ModalScreen[Answer | None]):
    """Ends with an answer; with none if the person went back."""

    CSS_PATH = STYLES / "ask_screen.tcss"
    BINDINGS = bindings(LEAVE)
    AUTO_FOCUS = ""

    def __init__(self, session: Session, question: Question) -> None:
        """Ask that question."""
        super().__init__()
        self._session = session
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, the answers that there are, and a field for another one."""
        with Vertical():
            yield PlainLabel(plain(self._question.words, "bold"))
            if self._question.choices:
                yield ChoiceList()
            yield LineInput(id="answer-field", enter=self._entered, takes=self._question.limit)
            yield PlainLabel(id="answer-refused")
        yield HintBar(self._session, (ANSWER, LEAVE))
        yield UrgentNotice(self._session, self._show_notice)

    def on_mount(self) -> None:
        """Begin among the answers, if there are any."""
        if not self.query(LineInput):
            return  # the app has gone on to another screen before this one was laid out
        self._field.placeholder = self._question.hint
        self._field.put(self._question.typed)
        for choices in self.query(ChoiceList):
            choices.fill(self._question.choices)
        (self.query(ChoiceList).first() if self._question.choices else self._field).focus()
        self.go_on()
        self.query_one(HintBar).show()
        self._show_notice()

    @property
    def _field(self) -> LineInput:
        return self.query_one(LineInput)

    def _show_notice(self) -> None:
        self.query_one(UrgentNotice).show()

    def on_key(self, event: Key) -> None:
        """What is typed in the list goes into the field; up from the field leads back to the list."""
        if event.is_printable and event.character and not self._field.has_focus:
            event.stop()
            self._field.focus()
            self._field.insert_text_at_cursor(event.character)
        elif event.key == "up" and self._field.has_focus and self._question.choices:
            event.stop()
            self.query_one(ChoiceList).focus()

    def go_on(self) -> None:
        """Put what was begun here into the field, if nothing is typed. It may come late from the disk."""
        is_untouched = self.query(LineInput) and self._field.value == self._question.typed
        if is_untouched and self._place and (begun := drafts_of(self).fields.offer(self._place)):
            self._field.put(begun.text)
            self._field.focus()
            if self._place.kind is DraftKind.TITLE and self._place.of:  # somebody may have renamed it since
                stored = self._session.language.say(TYPED_BEFORE, text=self._question.typed)
                self._say(stored, "$quiet")

    @property
    def _place(self) -> FieldRef | None:
        return self._question.place

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._keep() and (not_kept := drafts_of(self).not_kept):
            self._say(not_kept, "$quiet")

    def _keep(self, *, entered: bool = False) -> Draft | None:
        """Keep what is in the field, unless it stood there at first."""
        if self._place is None or not self.is_current or not self.query(LineInput):
            return None
        text = self._field.value
        return drafts_of(self).fields.put(
            self._place, "" if text == self._question.typed else text, entered=entered
        )

    def _entered(self, typed: str) -> str:
        """Enter in the field."""
        try:
            text = admit(typed, limit=self._question.limit)
        except Refused as reason:
            self._refuse(reason)
        else:
            self._end(Answer(typed=text, draft=self._keep(entered=True)))
        return typed

    @on(LineInput.PasteRefused)
    def _paste_refused(self, event: LineInput.PasteRefused) -> None:
        self._refuse(event.reason)

    def _refuse(self, reason: Refused) -> None:
        self._say(reason.sentence(self._session.language), "$error")

    def _say(self, sentence: str, style: str) -> None:
        self.query_one("#answer-refused", Static).update(plain(sentence, style))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._end(Answer(chosen=event.option.id or "", draft=self._keep()))

    def _end(self, answer: Answer | None) -> None:
        """End with that, unless this has ended already: a second Enter may be on its way."""
        if self.is_current:
            self.dismiss(answer)

    async def action_answer(self) -> None:
        """Answer, as Enter does."""
        if self._field.has_focus:
            await self._field.action_submit()
        else:
            self.query_one(ChoiceList).action_select()

    def action_leave(self) -> None:
        """Go back without an answer."""
        self._keep()
        self._end(None)
