"""What was found, as it is to be read beside the list: enough to know whether it is what was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.qr.codes import codes
from ttchan_tui.meeting.search.searchable import HitKind
from ttchan_tui.meeting.wording.facts import came, place_label, place_name
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_text, activity_title
from ttchan_tui.tui.texts.place import place_text


def found_text(kind: HitKind, id: str, session: Session) -> Content:
    """What is known of something; nothing if it has gone meanwhile."""
    return Content("\n").join(_OF[kind](id, session))


def _activity(id: str, session: Session) -> Iterator[Content]:
    meeting = session.meeting
    if id in meeting.activity:
        yield activity_text(meeting.activity[id], meeting, session.clock.now(), session.language)


def _place(id: str, session: Session) -> Iterator[Content]:
    meeting, language = session.meeting, session.language
    if id in meeting.place:
        place = meeting.place[id]
        name = plain(place_label(place, language), "bold $primary")
        yield place_text(place, meeting, language, session.clock.now(), name=name)


def _note(id: str, session: Session) -> Iterator[Content]:
    for note in session.connection.notes():
        if note.id == id:
            yield said(session.meeting.prompt[note.prompt].title, session.language, "bold $accent")
            yield joined("\n", (note.display_in(session.language.code).marked, "bold"))


def _venue(id: str, session: Session) -> Iterator[Content]:
    meeting, language = session.meeting, session.language
    if id not in meeting.venue:
        return
    venue = meeting.venue[id]
    yield said(venue.name, language, "bold $primary")
    if venue.address:
        yield plain(venue.address)
    yield from (paragraphs(text, language) for text in (venue.entrance, venue.text) if text)
    for day in meeting.days:
        there = [one for one in meeting.on(day.date) if id in one.venues]
        if there:
            yield plain(f"\n{language.date(day.date)}", "bold $accent")
        yield from (activity_title(one, language) for one in there)


def _day(id: str, session: Session) -> Iterator[Content]:
    meeting, language, date_ = session.meeting, session.language, date.fromisoformat(id)
    if date_ in meeting.day:
        yield said(meeting.day[date_].title, language, "bold $primary")
        yield plain(language.date(date_), "$quiet")
        yield joined(paragraphs(meeting.day[date_].text, language), "\n")
        yield from (activity_title(one, language) for one in meeting.on(date_))


def _project_event(id: str, session: Session) -> Iterator[Content]:
    meeting, language = session.meeting, session.language
    for event in meeting.project_events:
        if str(event.number) == id:
            yield said(event.title, language, "bold $primary")
            yield plain(language.date(event.date), "$quiet")
            yield paragraphs(event.note, language)
            activities = (one for one in meeting.activities if event.number in one.project_events)
            yield from (activity_title(one, language) for one in activities)


def _prompt(id: str, session: Session) -> Iterator[Content]:
    language = session.language
    if prompt := session.meeting.prompt.get(id):
        yield said(prompt.title, language, "bold $primary")
        yield joined(paragraphs(prompt.text, language), "\n")
        yield from (said(category.name, language) for category in prompt.categories)


def _wifi(id: str, session: Session) -> Iterator[Content]:
    for code in codes(session.meeting, session.language.code):
        if code.what == f"wifi:{id}":
            yield said(code.title, session.language, "bold $primary")
            yield from map(plain, code.words(session.language))


def _delegation(id: str, session: Session) -> Iterator[Content]:
    meeting, language = session.meeting, session.language
    if row := meeting.delegation.get(id):
        yield plain(language.country(row.country), "bold $primary")
        yield plain(came(row, meeting, language))
        yield from (plain(place_name(meeting.place[place], language)) for place in row.places)
        yield paragraphs(row.note, language)


def _partner(id: str, session: Session) -> Iterator[Content]:
    language = session.language
    if partner := session.meeting.partner.get(id):
        yield said(partner.name, language, "bold $primary")
        yield plain(language.country(partner.country))
        yield paragraphs(partner.note, language)


def _meeting(id: str, session: Session) -> Iterator[Content]:
    meeting, language = session.meeting, session.language
    yield said(meeting.name, language, "bold $primary")
    yield paragraphs(meeting.about, language)
    yield joined("\n", said(meeting.funding.line, language))


_OF: Final[Mapping[HitKind, Callable[[str, Session], Iterator[Content]]]] = {
    HitKind.ACTIVITY: _activity,
    HitKind.PLACE: _place,
    HitKind.NOTE: _note,
    HitKind.VENUE: _venue,
    HitKind.DAY: _day,
    HitKind.PROJECT_EVENT: _project_event,
    HitKind.PROMPT: _prompt,
    HitKind.WIFI: _wifi,
    HitKind.DELEGATION: _delegation,
    HitKind.PARTNER: _partner,
    HitKind.MEETING: _meeting,
}
