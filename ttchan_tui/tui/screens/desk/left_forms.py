"""Forms that were begun and left: each draft leads back to its own."""

from __future__ import annotations

from typing import Any

from ttchan_tui.meeting.draft import Draft
from ttchan_tui.meeting.editing.texts import text_places
from ttchan_tui.tui.screens.desk.activity_forms import FORMS
from ttchan_tui.tui.screens.desk.announce_form import AnnounceForm
from ttchan_tui.tui.screens.desk.form import FormScreen
from ttchan_tui.tui.screens.desk.people import CountForm, TotalForm
from ttchan_tui.tui.screens.desk.text_form import TextForm
from ttchan_tui.tui.session import Session


def form_of(session: Session, draft: Draft) -> FormScreen[Any] | None:
    """The form that a draft was begun in; None if what it is about is there no more."""
    what, _, entry = draft.place.of.partition(" ")
    section, _, key = entry.partition(":")
    meeting = session.meeting
    if what in FORMS and key in meeting.activity:
        return FORMS[what](session, key)
    if what == "count" and key in meeting.delegation:
        return CountForm(session, meeting.delegation[key])
    if what == "total":
        return TotalForm(session)
    if what == "announce" and not key:
        return AnnounceForm(session)
    if what.startswith("text."):
        for place in text_places(session.repository.loader.sections(), meeting.languages):
            if (f"text.{place.field}", place.section, place.key) == (what, section, key):
                return TextForm(session, place)
    return None
