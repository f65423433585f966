"""What the forms for one activity have in common, and the fields that are read from one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from textual.content import Content
from textual.widget import Widget

from ttchan_tui.meeting.editing import of_text, shown, value_at
from ttchan_tui.meeting.limits import NOTE_LIMIT, TEXT_LIMIT
from ttchan_tui.meeting.lookup import find_activity
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.facts import when, where
from ttchan_tui.meeting.wording.parts import field_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.screens.desk.forms.edit_form import WHY, EditForm
from ttchan_tui.tui.screens.desk.forms.fields import Field, FieldRow, Tick
from ttchan_tui.tui.screens.desk.forms.form import About
from ttchan_tui.tui.session import Session

ACTIVITY: Final = "activity"


class ActivityForm(EditForm):
    """About one activity."""

    WHAT = ""
    TITLE = ""
    """What is done (a catalogue key)."""

    def __init__(self, session: Session, id: str) -> None:
        """Be about that activity."""
        self.about = About(self.WHAT, ACTIVITY, id)
        self._session = session
        super().__init__(session)

    @property
    def activity(self) -> Activity:
        """It, as it is now."""
        return find_activity(self._session.meeting, self.about.key)

    def heading(self) -> Content:
        """What is done, to what, and when and where that is."""
        meeting, language = self._session.meeting, self._session.language
        place = (when(self.activity, meeting, language), where(self.activity, meeting, language))
        here = " · ".join(filter(None, (language.date(self.activity.date), *place)))
        title = said(self.activity.title, language, "bold")
        return joined((f"{language.say(self.TITLE)}\n", "bold $primary"), title, (f"\n{here}", "$quiet"))

    def why_public(self, stated: Mapping[str, str]) -> Iterator[Field]:
        """Why, as the public reads it, in each language of the meeting.

        Args:
            stated: What is said of it now, by language.
        """
        language = self._session.language
        for code in self._session.meeting.languages:
            label = language.say(N_("why, in {language}"), language=language.language_name(code))
            yield Field(f"why.{code}", label, stated.get(code, ""))


def public_reason(texts: Mapping[str, str]) -> dict[str, str]:
    """What was typed of why, by language."""
    return {name.partition(".")[2]: text for name, text in texts.items() if name.startswith("why.") and text}


class PickForm(ActivityForm):
    """One of several things is picked: Enter takes the one that the person stands on; Space ticks it."""

    HINT = N_("↑ ↓ to what is meant; Enter does it.")

    def compose_fields(self) -> Iterable[Widget]:
        """What is to be picked from first, then the fields."""
        yield from self.ticks()
        for field in self.asked:
            yield FieldRow(field, self.refuse, self._entered)

    def begin(self) -> None:
        """Begin with the first that can be picked, unless one goes on with what was begun."""
        super().begin()
        for tick in list(self.query(Tick))[:1]:
            tick.focus()

    @property
    def ticked(self) -> frozenset[str]:
        """What is ticked; of a kind of which nothing was turned, what the person stands on."""
        focused = self.focused
        if not isinstance(focused, Tick) or focused.is_on:
            return super().ticked
        kind, _, _ = focused.stands_for.partition(".")
        of_kind = [one for one in self.query(Tick) if one.stands_for.startswith(f"{kind}.")]
        if any(one.is_on != one.was_on for one in of_kind):
            return super().ticked
        return super().ticked - {one.stands_for for one in of_kind} | {focused.stands_for}

    def on_descendant_focus(self) -> None:
        """Say what would come of what the person stands on now."""
        if self.is_mounted:
            self.look_ahead()


_BY_LANGUAGE: Final = frozenset({"title", "text", "audience", "led_by", "venue_note", "time_note"})


def entry_fields(document: Mapping[str, object], names: Iterable[str], session: Session) -> Iterator[Field]:
    """Fields of an entry of the meeting, those that are texts once for each language."""
    language = session.language
    for name in names:
        paths = [f"{name}.{code}" for code in session.meeting.languages] if name in _BY_LANGUAGE else [name]
        for path in paths:
            value = value_at(document, path)
            limit = TEXT_LIMIT if name == "text" else NOTE_LIMIT
            yield Field(path, field_name(path, language), "" if value is None else _typed(value), limit=limit)


def _typed(value: object) -> str:
    return str(value) if isinstance(value, str) and "\n" in value else shown(value)


def typed_anew(asked: Iterable[Field], texts: Mapping[str, str], section: str) -> dict[str, object]:
    """The fields that do not say what they said at first, as values of that section.

    Raises:
        NoSuchField: One of them is no such value.
    """
    return {
        field.name: of_text(section, field.name, texts[field.name])
        for field in asked
        if field.name != WHY and texts[field.name] != field.value
    }
