"""An activity in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.facts import capitalised, kind, source_name, when
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said


def activity_text(activity: Activity, meeting: Meeting, moment: datetime, language: Language) -> Content:
    """Everything that is known about an activity, seen from a moment; what is not stated is called so."""
    title = [
        said(activity.title, language, "bold $primary"),
        plain(kind(activity, meeting, language), "$quiet"),
    ]
    body = [plain(""), paragraphs(activity.text, language)] if activity.text else []
    return Content("\n").join([*title, *body, plain(""), *_details(activity, meeting, moment, language)])


def _details(activity: Activity, meeting: Meeting, moment: datetime, language: Language) -> Iterator[Content]:
    say = language.say
    not_stated = plain(say("not stated"), "$quiet")

    def line(label: str, *shown: Content) -> Content:
        return joined((f"{label}: ", "bold"), Content(" · ").join(part for part in shown if part.plain))

    stated = when(activity, meeting, language)
    yield line(
        say("When"),
        plain(language.date(activity.date)),
        plain(stated),
        said(activity.time_note, language),
        plain("" if stated or activity.time_note else say("time of day not stated"), "$quiet"),
    )
    if minutes := starts_in(activity, meeting, moment, language):
        yield plain(capitalised(minutes), "bold $now")
    yield (
        line(say("Where"), *_venues(activity, meeting, language))
        if activity.venues
        else line(say("Where"), not_stated)
    )
    if activity.venue_note:
        yield said(activity.venue_note, language, "$quiet")
    yield line(say("For"), said(activity.audience, language) if activity.audience else not_stated)
    yield line(say("Led by"), said(activity.led_by, language) if activity.led_by else not_stated)
    for event in meeting.project_events:
        if event.number in activity.project_events:
            yield line(say("Project event {number}", number=event.number), said(event.title, language))
            if event.note:
                yield said(event.note, language, "$quiet")
    if activity.project_event_note:
        yield said(activity.project_event_note, language, "$quiet")
    if activity.prompt:
        yield line(say("Group work"), said(meeting.prompt[activity.prompt].title, language))
    if activity.age_sensitive:
        yield plain(say("Alcohol may be spoken of or offered here: for adults."), "$quiet")
    if activity.source:
        yield line(say("Source"), plain(source_name(activity.source, meeting, language), "$quiet"))


def _venues(activity: Activity, meeting: Meeting, language: Language) -> Iterator[Content]:
    for id in activity.venues:
        venue = meeting.venue[id]
        yield said(venue.name, language)
        yield plain(venue.address)
        yield said(venue.entrance, language)
        yield paragraphs(venue.text, language)
