"""Asked question: what is asked, as large as there is room for, while there are no answers to read."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.meeting.qr.address import is_short
from ttchan_tui.meeting.qr.codes import page_code
from ttchan_tui.meeting.qr.symbol import symbol
from ttchan_tui.meeting.wording.wall import to_come, unanswered
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_panel import QRPanel

_CAPTION: Final = 2
"""Rows of the words under the code."""


class AskedQuestion(VerticalScroll):
    """The question, when and where it is asked, how to take part; below it the code to take along."""

    def __init__(self, session: Session, *, id: str, focusable: bool = True) -> None:
        """Ask nothing yet of the meeting of `session`; one beside a list is only looked at."""
        super().__init__(id=id, can_focus=focusable)
        self.display = False  # most questions have answers, which would be laid out in half the room at first
        self._session = session
        self._prompt = ""

    def compose(self) -> ComposeResult:
        """The words and the code, empty."""
        yield PlainLabel(classes="asked")
        yield QRPanel()

    def show(self, prompt: str) -> None:
        """Ask that question, as of now."""
        self._prompt = prompt
        session, room = self._session, self.scrollable_content_region.size
        meeting, language = session.meeting, session.language
        below = self._below(meeting.prompt[prompt])
        columns = max(1, room.width - 1)
        rows = room.height - sum(len(line.wrap(columns)) for line in below) - 1
        title = meeting.prompt[prompt].title
        words = title.in_language(language.code).marked.replace("/", "/ ")  # a line may end there
        panel, looks = self.query_one(QRPanel), appearance(self)
        now, site = session.clock.now(), session.published
        code = page_code(meeting, f"prompt:{prompt}", language.code, now, site)
        drawn = None
        if not looks.is_large and is_short(code.address):
            drawn = looks.poster(words, columns, rows - symbol(code.address).rows - _CAPTION)
        panel.display = bool(drawn)
        drawn = drawn or looks.poster(words, columns, rows) or said(title, language, "bold")
        self.query_one(".asked", Static).update(Content("\n").join([drawn, plain(""), *below]))
        if panel.display:
            panel.styles.height = rows - len(drawn.split("\n"))
            panel.show(code, language)

    def on_resize(self, _: Resize) -> None:
        """Use the room there is now."""
        if self._prompt in self._session.meeting.prompt:
            self.show(self._prompt)

    def _below(self, prompt: Prompt) -> list[Content]:
        session, today = self._session, self._session.clock.now().date()
        is_open = session.public and prompt.id in session.connection.open_prompts()
        return [
            plain(unanswered(prompt, session.meeting, today, session.language), "bold $accent"),
            plain(""),
            plain(to_come(prompt, session.meeting, today, session.language, is_open=is_open)),
        ]
