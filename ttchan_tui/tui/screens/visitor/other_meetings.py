"""Which of the meetings that are kept here is shown."""

from __future__ import annotations

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.safe_text import joined, said
from ttchan_tui.tui.screens.shared.choose import ChooseScreen
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice


def ask_which(session: Session) -> ChooseScreen:
    """The question which one is to be shown, on every screen and kiosk of these data."""
    used = session.meeting
    every = sorted((used, *session.repository.aside.all()), key=lambda one: (one.start, one.id))
    question = session.language.say(
        N_("Which meeting is to be shown, here and at every kiosk of these data? The others are kept.")
    )
    return ChooseScreen(session, question, [_choice(one, session) for one in every], used.id)


def _choice(meeting: Meeting, session: Session) -> Choice:
    language = session.language
    host, dates = meeting.place[meeting.host], language.dates(meeting.start, meeting.end)
    name = said(meeting.name, language)
    below = joined(said(host.name, language, "$quiet"), (f" · {dates}", "$quiet"))
    return Choice(joined((f"{meeting.acronym}  ", "bold"), name, "\n  ", below), meeting.id, 2)
