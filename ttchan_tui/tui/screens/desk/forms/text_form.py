"""The form for a text: its languages side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from textual import on
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from ttchan_tui.meeting.editing import Edit
from ttchan_tui.meeting.editing.texts import TextPlace
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.history.entries import PartChange
from ttchan_tui.meeting.limits import TEXT_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.parts import field_name, part_name
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.commands import Command
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.screens.desk.forms.edit_form import LATER, EditForm
from ttchan_tui.tui.screens.desk.forms.fields import Field
from ttchan_tui.tui.screens.desk.forms.fields_screen import AFTER
from ttchan_tui.tui.screens.desk.forms.form import About
from ttchan_tui.tui.screens.desk.forms.text_box import TextBox
from ttchan_tui.tui.screens.shared.dialog_screen import LEAVE
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.line_input import LineInput
from ttchan_tui.tui.widgets.plain_label import PlainLabel

SAVE = Command("save", "ctrl+s", "Ctrl+S", N_("save"), N_("Save the text in all languages."), "Ctrl+S")


class TextForm(EditForm):
    """One text of the meeting."""

    verb = kinds.EDIT_TEXT
    OWN_COMMANDS = (SAVE, AFTER, LATER, LEAVE)

    def __init__(self, session: Session, text: TextPlace) -> None:
        """Be about that text."""
        self.about = About(f"text.{text.field}", text.section, text.key)
        self._text = text
        self._session = session
        super().__init__(session)

    def heading(self) -> Content:
        """Whose text it is, and which."""
        meeting, language = self._session.meeting, self._session.language
        part = PartChange(self._text.section, self._text.key, None, self._text.entry)
        field = field_name(self._text.field, language)
        return joined((f"{part_name(part, meeting, language)}\n", "bold $primary"), (field, "bold"))

    def ask(self) -> Iterator[Field]:
        """It in each language of the meeting."""
        for code in self._session.meeting.languages:
            label = self._session.language.language_name(code)
            yield Field(code, label, self._text.by_language.get(code, ""), limit=TEXT_LIMIT)

    def compose_fields(self) -> Iterable[Widget]:
        """A box for each language."""
        with Grid(id="languages"):
            for field in self.asked:
                with Vertical():
                    yield PlainLabel(plain(field.label, "bold $accent"))
                    yield TextBox(id=f"field-{field.name}", refuse=self.refuse)

    @property
    def fields(self) -> tuple[LineInput, ...]:
        """The boxes, which are filled and read as fields are."""
        return cast("tuple[LineInput, ...]", tuple(self.query(TextBox)))

    @on(TextArea.Changed)
    def _typed_in_box(self) -> None:
        self._typed()
        self.look_ahead()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan text` would change: the languages in which it says something else."""
        fields = {
            f"{self._text.field}.{field.name}": _admitted(texts[field.name])
            for field in self.asked
            if texts[field.name] != field.value.strip()
        }
        return (Edit(self._text.section, self._text.key, fields),) if fields else ()


def _admitted(text: str) -> str | None:
    return admit(text, limit=TEXT_LIMIT, lines=True) if text else None
