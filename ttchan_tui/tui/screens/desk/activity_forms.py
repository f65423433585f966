"""The forms for one activity: when, where, whether it takes place, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.editing import Edit, acts, of_text, shown, value_at
from ttchan_tui.meeting.editing.moving import moves, read_move
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.limits import NOTE_LIMIT, TEXT_LIMIT
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.facts import venue_name, when, where
from ttchan_tui.meeting.wording.parts import field_name
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.screens.desk.edit_form import EditForm
from ttchan_tui.tui.screens.desk.fields import Field, Tick
from ttchan_tui.tui.screens.desk.form import About
from ttchan_tui.tui.session import Session

_ACTIVITY: Final = "activity"


class ActivityForm(EditForm):
    """About one activity."""

    WHAT = ""
    TITLE = ""
    """What is done (a catalogue key)."""

    def __init__(self, session: Session, id: str) -> None:
        """Be about that activity."""
        self.about = About(self.WHAT, _ACTIVITY, id)
        self._session = session
        super().__init__(session)

    @property
    def activity(self) -> Activity:
        """It, as it is now."""
        return self._session.meeting.activity[self.about.key]

    def heading(self) -> Content:
        """What is done, to what, and when and where that is."""
        meeting, language = self._session.meeting, self._session.language
        place = (when(self.activity, meeting, language), where(self.activity, meeting, language))
        here = " · ".join(filter(None, (language.date(self.activity.date), *place)))
        title = said(self.activity.title, language, "bold")
        return joined((f"{language.say(self.TITLE)}\n", "bold $primary"), title, (f"\n{here}", "$quiet"))


class MoveForm(ActivityForm):
    """To another time or day, alone or with all that follows it that day."""

    WHAT, TITLE, verb = "move", N_("Move"), kinds.MOVE_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """Where to, and why."""
        say = self._session.language.say
        yield Field("to", say(N_("to")), hint=say(N_("14:30 · +30 or -15 minutes · +1d a day · 2018-11-10")))
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """What follows it as well."""
        yield Tick("and-after", self._session.language.say(N_("and all that follows it that day")))

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme move` would change."""
        if not texts["to"]:
            return ()
        and_after = "and-after" in ticked
        return moves(self._session.meeting, self.activity, read_move(texts["to"]), and_after=and_after)


class VenueForm(ActivityForm):
    """Where it takes place: any of the venues, or none if that is not known."""

    WHAT, TITLE, verb = "venue", N_("Where it takes place"), kinds.SET_VENUES

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """All venues, those first where it is now."""
        meeting, language = self._session.meeting, self._session.language
        here = self.activity.venues
        for venue in sorted(
            meeting.venues, key=lambda one: (one.id not in here, venue_name(one, meeting, language))
        ):
            name = venue_name(venue, meeting, language)
            yield Tick(f"venue.{venue.id}", name, is_on=venue.id in here)

    def begin(self) -> None:
        """Begin among the venues."""
        super().begin()
        for tick in self.query(Tick):
            tick.focus()
            return

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme venue` would change."""
        ids = [one.id for one in self._session.meeting.venues if f"venue.{one.id}" in ticked]
        if set(ids) == set(self.activity.venues):
            return ()
        kept = [id for id in self.activity.venues if id in ids]
        return acts.set_venues(
            self._session.meeting, self.about.key, [*kept, *(id for id in ids if id not in kept)]
        )


class CancelForm(ActivityForm):
    """That it does not take place, and why, as the public reads it."""

    WHAT, TITLE, verb = "cancel", N_("Cancel"), kinds.CANCEL_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """Why, in each language of the meeting."""
        language = self._session.language
        for code in self._session.meeting.languages:
            label = language.say(N_("why, in {language}"), language=language.language_name(code))
            yield Field(f"why.{code}", label, self.activity.cancelled.by_language.get(code, ""))

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme cancel` would change."""
        why = {name.partition(".")[2]: text for name, text in texts.items() if text}
        return acts.cancel(self._session.meeting, self.about.key, why) if why else ()


FIELDS: Final = ("title", "text", "start", "end", "audience", "led_by", "venue_note", "time_note", "heads")
"""What the form for an activity asks for; commands change the others as well."""
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


class ActivityEditForm(ActivityForm):
    """What is said of it."""

    WHAT, TITLE, verb = "edit", N_("What is said of it"), kinds.EDIT_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """What is said now."""
        document = self._session.repository.editing.document(_ACTIVITY, self.about.key)
        for field in entry_fields(document, FIELDS, self._session):
            if "\n" not in field.value:  # a text in paragraphs is changed among the texts
                yield field
        yield self.why()

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme edit` would change: nothing but what was typed anew."""
        fields = typed_anew(self.asked, texts, _ACTIVITY)
        return acts.edit_activity(self._session.meeting, self.about.key, **fields) if fields else ()


class AddForm(EditForm):
    """One more activity on a day."""

    verb = kinds.ADD_ACTIVITY

    def __init__(self, session: Session, day: date) -> None:
        """Add to that day."""
        self.about = About("add", _ACTIVITY)
        self._session = session
        self._day = day
        super().__init__(session)

    def heading(self) -> Content:
        """On which day."""
        language = self._session.language
        title = language.say(N_("One more activity"))
        return joined((title, "bold $primary"), (f"\n{language.date(self._day)}", "$quiet"))

    def ask(self) -> Iterator[Field]:
        """What it is, when, and of which kind."""
        say = self._session.language.say
        yield from entry_fields({}, ("title", "start", "end"), self._session)
        names = ", ".join(self._kinds)
        yield Field("kind", say(N_("kind")), hint=names)
        yield from entry_fields({}, ("text",), self._session)
        yield self.why()

    @property
    def _kinds(self) -> dict[str, str]:
        """The kinds by their names in the language in use."""
        code = self._session.language.code
        return {kind.name.in_language(code).text: kind.id for kind in self._session.meeting.kinds}

    def edits(self, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme add` would change; the id is given by itself."""
        fields = typed_anew(self.asked, texts, _ACTIVITY)
        if not any(path.startswith("title.") for path in fields):
            return ()
        kind = str(fields.pop("kind", ""))
        known = self._kinds
        found = [id for name, id in known.items() if name.casefold().startswith(kind.casefold()) and kind]
        fields["kind"] = found[0] if found else kind or next(iter(known.values()), "")
        nested: dict[str, object] = {}
        for path, value in fields.items():
            name, _, code = path.partition(".")
            inner = nested.get(name)
            nested[name] = {**(inner if isinstance(inner, dict) else {}), code: value} if code else value
        id = acts.new_activity_id(self._session.meeting, self._day)
        return acts.add_activity(id, self._day, nested)


def typed_anew(asked: Iterable[Field], texts: Mapping[str, str], section: str) -> dict[str, object]:
    """The fields that do not say what they said at first, as values of that section.

    Raises:
        NoSuchField: One of them is no such value.
    """
    return {
        field.name: of_text(section, field.name, texts[field.name])
        for field in asked
        if field.name != "why" and texts[field.name] != field.value
    }


FORMS: Final = {form.WHAT: form for form in (MoveForm, VenueForm, CancelForm, ActivityEditForm)}
"""The forms for one activity, by what is done."""
