"""An activity in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import EMPTY_CONTENT, Content

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.activities import cancelled_words, change_words, mark_of
from ttchan_tui.meeting.wording.facts import capitalised, kind, source_name, when
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, paragraphs, plain, said

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import ProgrammeChange


def activity_title(
    activity: Activity, language: Language, style: str = "", change: ProgrammeChange | None = None
) -> Content:
    """The title; before that of one that is not as it was stand a sign and a word, not only a colour."""
    title = said(activity.title, language, style)
    mark = mark_of(activity, language, change, signed=True)
    colour = "$error" if activity.cancelled or activity.replaced_by else "$now"
    return joined((mark, f"bold {colour}"), "  ", title) if mark else title


def activity_text(
    activity: Activity,
    meeting: Meeting,
    moment: datetime,
    language: Language,
    change: ProgrammeChange | None = None,
) -> Content:
    """Everything that is known about an activity, seen from a moment; one line names what is not."""
    title = [
        activity_title(activity, language, "bold $primary", change),
        *becoming(activity, meeting, language, change),
        plain(kind(activity, meeting, language), "$quiet"),
    ]
    return Content("\n").join([*title, activity_body(activity, meeting, moment, language)])


def becoming(
    activity: Activity, meeting: Meeting, language: Language, change: ProgrammeChange | None
) -> Iterator[Content]:
    """What has become of it, line by line: that it is cancelled and why, when and where it was before."""
    if activity.state:
        yield joined(("! ", "bold $now"), said(activity.state, language, "bold $now"))
    for line in cancelled_words(activity, meeting, language):
        yield plain(line, "bold")
    for line in change_words(change, meeting, language) if change else ():
        yield plain(line, "bold $now")


def activity_body(
    activity: Activity,
    meeting: Meeting,
    moment: datetime,
    language: Language,
    drawn: Content = EMPTY_CONTENT,
) -> Content:
    """What stands below the title: first whether it is for adults, last what its venues are.

    Args:
        activity: Which one.
        meeting: The meeting that it is of.
        moment: From when it is seen.
        language: The language of the reader.
        drawn: Its text in letters, to stand there instead of the written one.
    """
    parts = [
        [plain(f"18+  {language.say('Alcohol may be spoken of or offered here: for adults.')}", "bold $now")]
        if activity.age_sensitive
        else [],
        [drawn or paragraphs(activity.text, language)] if activity.text else [],
        list(_when_and_where(activity, meeting, moment, language)),
        list(_details(activity, meeting, language)),
        list(_about_venues(activity, meeting, language)),
    ]
    return Content("\n").join(Content("\n").join([plain(""), *lines]) for lines in parts if lines)


def _line(label: str, *shown: Content) -> Content:
    return joined((f"{label}: ", "bold"), Content(" · ").join(part for part in shown if part.plain))


def _when_and_where(
    activity: Activity, meeting: Meeting, moment: datetime, language: Language
) -> Iterator[Content]:
    say = language.say
    stated = when(activity, meeting, language)
    yield _line(
        say("When"),
        plain(language.date(activity.date)),
        plain(stated),
        said(activity.time_note, language),
        plain("" if stated or activity.time_note else say("time of day not stated"), "$quiet"),
    )
    if minutes := starts_in(activity, meeting, moment, language):
        yield plain(capitalised(minutes), "bold $now")
    for venue in (meeting.venue[id] for id in activity.venues):
        yield _line(say("Where"), said(venue.name, language))
        if venue.state:
            yield joined(("! ", "bold $now"), said(venue.state, language, "bold $now"))
        if venue.address:
            yield _line(say("Address"), plain(venue.address))
        if venue.entrance:
            yield _line(say("Way in"), said(venue.entrance, language))
    if activity.venue_note:
        yield said(activity.venue_note, language, "$quiet")


def _details(activity: Activity, meeting: Meeting, language: Language) -> Iterator[Content]:
    say = language.say
    if activity.audience:
        yield _line(say("For"), said(activity.audience, language))
    if activity.led_by:
        yield _line(say("Led by"), said(activity.led_by, language))
    for event in meeting.project_events:
        if event.number in activity.project_events:
            yield _line(say("Project event {number}", number=event.number), said(event.title, language))
    if activity.project_event_note:
        yield said(activity.project_event_note, language, "$quiet")
    if activity.prompt:
        yield _line(say("Group work"), said(meeting.prompt[activity.prompt].title, language))
    if activity.source:
        yield _line(say("Source"), plain(source_name(activity.source, meeting, language), "$quiet"))
    lacking = [
        words
        for words, known in (
            (say("venue"), activity.venues),
            (say("for whom"), activity.audience),
            (say("led by whom"), activity.led_by),
        )
        if not known
    ]
    if lacking:
        yield plain(say("Not stated: {what}", what=", ".join(lacking)), "$quiet")


def _about_venues(activity: Activity, meeting: Meeting, language: Language) -> Iterator[Content]:
    """What else is known of the venues."""
    for venue in (meeting.venue[id] for id in activity.venues):
        if venue.text:
            name = venue.name.in_language(language.code).marked
            yield joined((f"{name}  ", "bold $accent"), paragraphs(venue.text, language))
