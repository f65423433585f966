"""What Enter makes of a text that is typed at a composer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ttchan_tui.meeting.board.freeze import check_not_frozen
from ttchan_tui.meeting.board.line_parser import HandCount, Statement, parse_hand_count, parse_line
from ttchan_tui.meeting.errors import TooManyHands
from ttchan_tui.meeting.groupwork import GROUP, Note, Prompt
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.spoken import group_language
from ttchan_tui.meeting.wording.typed_line import count_words, statement_words
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.composer import Composer
from ttchan_tui.tui.typing.outgoing import OutgoingLine

LONG: Final = 140
"""Characters beyond which a note is hard to read at a kiosk."""


class LineInterpreter:
    """Understands facilitators. Does nothing to the store; reads what it needs at once."""

    def __init__(self, session: Session, shown: Callable[[str], Note | None]) -> None:
        """Understand what is typed in `session`; `shown` gives a note as it is on screen, by its id."""
        self._session = session
        self._shown = shown

    def line(self, composer: Composer, typed: str, why: str = "") -> OutgoingLine:
        """What is to be done with a text that is entered.

        Args:
            composer: Where it is entered.
            typed: The text.
            why: Why there are more hands than people, if that was asked.

        Raises:
            TooManyHands: The group has fewer members, and nobody has said why.
            Explained: It is frozen, unclear, not admitted, or names a line that is not there.
        """
        self.check_not_frozen(composer)
        if composer.editing:
            text, category = admit(typed, limit=NOTE_LIMIT), self._category(composer)
            here = (composer.prompt, composer.group, category, text, composer.editing.language)
            return OutgoingLine(*here, level=composer.level, changes=composer.editing)
        if count := parse_hand_count(typed):
            return self._count(composer, count, why)
        return self.statement(composer, self._understood(composer, typed))

    def statement(self, composer: Composer, meant: Statement, origin: str = GROUP) -> OutgoingLine:
        """A new note; where it does not say under what, under what is chosen on the composer.

        Raises:
            Refused: The text does not pass the gate.
        """
        text, category = admit(meant.text, limit=NOTE_LIMIT), meant.category or self._category(composer)
        here = (composer.prompt, composer.group, category, text, self._spoken(composer))
        return OutgoingLine(*here, level=meant.level or composer.level, about=meant.about, origin=origin)

    def meaning(self, composer: Composer, typed: str) -> str:
        """What Enter will do, or what keeps it from doing so, where that is not plain to see."""
        if composer.editing or not typed.strip():
            return ""
        session = self._session
        try:
            if count := parse_hand_count(typed):
                note = session.repository.notebook.on_line(composer.prompt, composer.group, count.line)
                return count_words(count, note, session.language)
            meant = self._understood(composer, typed)
        except Explained as reason:
            return reason.sentence(session.language)
        if words := statement_words(meant, self._prompt(composer), session.meeting, session.language):
            return words
        return session.language.say(_HARD_TO_READ) if len(typed) > LONG else ""

    def check_not_frozen(self, composer: Composer) -> None:
        """See to it that what the group said may change.

        Raises:
            Frozen: It is not to change any more.
        """
        freezes = self._session.connection.progress(composer.prompt).freezes.values()
        check_not_frozen(composer.prompt, composer.group, freezes)

    def _count(self, composer: Composer, count: HandCount, why: str) -> OutgoingLine:
        repository = self._session.repository
        note = repository.notebook.on_line(composer.prompt, composer.group, count.line)
        hands, most = count.hands, repository.board.hands.most(composer.group)
        if count.added:
            hands += note.hands or 0
        if hands > most and not why:
            raise TooManyHands(hands, most)
        typed = f"{count.line}{'+' if count.added else '='}{count.hands}"
        here = (composer.prompt, composer.group, note.category, typed, self._spoken(composer))
        return OutgoingLine(*here, hands=count, counts=self._shown(note.id) or note, why=why)

    def _understood(self, composer: Composer, typed: str) -> Statement:
        session = self._session
        meant = parse_line(typed, self._prompt(composer), session.meeting, session.language)
        assert isinstance(meant, Statement)  # hands were looked for before
        return meant

    def _spoken(self, composer: Composer) -> str:
        return group_language(self._session.meeting, composer.group)

    def _prompt(self, composer: Composer) -> Prompt:
        return self._session.meeting.prompt[composer.prompt]

    def _category(self, composer: Composer) -> str:
        return self._prompt(composer).categories[composer.category].id


_HARD_TO_READ: Final = N_("Long notes are hard to read: better two short ones.")
