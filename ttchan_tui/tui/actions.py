"""Actions: what somebody has the store do, one after the other, and how that is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.save_queue import SaveQueue

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.store import GroupFilter

_T = TypeVar("_T")


class Actions:
    """One act after the other, on a thread; and the way back."""

    def __init__(
        self, session: Session, say: Callable[[str, str], None], queue: SaveQueue | None = None
    ) -> None:
        """Act on the store of `session`.

        Args:
            session: Whose acts they are.
            say: Says a sentence in a style.
            queue: What they take turns with, if lines are saved besides.
        """
        self._session = session
        self._say = say
        self._queue = queue or SaveQueue(session, lambda: None)

    async def run(self, act: Callable[[], _T]) -> tuple[_T, ...]:
        """Have the store do something; give what comes of it, or nothing if it was refused, and say why."""
        try:
            return (await self.attempt(act),)
        except Explained as refusal:
            self._say(refusal.sentence(self._session.language), "$error")
            return ()

    async def attempt(self, act: Callable[[], _T]) -> _T:
        """Have the store do something; give what comes of it.

        Raises:
            Explained: It was refused.
        """
        done = await self._queue.do(act)
        self._done()
        return done

    def _done(self) -> None:
        """The store has done it: what was said of the act before is over."""
        self._say("", "")

    async def undo(self, where: GroupFilter | None, verbs: frozenset[str] | None = None) -> None:
        """Take back what was done last there and in this session; of the acts that the verbs name, if any."""
        undo, began = self._session.repository.past.undo, self._session.began_behind
        for undone in await self.run(lambda: undo(where, began, verbs)):
            self._tell(N_("Undone: {what}. Ctrl+Y does it again."), undone)

    async def redo(self, where: GroupFilter | None, verbs: frozenset[str] | None = None) -> None:
        """Do again what was undone last of that."""
        redo, began = self._session.repository.past.redo, self._session.began_behind
        for redone in await self.run(lambda: redo(where, began, verbs)):
            self._tell(N_("Redone: {what}"), redone)

    def _tell(self, template: str, entry: HistoryEntry) -> None:
        self._say(self._session.language.say(template, what=" ".join(self._words(entry))), "$quiet")

    def _words(self, entry: HistoryEntry) -> list[str]:
        """What was undone or redone."""
        from ttchan_tui.meeting.wording.history import done_words

        return [done_words(entry, self._session.language)]
