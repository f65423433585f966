"""A field for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from ttchan_tui.meeting.limits import NOTE_LIMIT, TEXT_LIMIT
from ttchan_tui.text.gate import Refused, admit
from ttchan_tui.tui.typing.typed_text import ends_line, typed_text


class LineInput(Input):
    """Takes texts through the gate, or has said why not.

    What is pasted comes in whole: Textual's own field drops all lines but the first.
    """

    def __init__(
        self,
        *,
        id: str,
        refuse: Callable[[Refused], object],
        enter: Callable[[str], str | None] | None = None,
        paste: Callable[[str], bool] | None = None,
        limit: int = 0,
        takes: int = NOTE_LIMIT,
    ) -> None:
        """An empty field with a still cursor: a blinking one sends to slow lines for ever.

        Args:
            id: For the styles.
            refuse: Says why a text does not pass the gate; the field stays as it was before.
            enter: Is given the line at Enter, and says what is in the field from then on; None leaves it
                there selected, so that what is typed next takes its place. It is called
                at once: over a slow line the next keys come together with Enter, and a message about
                it would be read when they are in the field already.
            paste: Is given what is pasted, and says whether it has taken care of it. Called at once, too.
            limit: How many characters can be typed; any number if 0.
            takes: How many can be entered in the end; until then, the text may be longer.
        """
        super().__init__(id=id, select_on_focus=False, max_length=limit)
        self.cursor_blink = False
        self._refuse = refuse
        self._enter = enter
        self._take_paste = paste
        self._takes = takes

    class Touched(Message):
        """Somebody has touched the field, perhaps because there is no keyboard."""

    class Keyed(Message):
        """Somebody types on a keyboard."""

    def submit(self) -> None:
        """Hand the line over, as Enter does."""
        self.call_later(self.action_submit)

    def on_click(self) -> None:
        """Tell the screen."""
        self.post_message(self.Touched())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text here."""
        return bool(typed_text(character))

    def on_key(self, event: Key) -> None:
        """Take what nobody can see, too: without joiners, some emoji and words are other ones.

        Where a line ends, a word does: a terminal that does not say what was pasted sends it as keys.
        """
        if event.key != "enter" and ends_line(event.character):
            event.stop()
            event.prevent_default()
            if self._is_behind_a_word:
                self.type_on(" ")
            return
        if typed_text(event.character):
            self.post_message(self.Keyed())
        if not event.is_printable and (text := typed_text(event.character)):
            event.stop()
            event.prevent_default()
            self.type_on(text)

    async def action_submit(self) -> None:
        """Hand the line over."""
        if self._enter is None:
            await super().action_submit()
        elif (after := self._enter(self.value)) is None:
            self.select_all()
        elif after != self.value:
            self.put(after)

    def admitted(self, typed: str) -> str | None:
        """What may go on of a text that is entered; None if nothing may, and it was said why."""
        try:
            return admit(typed, limit=self.max_length or self._takes)
        except Refused as reason:
            self._refuse(reason)
            return None

    def put(self, text: str) -> None:
        """Have this text in the field, to be gone on with at its end."""
        self.value = text
        self.cursor_position = len(text)

    def type_on(self, text: str) -> None:
        """Put in a text as if it were typed: in the place of what is selected."""
        self.replace(text, *self.selection)

    @property
    def _without_selected(self) -> str:
        start, end = sorted(self.selection)
        return self.value[:start] + self.value[end:]

    @property
    def _is_behind_a_word(self) -> bool:
        before = self.value[: min(self.selection)]
        return before != "" and not before[-1].isspace()

    @property
    def _is_before_a_word(self) -> bool:
        behind = self.value[max(self.selection) :]
        return behind != "" and not behind[0].isspace()

    def on_paste(self, event: Paste) -> None:
        """Put in what was pasted, its lines joined by spaces."""
        event.prevent_default()
        event.stop()
        if self._take_paste and self._take_paste(event.text):
            return
        try:
            most = self.max_length or TEXT_LIMIT
            text = admit(
                event.text, limit=most if len(event.text) <= most else self.max_length or self._takes
            )
            if event.text[:1].isspace() and self._is_behind_a_word:
                text = f" {text}"
            if event.text[-1:].isspace() and self._is_before_a_word:
                text = f"{text} "
            if self.max_length:
                admit(self._without_selected + text, limit=self.max_length)
            self.type_on(text)
        except Refused as reason:
            self._refuse(reason)
