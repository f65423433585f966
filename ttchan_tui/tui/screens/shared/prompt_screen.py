"""Prompt screen: what screens have in common that are about all that was said on one prompt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.safe_text import plain, said
from ttchan_tui.tui.screens.shared.ask_screen import Answer, AskScreen, Question
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.styles import STYLES
from ttchan_tui.tui.widgets.choice_list import Choice
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from ttchan_tui.store import GroupFilter


class PromptScreen(MeetingScreen):
    """The prompt and how far it is at the top, what is to be said about acts at the bottom.

    It asks over itself; what was typed and not stored is there again when the same is asked.
    """

    CSS_PATH = STYLES / "prompt.tcss"

    TYPES: ClassVar[tuple[DraftKind, ...]] = ()
    """What is typed here, and outlives the session."""

    prompt_id = ""
    """Which prompt it is; none before anybody has said."""

    def __init__(self, session: Session) -> None:
        """Wait to be told which prompt."""
        super().__init__(session)
        self._acts = Actions(session, self._say)
        self._drawn: dict[str, tuple[object, Choice]] = {}
        """The lines of notes as they were laid out last, and what they were made of."""

    def on_mount(self) -> None:
        """Go on with what was left."""
        self._take_up()

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
        """The prompt, how far it is, the screen's own, and a sentence."""
        yield PlainLabel(id="prompt-title")
        yield ProgressLine(self.session)
        yield from self.compose_work()
        yield PlainLabel(id="prompt-said")

    def compose_work(self) -> Iterable[Widget]:
        """Lay out what stands between the prompt and the sentence."""
        return ()

    def show(self) -> None:
        """The prompt, and how far it is."""
        self.query_one("#prompt-title", Static).update(self._title())
        self.query_one(ProgressLine).show(self.prompt_id)

    def _title(self) -> Content:
        return said(self.prompt.title, self.language, "bold")

    def _choice(self, id: str, of: object, line: Callable[[], Content], indent: int) -> Choice:
        """The line of a note: the same as before, if it is made of the same; there may be thousands."""
        drawn = self._drawn.get(id)
        if drawn is None or drawn[0] != of:
            drawn = self._drawn[id] = (of, Choice(line(), id, indent))
        return drawn[1]

    def _say(self, sentence: str, style: str = "$error") -> None:
        """Say something at the bottom; it stands there until the next act."""
        for label in self.query("#prompt-said").results(Static):
            label.update(plain(sentence, style))

    # What is done

    @work
    async def _do(
        self, act: Callable[[], object], draft: Draft | None = None, then: Callable[[], None] | None = None
    ) -> None:
        """Have the store do something, for which that was typed, and show what has come of it.

        Args:
            act: What it is to do.
            draft: What is let go when it is done.
            then: What follows when it is done.
        """
        done = await self._acts.run(act)
        if done:
            self._let_go(draft)
        self.show_all()
        if done and then:
            then()

    @work
    async def _take_back(
        self, way: Callable[[GroupFilter, frozenset[str]], Awaitable[None]], verbs: frozenset[str]
    ) -> None:
        """Undo or redo what was done here last and in this session, of the acts that the verbs name."""
        await way((self.prompt_id, ""), verbs)
        self.show_all()

    # What is asked

    def _place(
        self, kind: DraftKind, notes: Iterable[str] = (), *, group: str = "", of: str = ""
    ) -> FieldRef:
        """Where something about this prompt is typed."""
        return FieldRef(self.session.meeting.id, kind, self.prompt_id, group, tuple(notes), of)

    def _ask(self, question: Question, answered: Callable[[Answer], object]) -> None:
        """Ask something over this screen; nothing is done if the person goes back."""

        def end(answer: Answer | None) -> None:
            if answer is not None and self.is_there:
                answered(answer)

        self.app.push_screen(AskScreen(self.session, question), end)

    def _let_go(self, draft: Draft | None) -> None:
        """The store has done what that was typed for; other screens count it no more."""
        self.drafts.fields.let_go(draft)
        if draft and self.app.screen is not self:
            self.navigation.show_again()

    @work
    async def _take_up(self) -> None:
        """Take up what the same person has typed here in a session that ended before it was saved."""
        if not self.TYPES:
            return
        try:
            left = await self.drafts.fields.take_up(self.TYPES, self.prompt_id)
        except Explained as reason:
            self._say(reason.sentence(self.language))
        else:
            self._go_on(left)
            if isinstance(self.app.screen, AskScreen):
                self.app.screen.go_on()

    def _go_on(self, left: Sequence[Draft]) -> None:
        """Show what is typed here and not stored, and what of it was left by a session before."""
