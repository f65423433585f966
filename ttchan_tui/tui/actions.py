"""What is done to the group-work board, and how that is told to whoever does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.note_writer import NoteWriter

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.store.meeting_history import GroupFilter

_T = TypeVar("_T")


class Actions:
    """One act after the other, on a thread; and the way back."""

    def __init__(self, session: Session, say: Callable[[str, str], None]) -> None:
        """Act on the store of `session`; `say` a sentence in a style about it."""
        self._session = session
        self._say = say
        self._writer = NoteWriter(session, lambda: None)

    async def do(self, act: Callable[[], object]) -> bool:
        """Have the store do something; tell whether it has done it, and say why if not."""
        return bool(await self.outcome(act))

    async def undo(self, desk: GroupFilter, verbs: frozenset[str]) -> None:
        """Take back what was done last of that kind, there and in this session."""
        undo, began = self._session.repository.past.undo, self._session.began_behind
        for undone in await self.outcome(lambda: undo(desk, began, verbs)):
            self._tell(N_("Undone: {what}. Ctrl+Y does it again."), undone)

    async def redo(self, desk: GroupFilter, verbs: frozenset[str]) -> None:
        """Do again what was undone last of that."""
        redo, began = self._session.repository.past.redo, self._session.began_behind
        for redone in await self.outcome(lambda: redo(desk, began, verbs)):
            self._tell(N_("Redone: {what}"), redone)

    async def outcome(self, act: Callable[[], _T]) -> tuple[_T, ...]:
        """Have the store do something; give what comes of it, or nothing if it was refused, and say why."""
        try:
            done = await self._writer.do(act)
        except Explained as refusal:
            self._say(refusal.sentence(self._session.language), "$error")
            return ()
        self._say("", "")
        return (done,)

    def _tell(self, template: str, deed: HistoryEntry) -> None:
        from ttchan_tui.meeting.wording.history import done_words

        language = self._session.language
        self._say(language.say(template, what=done_words(deed, language)), "$quiet")
