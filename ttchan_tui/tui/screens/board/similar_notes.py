"""Which notes of other groups may say the same as the chosen one."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Final

from textual import work
from textual.timer import Timer

from ttchan_tui.meeting.board.themes import ThemeEntry
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.wording.facts import group_sign
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.similar import Similarity

_SECONDS_TO_STAY: Final = 0.1
"""Whoever moves through the list does not want to know what is like each line on the way."""


class SimilarNotes(PlainLabel):
    """A hint under the list, looked for beside the event loop. What it needs is kept until notes change."""

    def __init__(self, session: Session, *, id: str) -> None:
        """Hint at notes of `session`."""
        super().__init__(id=id)
        self._session = session
        self._ready: tuple[tuple[Note, ...], Similarity] | None = None
        self._wanted: tuple[ThemeEntry | None, tuple[Note, ...]] = (None, ())
        self._timer: Timer | None = None
        self.notes: tuple[Note, ...] = ()
        """What may say the same, the most alike first."""

    def look(self, entry: ThemeEntry | None, notes: tuple[Note, ...]) -> None:
        """Hint soon at those of `notes` that may say the same as an entry; without one, at nothing."""
        self._wanted = (entry, notes)
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS_TO_STAY, self._look)

    @work
    async def _look(self) -> None:
        wanted = self._wanted
        found = await to_thread(self._like, *wanted)
        if wanted is self._wanted:
            self.notes = found
            self._show()

    def _show(self) -> None:
        language, meeting = self._session.language, self._session.meeting
        texts = [
            " ".join(
                (
                    group_sign(meeting.group[note.group], language),
                    language.say("“{text}”", text=note.display_text),
                )
            )
            for note in self.notes
            if note.group in meeting.group
        ]
        hint = language.say("F marks what may say the same: {texts}", texts=" · ".join(texts))
        self.update(plain(hint if texts else "", "$quiet"))

    def _like(self, entry: ThemeEntry | None, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        if entry is None:
            return ()
        if self._ready is None or self._ready[0] != notes:
            from ttchan_tui.meeting.board.similar import Similarity

            self._ready = (notes, Similarity(notes))
        return self._ready[1].like(entry.head.display_text, entry.head.group)
