"""Fields screen: several fields at once in a box, and what can be ticked there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command, bindings
from ttchan_tui.tui.screens.desk.forms.fields import Field, FieldRow, Tick
from ttchan_tui.tui.screens.shared.dialog_screen import DialogScreen
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

BEFORE = Command("field(-1)", "up,shift+tab", "↑", N_("before"), N_("The field before."), "↑", hinted=False)
AFTER = Command("field(1)", "down,tab", "Tab", N_("next"), N_("The next field."), "Tab")

_A = TypeVar("_A")


class FieldsScreen(DialogScreen[_A], Generic[_A]):
    """Enter does it wherever one is; arrows and Tab lead from field to field."""

    BINDINGS = bindings(BEFORE, AFTER)

    asked: tuple[Field, ...] = ()
    """The fields, as they were at first."""

    # To be said by each form

    def heading(self) -> Content:
        """What it is about."""
        raise NotImplementedError

    def ask(self) -> Iterator[Field]:
        """The fields."""
        raise NotImplementedError

    def ticks(self) -> Iterator[Tick]:
        """What can be ticked."""
        return iter(())

    def action_save(self) -> None:
        """Do it."""
        raise NotImplementedError

    # What it looks like

    def compose_question(self) -> Iterable[Widget]:
        """The heading, the fields, what can be ticked, and what comes of it."""
        yield PlainLabel(self.heading(), id="form-heading")
        yield PlainLabel(id="form-others")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self.compose_fields()
        yield PlainLabel(id="outcome")

    def compose_fields(self) -> Iterable[Widget]:
        """What is filled in."""
        for field in self.asked:
            yield FieldRow(field, self.refuse, self._entered)
        yield from self.ticks()

    @property
    def rows(self) -> Sequence[Widget]:
        """The fields and what can be ticked, from top to bottom."""
        return list(self.query("LineInput, Tick").results(Widget))

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, by their names."""
        return {field.name: text.strip() for field, text in zip(self.asked, self.texts, strict=False)}

    @property
    def changed(self) -> dict[str, str]:
        """The fields that do not say what they said at first."""
        return {
            field.name: self.typed[field.name]
            for field in self.asked
            if self.typed[field.name] != field.value
        }

    @property
    def ticked(self) -> frozenset[str]:
        """What is ticked, by name."""
        return frozenset(tick.stands_for for tick in self.query(Tick) if tick.is_on)

    @property
    def turned_ticks(self) -> dict[str, str]:
        """What is ticked otherwise than at first, with its words."""
        return {tick.stands_for: tick.words for tick in self.query(Tick) if tick.is_on != tick.was_on}

    # Keys

    def action_field(self, by: int) -> None:
        """To another field."""
        rows = list(self.rows)
        place = next((place for place, row in enumerate(rows) if row.has_focus), 0)
        rows[(place + by) % len(rows)].focus()

    def _entered(self, typed: str) -> str:
        self.action_save()
        return typed

    def on_key(self, event: Any) -> None:  # noqa: ANN401 - Textual's own
        """Enter does it wherever one is; arrows lead from field to field, and do not only scroll."""
        if event.key == "enter" and isinstance(self.focused, Tick):
            event.stop()
            self.action_save()
        elif event.key in _ARROWS and isinstance(self.focused, Tick | LineInput):
            event.stop()
            event.prevent_default()
            self.action_field(_ARROWS[event.key])


_ARROWS: Final = {"up": -1, "down": 1}
