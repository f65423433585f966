"""Prompt screen: what screens have in common that are about all that was said on one prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.draft import DraftKind, FieldRef
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import said
from ttchan_tui.tui.screens.shared.acting_screen import ActingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine
from ttchan_tui.tui.widgets.question_beside import QuestionBeside

_MARGIN: Final = 8
"""Columns beside the prompt."""


class PromptScreen(ActingScreen):
    """The prompt and how far it is at the top, what is to be said about acts at the bottom."""

    CSS_PATH = STYLES / "prompt.tcss"

    def __init__(self, session: Session) -> None:
        """Wait to be told which prompt."""
        super().__init__(session)
        self._drawn: dict[str, tuple[object, Choice]] = {}
        """The lines of notes as they were laid out last, and what they were made of."""

    def go_to(self, route: Any) -> None:  # noqa: ANN401 - some routes say more than their prompt
        """Show the prompt that the route is of."""
        self.ask(route.prompt)

    def ask(self, prompt: str) -> None:
        """Be about that prompt."""
        self._say("")
        if prompt != self.prompt_id:
            self._drawn.clear()
        self.prompt_id = prompt
        if self.is_mounted:
            self._take_up()

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt still: another one may be loaded meanwhile."""
        return self.prompt_id in self.session.meeting.prompt

    @property
    def prompt(self) -> Prompt:
        """The prompt as it is now."""
        return self.session.meeting.prompt[self.prompt_id]

    def compose_body(self) -> Iterable[Widget]:
        """The prompt, how far it is, the screen's own beside what was said, and a sentence."""
        yield PlainLabel(id="prompt-title")
        yield ProgressLine(self.session)
        with Horizontal(id="prompt-work"):
            with Vertical(id="work-here"):
                yield from self.compose_work()
            yield QuestionBeside(self.session, only_answers=True)
        yield PlainLabel(id="said")

    def compose_work(self) -> Iterable[Widget]:
        """Lay out what stands between the prompt and the sentence."""
        return ()

    def show(self) -> None:
        """The prompt, and how far it is."""
        self.query_one("#prompt-title", Static).update(self._title())
        self.query_one(ProgressLine).show(self.prompt_id)
        beside = self.query_one(QuestionBeside)
        was_there = beside.is_wanted
        beside.show(self.prompt_id)
        if beside.is_wanted is not was_there:
            self.call_after_refresh(self.show_all)  # the work has another room now

    @property
    def work_width(self) -> int:
        """Columns for the work, with its margins."""
        is_shared = self.query_one(QuestionBeside).is_wanted and not appearance(self).is_large
        if is_shared and self.has_class("-very-wide") and self.has_class("-tall"):
            return self.size.width * 5 // 8
        return self.size.width

    def _title(self) -> Content:
        """What is asked; in letters, where these leave room for the work."""
        title, looks = said(self.prompt.title, self.language, "bold"), appearance(self)
        columns, rows = self.size.width - _MARGIN, self.size.height // (4 if looks.is_large else 8)
        return looks.poster(title.plain, columns, rows, "bold $primary") or title

    def _choice(self, id: str, of: object, line: Callable[[], Content], indent: int) -> Choice:
        """The line of a note: the same as before, if it is made of the same; there may be thousands."""
        drawn = self._drawn.get(id)
        if drawn is None or drawn[0] != of:
            drawn = self._drawn[id] = (of, Choice(line(), id, indent))
        return drawn[1]

    def _place(
        self, kind: DraftKind, notes: Iterable[str] = (), *, group: str = "", of: str = ""
    ) -> FieldRef:
        """Where something about this prompt is typed."""
        return FieldRef(self.session.meeting.id, kind, self.prompt_id, group, tuple(notes), of)
