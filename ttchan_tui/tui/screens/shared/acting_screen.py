"""Acting screen: what screens have in common on which the store is asked to do something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work

from ttchan_tui.meeting.draft import Draft, DraftKind
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.screens.shared.ask_screen import Answer, AskScreen, Question
from ttchan_tui.tui.screens.shared.base import MeetingScreen
from ttchan_tui.tui.screens.shared.dialog_screen import DialogScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ttchan_tui.store import GroupFilter


class ActingScreen(MeetingScreen):
    """Acts, says in `#said` what has come of them, and takes them back.

    It asks over itself; what was typed and not stored is there again when the same is asked.
    """

    TYPES: ClassVar[tuple[DraftKind, ...]] = ()
    """What is typed here, and outlives the session."""
    WORK: ClassVar[frozenset[str]] = frozenset()
    """The kinds of changes that are undone and redone here."""

    prompt_id = ""
    """Which prompt it is about; none before anybody has said, or if it is about none."""

    def __init__(self, session: Session) -> None:
        """Act on the store of `session`."""
        super().__init__(session)
        self._acts = Actions(session, self._say)

    def on_mount(self) -> None:
        """Go on with what was left."""
        self._take_up()

    def take_up_left(self) -> None:
        """Another session of the same person has ended: go on with what was typed there."""
        self._take_up()

    def _say(self, sentence: str, style: str = "$error") -> None:
        """Say something; it stands there until the next act."""
        for label in self.query("#said").results(PlainLabel):
            label.update(plain(sentence, style))

    def _refuse(self, reason: Explained) -> None:
        """Say why something is not done."""
        self._say(reason.sentence(self.language))

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

    @property
    def _where(self) -> GroupFilter | None:
        """Where acts are undone: on which prompt, if it is about one, and by whom."""
        return self.prompt_id or None, ""

    @work
    async def action_undo(self) -> None:
        """Take back what was done here last, in this session."""
        await self._acts.undo(self._where, self.WORK)
        self.show_all()

    @work
    async def action_redo(self) -> None:
        """Do again what was undone last here."""
        await self._acts.redo(self._where, self.WORK)
        self.show_all()

    # What is asked

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
            self._refuse(reason)
            return
        self._go_on(left)
        if isinstance(self.app.screen, DialogScreen):
            self.app.screen.go_on()

    def _go_on(self, left: Sequence[Draft]) -> None:
        """Show what is typed here and not stored, and what of it was left by a session before."""
