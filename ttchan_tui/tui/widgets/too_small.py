"""What stands in a window that is too small for any screen."""

from __future__ import annotations

from typing import Final

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.terminal.size import LEAST_COLUMNS, LEAST_ROWS
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_TO_ITS_OWNER: Final = N_(
    "This window has {columns}×{rows} characters; {least_columns}×{least_rows} are needed. "
    "Make it larger, or read the plain text: ttchan programme"
)
_TO_THE_STAFF: Final = N_(
    "This window has {columns}×{rows} characters; {least_columns}×{least_rows} are needed. "
    "Staff: please choose smaller letters."
)


class TooSmall(PlainLabel):
    """Says so, and what to do."""

    def __init__(self, session: Session) -> None:
        """Speak the language of `session`."""
        super().__init__()
        self._session = session

    def show(self) -> None:
        """Write the sentence with the size as it is now."""
        size = self.app.size
        self.update(
            plain(
                self._session.language.say(
                    _TO_THE_STAFF if self._session.public else _TO_ITS_OWNER,
                    columns=size.width,
                    rows=size.height,
                    least_columns=LEAST_COLUMNS,
                    least_rows=LEAST_ROWS,
                )
            )
        )
