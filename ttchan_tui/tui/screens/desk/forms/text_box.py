"""A field for a text of several lines."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key, Paste
from textual.widgets import TextArea

from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.tui.typing.typed_text import ends_line


class TextBox(TextArea):
    """Wraps what is too long for its width; what is pasted comes through the gate."""

    def __init__(self, *, id: str, refuse: Callable[[Refused], object]) -> None:
        """An empty box, with a still cursor: a blinking one sends to slow lines for ever.

        Args:
            id: For the styles.
            refuse: Says why a text does not pass the gate.
        """
        super().__init__(id=id, soft_wrap=True, tab_behavior="focus")
        self.cursor_blink = False
        self._refuse = refuse

    @property
    def value(self) -> str:
        """What stands there."""
        return self.text

    def put(self, text: str) -> None:
        """Have this text in it, to be gone on with at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    async def _on_key(self, event: Key) -> None:
        """Take the end of a line from a terminal that does not say what was pasted."""
        if not ends_line(event.character):
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.insert("\n")

    async def _on_paste(self, event: Paste) -> None:
        """Put in what was pasted, with its lines; what parted it from the words beside it is kept."""
        event.stop()
        event.prevent_default()
        try:
            text = admit(event.text, limit=TEXT_LIMIT, lines=True)
        except Refused as reason:
            self._refuse(reason)
            return
        start, end = sorted((self.selection.start, self.selection.end))
        before = self.get_text_range((start[0], 0), start)
        behind = self.get_text_range(end, self.document.end)
        if before[-1:].strip():
            text = _parting(event.text[: len(event.text) - len(event.text.lstrip())]) + text
        if behind[:1].strip():
            text += _parting(event.text[len(event.text.rstrip()) :])
        self.insert(text)


def _parting(blanks: str) -> str:
    """What is kept of the blanks around a text."""
    return "\n" if len(f"{blanks}.".splitlines()) > 1 else " " if blanks else ""
