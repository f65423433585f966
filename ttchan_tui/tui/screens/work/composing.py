"""The field in which a facilitator types, and what becomes of a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from textual import on
from textual.widgets import Input

from ttchan_tui.meeting.board.line_parser import parse_hand_count
from ttchan_tui.meeting.board.pasted_list import PastedLine, lines_of, pasted
from ttchan_tui.meeting.errors import Frozen, TooManyHands
from ttchan_tui.meeting.groupwork import PASTED, Note
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui import routes
from ttchan_tui.tui.screens.shared.ask_screen import Answer, AskScreen, Question
from ttchan_tui.tui.screens.work.saving import SavingScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.line_interpreter import LineInterpreter
from ttchan_tui.tui.typing.outgoing import OutgoingLine

MOST_PASTED: Final = 200
"""Lines that can be pasted at once; more belong into a file."""


class ComposingScreen(SavingScreen):
    """What is typed for one group on one prompt, and what becomes of it at Enter."""

    def __init__(self, session: Session) -> None:
        """Wait to be asked."""
        super().__init__(session)
        self._interpreter = LineInterpreter(session, self._shown)

    def _shown(self, id: str) -> Note | None:
        """A note as it stands on the screen."""
        raise NotImplementedError

    # Typing

    def _show_freeze(self) -> None:
        """Say whether anything can be typed here at present, and why not."""
        freeze = self.session.connection.progress(self._composer.prompt).freeze(self._composer.group)
        template = N_("Frozen: {why}. What you type stays in the field until it is unfrozen.")
        self._under.stand(self.language.say(template, why=freeze.why) if freeze else "")

    def _entered(self, typed: str) -> str | None:
        """Enter in the field: take the line, and say what is in the field from now on.

        Hands that cannot be counted stay there selected: the next idea is no part of them.
        """
        if not self.is_there or (not typed.strip() and self._composer.editing is None):
            return typed
        try:
            line = self._interpreter.line(self._composer, typed)
        except TooManyHands as reason:
            self._ask_why(reason, partial(self._count, typed))
            return None
        except Explained as reason:
            self._refuse(reason)
            return None if parse_hand_count(typed) else typed
        return self._take(line)

    def _take(self, line: OutgoingLine) -> str:
        """Have a line saved; what is in the field from now on."""
        self._queue.lines.append(line)  # at once: it must always be either in the field or there
        self._save(line)
        return self._composer.go_on()

    def _make_room(self) -> bool:
        """Put aside what is typed, to do something else; a change that was begun is entered first.

        Returns:
            Whether there is room now; not, if what was begun cannot be saved.
        """
        composer = self._composer
        if composer.editing and self._field.value != composer.editing.text:
            text = self._entered(self._field.value)
            if text is None or composer.is_interrupted:
                return False
            self._field.put(text)
        elif composer.is_interrupted:
            self._field.put(composer.go_on())
        composer.interrupt(self._field.value)
        return True

    def _ask_why(self, reason: TooManyHands, told: Callable[[str], None]) -> None:
        """There are more hands than people: ask for the reason, in a field of its own."""

        def end(answer: Answer | None) -> None:
            if answer:
                told(answer.typed)

        hint = self.language.say("the reason, for the history")
        self.app.push_screen(
            AskScreen(self.session, Question(reason.sentence(self.language), hint, NOTE_LIMIT)), end
        )

    def _count(self, typed: str, why: str) -> None:
        """Hands were typed, and why they are so many."""
        try:
            line = self._interpreter.line(self._composer, typed, why)
        except Explained as reason:  # it was deleted or frozen meanwhile
            self._refuse(reason)
        else:
            self._field.put(self._take(line))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        meaning = self._interpreter.meaning(self._composer, event.value) if self.is_there else ""
        self._under.hint(meaning, typed=event.value)
        self._keep_drafts()
        self._under.show_length(len(event.value))

    # Pasting

    def _paste(self, text: str) -> bool:
        """Several lines are notes of their own, if that is what is wanted; whether they are taken care of."""
        number = len(lines_of(text))
        if number < 2 or self._composer.is_interrupted or not self.is_there:  # noqa: PLR2004 - several
            return False
        if number > MOST_PASTED:
            self._say(self.language.say(_TOO_MANY_LINES, number=number, most=MOST_PASTED))
        else:
            lines = list(pasted(text, self.prompt, self.session.meeting, self.language))
            here = (self.prompt, self.category)
            self.navigation.open(routes.Paste(*here, lines, self._keep_pasted, self.type_on))
        return True

    def _keep_pasted(self, lines: Iterable[PastedLine]) -> None:
        try:
            self._interpreter.check_not_frozen(self._composer)
        except Frozen as reason:
            self._refuse(reason)
            return
        new = [
            self._interpreter.statement(self._composer, line.meant, PASTED) for line in lines if line.meant
        ]
        self._queue.lines += new
        self._save_together(new)


_TOO_MANY_LINES: Final = N_(
    "{number} lines are too many to paste at once ({most} can be). "
    "Save them as a file, then: ttchan notes add - < FILE"
)
