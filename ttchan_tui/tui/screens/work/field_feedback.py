"""What is said under the field in which notes are typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.line_interpreter import LONG
from ttchan_tui.tui.typing.session_drafts import drafts_of
from ttchan_tui.tui.widgets.plain_label import PlainLabel

TOO_LONG: Final = 2 * LONG
"""Characters from which the count turns to a warning."""


class FieldFeedback(Horizontal):
    """A sentence on the left; on the right how long the line is, once it gets long."""

    def __init__(self, session: Session) -> None:
        """Speak the language of the session."""
        super().__init__(id="under")
        self._session = session
        self._said = ("", "")
        self._hint = ""
        self._standing = ""

    def compose(self) -> Iterable[Widget]:
        """Both, empty."""
        yield PlainLabel(id="said")
        yield PlainLabel(id="length")

    def say(self, sentence: str, style: str) -> None:
        """Say something; it stands there until something is typed or done."""
        self._said, self._hint = (sentence, style), ""
        self._show()

    def withdraw(self, sentence: str) -> None:
        """Say that no more, if it still stands there."""
        if self._said[0] == sentence:
            self.say("", "")

    def hint(self, hint: str, *, typed: str) -> None:
        """Say what Enter would do with what is typed; with nothing typed, what was said before stays."""
        self._hint = hint
        if typed:
            self._said = ("", "")
        self._show()

    def stand(self, sentence: str) -> None:
        """Say something wherever there is nothing else to say."""
        self._standing = sentence
        self._show()

    def _show(self) -> None:
        said, style = self._said
        words = plain(self._hint, "$accent") if self._hint else plain(said, style)
        self.query_one("#said", Static).update(words or plain(self._standing, "$error"))

    def show_length(self, length: int) -> None:
        """Show how many characters are typed, and whether they are kept as a draft."""
        text = f"{length}/{NOTE_LIMIT}" if length > LONG else ""
        style = "bold $error" if length > TOO_LONG else "$quiet"
        not_kept = drafts_of(self).not_kept
        before = f"{not_kept}  " if not_kept else ""
        self.query_one("#length", Static).update(joined((before, "$quiet"), (text, style)))
