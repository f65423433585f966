"""Forms that were begun and left: each draft leads back to its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ttchan_tui.meeting.draft import Draft
from ttchan_tui.meeting.editing.texts import text_places
from ttchan_tui.tui.screens.desk.activity_acts import FORMS
from ttchan_tui.tui.screens.desk.forms.activity_forms import AddForm
from ttchan_tui.tui.screens.desk.forms.announce_form import AnnounceForm
from ttchan_tui.tui.screens.desk.forms.form import FormScreen
from ttchan_tui.tui.screens.desk.forms.text_form import TextForm
from ttchan_tui.tui.screens.desk.people import CountForm, TotalForm
from ttchan_tui.tui.session import Session


def form_of(session: Session, draft: Draft) -> FormScreen[Any] | None:
    """The form that a draft was begun in; None if what it is about is there no more."""
    what, _, entry = draft.place.of.partition(" ")
    section, _, key = entry.partition(":")
    if what in FORMS:
        return FORMS[what](session, key) if key in session.meeting.activity else None
    if what.startswith("text."):
        return _text_form(session, what.removeprefix("text."), section, key)
    return _OTHERS[what](session, key) if what in _OTHERS else None


def _text_form(session: Session, field: str, section: str, key: str) -> TextForm | None:
    for place in text_places(session.repository.loader.sections(), session.meeting.languages):
        if (place.field, place.section, place.key) == (field, section, key):
            return TextForm(session, place)
    return None


def _add(session: Session, key: str) -> AddForm | None:
    days = {one.date.isoformat(): one.date for one in session.meeting.days}
    return AddForm(session, days[key]) if key in days else None


def _count(session: Session, key: str) -> CountForm | None:
    row = session.meeting.delegation.get(key)
    return CountForm(session, row) if row else None


_OTHERS: Final[Mapping[str, Callable[[Session, str], FormScreen[Any] | None]]] = {
    "add": _add,
    "count": _count,
    "total": lambda session, _: TotalForm(session),
    "announce": lambda session, key: None if key else AnnounceForm(session),
}
"""The forms that are not about an activity or a text, by what is done; each takes the key of its entry."""
