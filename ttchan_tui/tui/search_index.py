"""Search index of one session: everything that may be seen there, as it is now."""

from __future__ import annotations

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.search.index import Index
from ttchan_tui.tui.session import Session


class SearchIndex:
    """Keeps an index until another meeting is loaded, and its notes until they change."""

    def __init__(self, session: Session) -> None:
        """Index what may be seen in `session`, once somebody searches."""
        self._session = session
        self._of: tuple[Meeting, Index] | None = None
        self._token: object = None

    def now(self) -> Index:
        """The index over everything as it is now; it learns notes as `Index.learn` is called."""
        meeting, token = self._session.meeting, self._session.connection.change_token()
        reader = self._session.language_code
        if self._of is None or self._of[0] is not meeting or not self._of[1].finds_in(reader):
            self._of, self._token = (meeting, Index(meeting, reader=reader)), None
        index = self._of[1]
        if self._token != token:
            index.keep(self._session.connection.notes())
            self._token = token
        return index
