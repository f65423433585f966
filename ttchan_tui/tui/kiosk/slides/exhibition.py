"""The exhibition: what the attract loop shows of the results when the meeting is over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from ttchan_tui.meeting.groupwork import Group
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.sheet import Sentence
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.multilingual import LocalizedText
from ttchan_tui.tui.home.quotes import quotable, quoted
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.session import Session

_MOST: Final = 420
"""Characters that somebody reads who passes by."""


def told_by_sheet(session: Session) -> Sequence[AttractSlide]:
    """What the description sheet tells of each day: what it was called, and how its paragraph goes on."""
    from ttchan_tui.publish.sheet.making import made_sheet  # not before the meeting is over

    language = session.language
    try:
        sheet = made_sheet(session.repository, language.code).sheet
    except Explained:  # the bar says what is wrong with the data
        return []
    days = [(day, sheet.day(day.date)) for day in session.meeting.days]
    return [
        AttractSlide(
            language.date(day.date).upper(),
            said(day.title, language, "bold"),
            said(_beginning(paragraph.sentences[1:] or paragraph.sentences, language.code), language),
            about=f"day:{day.date.isoformat()}",
        )
        for day, paragraph in days
        if paragraph
    ]


def worked(session: Session) -> Sequence[AttractSlide]:
    """What was said and done, in numbers."""
    language, meeting, notes = session.language, session.meeting, quotable(session)
    if not notes:
        return []
    groups = len({note.group for note in notes if note.group})
    told = [
        language.count("said by {number} group", "said by {number} groups", groups) if groups else "",
        language.count("{number} day", "{number} days", len(meeting.days)),
        language.count(
            "{number} entry in this programme", "{number} entries in this programme", len(meeting.activities)
        ),
    ]
    number = language.count("{number} note", "{number} notes", len(notes))
    details = plain("\n".join(filter(None, told)))
    return [AttractSlide(language.say("IN FIGURES"), plain(number, "bold"), details)]


def with_what_was_said(slides: Iterable[AttractSlide], session: Session) -> Sequence[AttractSlide]:
    """Slides of towns on the map, each with what the people from there have said last."""
    notes, meeting = quotable(session), session.meeting
    found = []
    for slide in slides:
        groups = {group.id for group in meeting.groups if slide.town in _towns_of(group, meeting)}
        note = next((note for note in notes if note.group in groups), None)
        quote = said(quoted(note, session.language), session.language) if note else None
        found.append(replace(slide, details=joined(slide.details, "\n", quote)) if quote else slide)
    return found


def _towns_of(group: Group, meeting: Meeting) -> set[str]:
    """Ids of the towns that its people are from."""
    return {place for row in group.delegations for place in meeting.delegation[row].places}


def _beginning(sentences: Sequence[Sentence], wanted: str) -> LocalizedText:
    """As many whole sentences of one language as somebody reads who passes by; one at least."""
    spoken = sentences[0].language
    words = sentences[0].text
    for one in sentences[1:]:
        if one.language != spoken or len(words) + len(one.text) >= _MOST:
            break
        words = f"{words} {one.text}"
    return LocalizedText(words, spoken, spoken != wanted)
