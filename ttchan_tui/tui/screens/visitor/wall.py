"""The wall of voices: one question, and everything that people said on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rich.cells import cell_len
from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.board.wall import questions, wall
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.wording.wall import day_asked, said_by, whole_weight
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.commands import BACK, Command, bindings
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.by_parts import by_parts
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.page_code import PAGE_CODE, open_page_code
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.asked_question import AskedQuestion
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.say_entry import SAY, SayEntry
from ttchan_tui.tui.widgets.voices_wall import VoicesWall

WRITE = replace(SAY, keys="enter,w", key="Enter")
BEFORE = Command(
    "question(-1)",
    "left",
    "← →",
    N_("next question"),
    N_("The question before, the question after."),
    second="question(1)",
)
AFTER = Command("question(1)", "right", "→", N_("next question"), N_("The question after."), hinted=False)


_MARGIN: Final = 8
"""Columns beside the question."""


class WallScreen(MeetingScreen):
    """The question, whose words these are, and the words."""

    ROUTE = routes.Wall
    NAME = N_("What people say")
    PURPOSE = N_("What people said at the meeting, in their own words. The city is not the author.")
    OWN_COMMANDS = (WRITE, BEFORE, PAGE_CODE, AFTER, BACK)
    BINDINGS = bindings(WRITE, BEFORE, PAGE_CODE, AFTER)
    CSS_PATH = STYLES / "visitor/voices.tcss"
    AUTO_FOCUS = "#wall, #wall-asked"

    _prompt = ""

    def go_to(self, route: routes.Wall) -> None:
        """Show what was said on that question."""
        self._prompt = route.prompt

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this question."""
        return self._prompt in self.session.meeting.prompt

    @property
    def prompt(self) -> Prompt:
        """The question."""
        return self.session.meeting.prompt[self._prompt]

    def compose_body(self) -> Iterable[Widget]:
        """The question, the wall, and the way to say something."""
        yield PlainLabel(id="wall-question")
        with Horizontal(id="wall-line"):
            yield PlainLabel(id="wall-details")
            yield PlainLabel(id="wall-whose")
        yield VoicesWall(self.session, id="wall")
        yield AskedQuestion(self.session, id="wall-asked")
        yield SayEntry(self.session)

    def show(self) -> None:
        """The question and the words as they are now."""
        notes = self.session.connection.notes(self._prompt)
        above, answers, asked = (
            self.query_one("#wall-question", Static),
            self.query_one(VoicesWall),
            self.query_one(AskedQuestion),
        )
        above.display = answers.display = bool(notes)
        asked.display = not notes
        above.update(self._question())
        whose = said_by(notes, self.language) if notes else ""
        columns = self.size.width - _MARGIN - cell_len(whose)
        details = "\n".join(by_parts(self._details(), columns, " · "))
        self.query_one("#wall-details", Static).update(plain(details, "$quiet"))
        self.query_one("#wall-whose", Static).update(plain(whose, "$quiet"))
        shown = answers if notes else asked
        shown.show(self._prompt)
        if not shown.has_focus:
            shown.focus(scroll_visible=False)
        self.query_one(SayEntry).show(self._prompt)

    def _question(self) -> Content:
        """What was asked; in letters, where these leave room for what was said."""
        title = said(self.prompt.title, self.language, "bold $primary")
        looks, part = appearance(self), 3 if appearance(self).is_large else 6
        columns, rows = self.size.width - _MARGIN, self.size.height // part
        return looks.poster(title.plain, columns, rows, "bold $primary") or title

    def _details(self) -> Iterator[str]:
        """When it was asked, and how much was said."""
        session, language = self.session, self.language
        connection = session.connection
        parts = wall(
            self.prompt, connection.themes(self._prompt), connection.notes(self._prompt), session.meeting
        )
        if parts:
            if day := day_asked(self.prompt, session.meeting, language):
                yield day
            if not self.has_class("-low"):
                yield from whole_weight(parts, session.meeting, language).split(" · ")

    def offers(self, command: Command) -> bool:
        """Not every question is open to visitors, nor published."""
        if command is PAGE_CODE:
            return self.session.published.leads
        return command is not WRITE or bool(self.query_one(SayEntry).answers)

    def action_code(self) -> None:
        """Show the way to what was said on this question."""
        open_page_code(self, f"prompt:{self._prompt}")

    @on(SayEntry.Chosen)
    def action_say(self) -> None:
        """Answer the question."""
        if self.query_one(SayEntry).answers:
            self.navigation.open(routes.Say(self._prompt))

    def action_question(self, by: int) -> None:
        """Go on to another question, in the order of the list; behind the last comes the first."""
        session = self.session
        found = questions(session.meeting, session.connection.notes(), session.clock.now().date())
        ids = [one.prompt.id for one in found]
        self._prompt = ids[(ids.index(self._prompt) + by) % len(ids)]
        self.show_all()
        self.navigation.follow(self._prompt)
