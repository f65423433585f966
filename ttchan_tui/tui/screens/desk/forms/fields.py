"""The rows of a form: fields with their labels, and what is ticked or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.text.gate import Refused
from ttchan_tui.tui.safe_text import plain
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    """By which the form knows it, and a draft."""
    label: str
    value: str = ""
    """What stands there at first."""
    hint: str = ""
    """What stands there while it is empty."""
    limit: int = NOTE_LIMIT


class FieldRow(Horizontal):
    """A field, and before it what it is."""

    def __init__(
        self,
        field: Field,
        refuse: Callable[[Refused], object],
        enter: Callable[[str], str],
    ) -> None:
        """Ask for that.

        Args:
            field: What is asked for.
            refuse: Says why a text does not pass the gate.
            enter: Is given the text at Enter, and says what is in the field from then on.
        """
        super().__init__()
        self.field = field
        self._refuse = refuse
        self._enter = enter

    def compose(self) -> Iterable[Widget]:
        """The label and the field."""
        yield PlainLabel(plain(self.field.label), classes="label")
        typed = LineInput(
            id=_id(self.field.name), refuse=self._refuse, enter=self._enter, takes=self.field.limit
        )
        typed.placeholder = self.field.hint
        yield typed


class Tick(PlainLabel, can_focus=True):
    """Something that is so or not: Space or a click changes it."""

    BINDINGS = [Binding("space", "turn", show=False)]  # noqa: RUF012 - declared so by Textual

    @dataclass
    class Turned(Message):
        """It is otherwise now."""

        tick: Tick

    def __init__(self, name: str, words: str, *, is_on: bool = False, classes: str = "tick") -> None:
        """Say `words`, ticked or not; the form knows it by its name."""
        super().__init__(id=_id(name), classes=classes)
        self.stands_for = name
        self.words = words
        self.was_on = self.is_on = is_on

    def on_mount(self) -> None:
        """Show whether it is so."""
        self._draw()

    def action_turn(self) -> None:
        """It is otherwise."""
        self.is_on = not self.is_on
        self._draw()
        self.post_message(self.Turned(self))

    def on_click(self, event: Click) -> None:
        """Do what Space does."""
        event.stop()
        self.focus()
        self.action_turn()

    def _draw(self) -> None:
        self.update(plain(f"[{'x' if self.is_on else ' '}] {self.words}"))


def _id(name: str) -> str:
    """The name as the styles know it."""
    return f"field-{name.replace('.', '-').replace('_', '-')}"
