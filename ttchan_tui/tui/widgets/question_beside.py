"""Question beside: what was said on a question, or what is asked, next to a list one chooses from."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import Static

from ttchan_tui.tui.safe_text import said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.asked_question import AskedQuestion
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.voices_wall import VoicesWall


class QuestionBeside(Vertical):
    """The answers with the question above them; the question alone, as large as it can be, without any.

    It is only looked at. Styles say in which windows there is room for it; elsewhere nothing is drawn.
    """

    def __init__(self, session: Session, *, only_answers: bool = False) -> None:
        """Show nothing yet.

        Args:
            session: Whose view of the meeting it is.
            only_answers: Whether the question stands elsewhere: without answers there is no panel.
        """
        super().__init__(classes="-only-answers" if only_answers else None)
        self._session = session
        self._only_answers = only_answers
        self._prompt = ""

    def compose(self) -> ComposeResult:
        """The question, the answers, and what stands in their place."""
        yield PlainLabel(classes="question")
        yield VoicesWall(self._session, id="answers-beside", focusable=False)
        yield AskedQuestion(self._session, id="asked-beside", focusable=False)

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to show, where a window has room for it."""
        return not self.has_class("-empty")

    def show(self, prompt: str) -> None:
        """Be about that question, as things are now."""
        self._prompt = prompt
        has_answers = bool(prompt and self._session.connection.notes(prompt))
        self.set_class(self._only_answers and not has_answers, "-empty")
        if not (self.size and prompt):
            return
        above, answers = self.query_one(".question", Static), self.query_one(VoicesWall)
        asked = self.query_one(AskedQuestion)
        answers.display, asked.display = has_answers, not has_answers
        above.display = has_answers and not self._only_answers
        above.update(said(self._session.meeting.prompt[prompt].title, self._session.language, "bold"))
        (answers if has_answers else asked).show(prompt)

    def on_resize(self, _: Resize) -> None:
        """Say it in the room there is now."""
        if self._prompt in self._session.meeting.prompt:
            self.show(self._prompt)
