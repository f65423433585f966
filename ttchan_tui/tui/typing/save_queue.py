"""Saves typed lines in the order in which they were typed, without making anybody wait.

A line is *unsaved* from Enter until the store has acknowledged it. If the store refuses, the line
stays here, is shown as not saved, and can be tried again; it is never dropped.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import StoreError
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.outgoing import OutgoingLine

_T = TypeVar("_T")


class SaveQueue:
    """One line after the other, on a thread, so that a slow disk does not stop the typing."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        """Save into the store of `session`; call `changed` whenever a line's state has changed."""
        self._session = session
        self._changed = changed
        self._turn = asyncio.Lock()
        self.lines: list[OutgoingLine] = []
        """The lines that are not saved, oldest first."""

    async def save(self, line: OutgoingLine) -> Note | None:
        """Have one of the lines saved when its turn comes; give the note that it has become, if it has."""
        if line in self.lines and not line.on_its_way:
            line.refused = None
            self._tell()
        return await self._keep([line])

    async def save_together(self, lines: Sequence[OutgoingLine]) -> Note | None:
        """Have new notes saved in one act: all or none. Give the last of them, if they were."""
        return await self._keep(lines)

    async def _keep(self, lines: Sequence[OutgoingLine]) -> Note | None:
        if any(line not in self.lines or line.on_its_way for line in lines):
            return None  # somebody else sees to it, or has
        repository = self._session.repository
        for line in lines:
            line.on_its_way, line.refused = True, None
        note, refusal = None, None
        try:
            if len(lines) == 1:
                note = await self.do(lambda: lines[0].keep(repository))
            else:
                new = [line.new_note() for line in lines]
                note = (await self.do(lambda: repository.notebook.add_all(new)))[-1]
        except Explained as reason:
            refusal = reason
        for line in lines:
            line.on_its_way, line.refused = False, refusal
        if note:
            self.lines = [line for line in self.lines if line not in lines]
        self._tell()
        return note

    async def do(self, act: Callable[[], _T]) -> _T:
        """Have the store do something when its turn comes.

        Raises:
            Explained: The store did not do it. Whatever kept it from doing so, nobody's text may
                be lost over it, so even what nobody thought of arrives here as a sentence.
        """
        async with self._turn:
            try:
                done = await asyncio.to_thread(act)
            except Explained:
                raise
            except Exception as unexpected:
                logging.getLogger("ttchan").exception("the store failed")
                raise Explained(N_("This could not be saved ({error})."), error=unexpected) from unexpected
        self._session.connection.tell_saved()
        return done

    def leave(self, lines: Iterable[OutgoingLine]) -> None:
        """Have lines here that are not to be saved before somebody says so."""
        self.lines.extend(lines)
        self._tell()

    def throw_away(self, line: OutgoingLine) -> None:
        """Somebody does not want a line any more."""
        self.lines.remove(line)
        self._tell()

    async def save_again(self) -> bool:
        """Try the refused lines once more, in order; tell whether all are saved."""
        return all([await self.save(line) for line in list(self.lines) if line.refused])

    async def try_on(self) -> None:
        """Try the lines once more that the store could not take, until it cannot take one.

        Without a word before it is known what comes of it: whoever types is not to be disturbed.
        """
        if self._turn.locked():
            return
        for line in [line for line in self.lines if isinstance(line.refused, StoreError)]:
            if not await self._keep([line]) and line.refused:
                return

    def _tell(self) -> None:
        refusals = (line.refused for line in self.lines if isinstance(line.refused, StoreError))
        self._session.connection.tell_unsaved(len(self.lines), next(refusals, None))
        self._changed()
