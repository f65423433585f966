"""What the screens have in common on which somebody looks after all groups of one prompt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.screens.shared.asking import Asking
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from ttchan_tui.store import Draft
    from ttchan_tui.store.meeting_history import GroupFilter


class PromptScreen(Asking):
    """The prompt and how far it is at the top, what is to be said about acts at the bottom."""

    CSS_PATH = STYLES / "prompt.tcss"

    def __init__(self, session: Session) -> None:
        """Wait to be told which prompt."""
        super().__init__(session)
        self._acts = Actions(session, self._say)
        self._drawn: dict[str, tuple[object, Choice]] = {}
        """The lines of notes as they were laid out last, and what they were made of."""

    def ask(self, prompt: str) -> None:
        """Look after that prompt."""
        if prompt != self.prompt_id:
            self._say("")
            self._drawn.clear()
        self.prompt_id = prompt
        if self.is_mounted:
            self._take_up()

    def compose_body(self) -> Iterable[Widget]:
        """The prompt, how far it is, the screen's own, and a sentence."""
        yield PlainLabel(id="prompt-title")
        yield ProgressLine(self.session)
        yield from self.compose_work()
        yield PlainLabel(id="prompt-said")

    def compose_work(self) -> Iterable[Widget]:
        """Lay out what stands between the prompt and the sentence."""
        raise NotImplementedError

    def show(self) -> None:
        """The prompt, and how far it is."""
        self.query_one("#prompt-title", Static).update(said(self.prompt.title, self.language, "bold"))
        self.query_one(ProgressLine).show(self.prompt_id)

    def _choice(self, id: str, of: object, line: Callable[[], Content], indent: int) -> Choice:
        """The line of a note: the same as before, if it is made of the same; there may be thousands."""
        drawn = self._drawn.get(id)
        if drawn is None or drawn[0] != of:
            drawn = self._drawn[id] = (of, Choice(line(), id, indent))
        return drawn[1]

    def _say(self, sentence: str, style: str = "$error") -> None:
        """Say something at the bottom; it stands there until the next act."""
        if self.is_mounted:
            self.query_one("#prompt-said", Static).update(plain(sentence, style))

    @work
    async def _do(self, act: Callable[[], object], draft: Draft | None = None) -> None:
        """Have the store do something, for which that was typed, and show what has come of it."""
        if await self._acts.do(act):
            self._let_go(draft)
        self.show_all()

    @work
    async def _take_back(
        self, way: Callable[[GroupFilter, frozenset[str]], Awaitable[None]], verbs: frozenset[str]
    ) -> None:
        """Undo or redo what was done here last and in this session, of the acts that the verbs name."""
        await way((self.prompt_id, ""), verbs)
        self.show_all()
