"""What goes on around the desk, where there is room for it: who is here, and what was done lately."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from textual import work
from textual.content import Content

from ttchan_tui.meeting.history.entries import HistoryEntry
from ttchan_tui.meeting.roles import Right
from ttchan_tui.meeting.wording.history import entry_words, first_change, who_words
from ttchan_tui.store import Heartbeat
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_LATELY: Final = 8
"""Acts that are told."""
_BEFORE: Final = 7
"""Columns before what was done."""


class Around(PlainLabel):
    """Reads the history only where it is shown, and only when something was done."""

    def __init__(self, session: Session) -> None:
        """Look around in `session`."""
        super().__init__(id="around")
        self._session = session
        self._read = -1
        """Up to which record the history is read."""
        self._lately: tuple[HistoryEntry, ...] = ()
        self._others: Sequence[Heartbeat] = ()

    def show(self, others: Sequence[Heartbeat]) -> None:
        """Tell it, with who else is here as of the last look."""
        self._others = others
        if not self.display or not self._session.repository.person.may(Right.LOOK_BACK):
            return
        self.update(Content("\n").join((*self._here(), plain(""), *self._done())))
        if self._read != (now := self._session.repository.last_record):
            self._read = now
            self._look_back()

    @work
    async def _look_back(self) -> None:
        def last() -> tuple[HistoryEntry, ...]:
            return tuple(islice(self._session.repository.past.entries(), _LATELY))

        try:
            self._lately = await to_thread(last)
        except Explained:
            return  # the section History says why
        if self.is_mounted:
            self.show(self._others)

    def _here(self) -> Iterator[Content]:
        say = self._session.language.say
        yield plain(say("Here now"), "bold $accent")
        for one in self._others:
            yield joined((one.name, "bold"), (f" · {say(one.where)}" if one.where else "", "$quiet"))
        if not self._others:
            yield plain(say(N_("Nobody else is here at present.")), "$quiet")

    def _done(self) -> Iterator[Content]:
        language, meeting = self._session.language, self._session.meeting
        zone, room = ZoneInfo(meeting.time_zone), max(20, self.size.width)
        yield plain(language.say(N_("Lately")), "bold $accent")
        for one in self._lately:
            time = language.time(one.at.astimezone(zone))
            what = entry_words(one, language)
            yield joined((f"{time}  ", "$quiet"), (what, "bold"), f" · {who_words(one, language)}")
            if first := first_change(one, meeting, language, room - _BEFORE):
                yield plain(f"{' ' * _BEFORE}{first}", "$quiet")
