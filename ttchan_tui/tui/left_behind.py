"""What sessions of the same person have left: what was typed in those that ended, and those still open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual.app import App

from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.session_drafts import SessionDrafts

SECONDS_BETWEEN_LOOKS: Final = 5.0
"""After as many it is looked again whether another session of the same person has ended."""


class LeftBehind:
    """Looks for it as long as the app runs."""

    def __init__(
        self, app: App[Any], session: Session, drafts: SessionDrafts, take_up: Callable[[], None]
    ) -> None:
        """Look on behalf of `session`; `take_up` is called when there is something new."""
        self._app = app
        self._session = session
        self._drafts = drafts
        self._take_up = take_up

    def begin(self) -> None:
        """Look now, and again from time to time; ask once whether older sessions are to end."""
        self._look()
        self._ask_for_older_session()
        self._app.set_interval(SECONDS_BETWEEN_LOOKS, self._look)

    def _look(self) -> None:
        if self._app.is_running and self._drafts.look():
            self._take_up()

    def _ask_for_older_session(self) -> None:
        """A line that was cut leaves a session behind, which keeps what was typed there: offer to end it."""
        if not (self._session.desk.presence and self._session.repository.person.name):
            return
        from ttchan_tui.tui.older_session import ask_for_older_session  # which comes over the line only

        ask_for_older_session(self._app, self._session, self._look)
