"""What screens have in common that ask about a prompt, and keep what is typed as an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import work

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.text.explained import Explained
from ttchan_tui.tui.screens.shared.ask_screen import Answer, AskScreen, Question
from ttchan_tui.tui.screens.shared.of_prompt import OfPrompt


class Asking(OfPrompt):
    """Asks over itself. What was typed and not stored is there again when the same is asked."""

    TYPES: ClassVar[tuple[DraftKind, ...]] = ()
    """What is typed here, and outlives the session."""

    def on_mount(self) -> None:
        """Go on with what was left."""
        self._take_up()

    def _say(self, sentence: str, style: str = "$error") -> None:
        raise NotImplementedError

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
        self.session.begun.let_go(draft)
        if draft and self.app.screen is not self:
            self.navigation.show_again()

    @work
    async def _take_up(self) -> None:
        """Take up what the same person has typed here in a session that ended before it was saved."""
        if not self.TYPES:
            return
        try:
            left = await self.session.begun.take_up(self.TYPES, self.prompt_id)
        except Explained as reason:
            self._say(reason.sentence(self.language))
        else:
            self._go_on(left)
            if isinstance(self.app.screen, AskScreen):
                self.app.screen.go_on()

    def _go_on(self, left: Sequence[Draft]) -> None:
        """Show what is typed here and not stored, and what of it was left by a session before."""
