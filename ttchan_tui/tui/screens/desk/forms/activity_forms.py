"""The forms for one activity that are filled in: when, whether it takes place, what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.editing import Edit, acts
from ttchan_tui.meeting.editing.moving import moves, read_move
from ttchan_tui.meeting.history import change_kinds as kinds
from ttchan_tui.meeting.lookup import find_activity, find_venue
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined
from ttchan_tui.tui.screens.desk.forms.activity_form import (
    ACTIVITY,
    ActivityForm,
    entry_fields,
    public_reason,
    typed_anew,
)
from ttchan_tui.tui.screens.desk.forms.edit_form import EditForm
from ttchan_tui.tui.screens.desk.forms.fields import Field, Tick
from ttchan_tui.tui.screens.desk.forms.form import About
from ttchan_tui.tui.session import Session


class MoveForm(ActivityForm):
    """To another time or day, alone or with all that follows it that day."""

    WHAT, TITLE, verb = "move", N_("Move"), kinds.MOVE_ACTIVITY
    HINT = N_("A time such as 14:30, +30 or -15 minutes, +1d or -1d for days, or a date.")

    def ask(self) -> Iterator[Field]:
        """Where to, and why."""
        say = self._session.language.say
        yield Field("to", say(N_("to")), hint="14:30 · +30 · -15 · +1d · 2018-11-10")
        yield self.why()

    def ticks(self) -> Iterator[Tick]:
        """What follows it as well."""
        yield Tick("and-after", self._session.language.say(N_("and all that follows it that day")))

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme move` would change."""
        if not texts["to"]:
            return ()
        and_after = "and-after" in ticked
        activity = find_activity(meeting, self.about.key)
        return moves(meeting, activity, read_move(texts["to"]), and_after=and_after)


class CancelForm(ActivityForm):
    """That it does not take place, and why, as the public reads it."""

    WHAT, TITLE, verb = "cancel", N_("Cancel"), kinds.CANCEL_ACTIVITY

    HINT = N_("Say why; everybody reads it. The activity stays in its place.")

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield from self.why_public(self.activity.cancelled.by_language)

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme cancel` would change."""
        why = public_reason(texts)
        return acts.cancel(meeting, self.about.key, why) if why else ()


class ReinstateForm(ActivityForm):
    """That it takes place after all."""

    WHAT, TITLE, verb = "reinstate", N_("It takes place after all"), kinds.REINSTATE_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """Why."""
        yield self.why()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme reinstate` would change."""
        return acts.reinstate(meeting, self.about.key)


class HeadsForm(ActivityForm):
    """How many people came."""

    WHAT, TITLE, verb = "heads", N_("How many people came?"), kinds.COUNT_HEADS

    def ask(self) -> Iterator[Field]:
        """The number, and why it is another one."""
        document = self._session.repository.editing.document(ACTIVITY, self.about.key)
        yield from entry_fields(document, ("heads",), self._session)
        yield self.why()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme heads` would change."""
        fields = typed_anew(self.asked, texts, ACTIVITY)
        return acts.edit_activity(meeting, self.about.key, **fields) if fields else ()


_SAID: Final = ("title", "text", "start", "end", "audience", "led_by", "venue_note", "time_note", "heads")
"""What is said of an activity, by the names of the fields; commands change the others as well."""


class ActivityEditForm(ActivityForm):
    """What is said of it."""

    WHAT, TITLE, verb = "edit", N_("What is said of it"), kinds.EDIT_ACTIVITY

    def ask(self) -> Iterator[Field]:
        """What is said now."""
        document = self._session.repository.editing.document(ACTIVITY, self.about.key)
        for field in entry_fields(document, _SAID, self._session):
            if "\n" not in field.value:  # a text in paragraphs is changed among the texts
                yield field
        yield self.why()

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme edit` would change: nothing but what was typed anew."""
        fields = typed_anew(self.asked, texts, ACTIVITY)
        return acts.edit_activity(meeting, self.about.key, **fields) if fields else ()


class AddForm(EditForm):
    """One more activity on a day."""

    verb = kinds.ADD_ACTIVITY

    def __init__(self, session: Session, day: date) -> None:
        """Add to that day."""
        self.about = About("add", ACTIVITY, day.isoformat())
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
        yield Field("venue", say(N_("where")), hint=say(N_("how the name of the venue begins")))
        yield Field("kind", say(N_("kind")), hint=say(N_("how it begins; else the first one")))
        yield from entry_fields({}, ("text",), self._session)
        yield self.why()

    def hint(self) -> str:
        """Which kinds there are."""
        return self._session.language.say(N_("Kinds: {names}"), names=", ".join(self._kinds))

    @property
    def _kinds(self) -> dict[str, str]:
        """The kinds by their names in the language in use."""
        code = self._session.language.code
        return {kind.name.in_language(code).text: kind.id for kind in self._session.meeting.kinds}

    def edits(self, meeting: Meeting, texts: Mapping[str, str], ticked: frozenset[str]) -> Iterable[Edit]:
        """What `ttchan programme add` would change; the id is given by itself."""
        fields = typed_anew(self.asked, texts, ACTIVITY)
        if not any(path.startswith("title.") for path in fields):
            return ()
        kind = str(fields.pop("kind", ""))
        known = self._kinds
        found = [id for name, id in known.items() if name.casefold().startswith(kind.casefold()) and kind]
        fields["kind"] = found[0] if found else kind or next(iter(known.values()), "")
        if venue := fields.pop("venue", None):
            fields["venues"] = [find_venue(meeting, str(venue)).id]
        id = acts.new_activity_id(meeting, self._day, self.taken)
        return acts.add_activity(id, self._day, fields)
