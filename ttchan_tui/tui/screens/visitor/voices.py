"""What people say: the questions that have an answer, and the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from ttchan_tui.meeting.board.wall import Question, questions, wall
from ttchan_tui.meeting.wording.wall import answers
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList, ChoosingList
from ttchan_tui.tui.widgets.question_beside import QuestionBeside
from ttchan_tui.tui.widgets.say_entry import SAY, SayEntry

OPEN = Command("open", "enter", "Enter", N_("read"), N_("Read what people say on the chosen question."))

_ROWS = 4
"""Rows of a question with what stands below it, if there is to be space between them."""
_INDENT = 2
"""Columns in front of what stands below a question."""
_FRAME = 6
"""Columns besides: the stroke before what was said, margins and scrollbar."""


class VoicesScreen(MeetingScreen):
    """The questions; beside them, where there is room, what was said on the chosen one."""

    ROUTE = routes.Voices
    NAME = N_("What people say")
    PURPOSE = N_("Choose a question to read what people said on it, in their own words.")
    OWN_COMMANDS = (OPEN, SAY, BACK)
    BINDINGS = bindings(SAY)
    CSS_PATH = STYLES / "visitor/voices.tcss"
    AUTO_FOCUS = "#questions"

    def compose_body(self) -> Iterable[Widget]:
        """The questions, the wall beside them, and below the way to say something."""
        with Horizontal(id="voices"):
            yield ChoosingList(id="questions")
            yield QuestionBeside(self.session)
        yield SayEntry(self.session)

    def show(self) -> None:
        """The questions as they are now."""
        self.query_one("#questions", ChoiceList).fill(self._choices())
        self._show_chosen()

    def begin_anew(self) -> None:
        """The next person begins with the first question."""
        if self.is_mounted:
            self.query_one("#questions", ChoiceList).begin_with_first()

    def follow(self, id: str) -> None:
        """Choose the question that is read above this screen."""
        if id in self.session.meeting.prompt:
            self.query_one("#questions", ChoiceList).choose(id)

    @property
    def _chosen(self) -> str:
        return self.query_one("#questions", ChoiceList).chosen or ""

    def _choices(self) -> Iterator[Choice]:
        session, today = self.session, self.session.clock.now().date()
        found = questions(session.meeting, session.connection.notes(), today)
        if not found:
            yield Choice(plain(self.language.say("This meeting has no group work."), "$quiet"))
        space = "\n " if self.query_one("#questions").size.height >= _ROWS * len(found) else ""
        rows = self._rows_for_words(found)
        for place, one in enumerate(found):
            if place and not one.answers and found[place - 1].answers:
                yield Choice(plain(""))
            details = f"\n  {answers(one, session.meeting, today, self.language)}"
            words = list(self._first_said(one, rows))
            rows -= len(words)
            shown = joined(self._title(one), (details, "$quiet"), *words, space)
            yield Choice(shown, one.prompt.id, _INDENT)

    def _rows_for_words(self, found: Sequence[Question]) -> int:
        """Rows that the questions leave for what was said, where that does not stand beside them."""
        is_alone = not self.query_one(QuestionBeside).size and not appearance(self).is_large
        return self.query_one("#questions").size.height - 2 * len(found) - 1 if is_alone else 0

    def _title(self, question: Question) -> Content:
        """Those that nobody has answered are quiet."""
        return said(question.prompt.title, self.language, "bold" if question.answers else "$quiet")

    def _first_said(self, question: Question, rows: int) -> Iterator[Content]:
        """What comes first of what was said on a question, each in a line: as many as there are rows for."""
        session, id = self.session, question.prompt.id
        connection = session.connection
        parts = wall(question.prompt, connection.themes(id), connection.notes(id), session.meeting)
        room = self.query_one("#questions").size.width - _INDENT - _FRAME
        for part in parts[: max(0, rows)]:
            words = said(part.entries[0].head.display_in(self.language.code), self.language)
            yield joined("\n  ", ("┃ ", "$primary"), words.truncate(max(1, room), ellipsis=True))

    @on(OptionList.OptionHighlighted)
    def _show_chosen(self) -> None:
        self.query_one(SayEntry).show(self._chosen, *self.session.connection.open_prompts())
        self.query_one(QuestionBeside).show(self._chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id:
            self.navigation.open(routes.Wall(event.option.id))

    def offers(self, command: Command) -> bool:
        """Not always is a question open to visitors."""
        return command is not SAY or bool(self.query_one(SayEntry).answers)

    @on(SayEntry.Chosen)
    def action_say(self) -> None:
        """Answer the chosen question; if that is not open, another one."""
        if answers := self.query_one(SayEntry).answers:
            self.navigation.open(routes.Say(answers))
