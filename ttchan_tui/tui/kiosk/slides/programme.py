"""What the loop says of the programme: now, next, what has changed, the beginning and the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.track import Span, moment_is_told, track
from ttchan_tui.meeting.schedule.whats_on import Phase, WhatsOn, whats_on
from ttchan_tui.meeting.wording.activities import cancelled_words, change_words
from ttchan_tui.meeting.wording.facts import (
    capitalised,
    when,
    where,
)
from ttchan_tui.meeting.wording.invitation import days_to_go
from ttchan_tui.meeting.wording.timing import starts_in
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.texts.activity import activity_title

_CHANGES: Final = 4
"""How many changes stand on their slide."""


def now(session: Session) -> Sequence[AttractSlide]:
    """What is on, or else what is some time today: place by place."""
    language = session.language
    for stretch in track(_on(session))[:1]:
        if stretch.span is Span.NOW:
            is_told = moment_is_told(stretch, session.meeting)
            moment = when(stretch.activities[0], session.meeting, language) if is_told else ""
            heading = " · ".join(filter(None, (language.say("NOW"), moment)))
            return [_activity(session, heading, activity) for activity in stretch.activities]
    today = _on(session).some_time_today
    heading = f"{language.say('TODAY')} · {language.say('time of day not stated')}"
    return [_activity(session, heading, activity) for activity in today]


def then(session: Session) -> Sequence[AttractSlide]:
    """What comes next, on whatever day."""
    on, language = _on(session), session.language
    if not on.next:
        return []
    heading = language.say("THEN") if on.next_day else language.say("LATER TODAY")
    if on.phase is Phase.BEFORE:
        heading = language.say("ON THE FIRST DAY")
    elif on.next_day == on.moment.date() + timedelta(days=1):
        heading = language.say("TOMORROW")
    if on.next_day:
        heading = f"{heading} · {language.date(on.next_day)}"
    meeting = session.meeting
    return [_activity(session, heading, one, when(one, meeting, language)) for one in on.next]


def changes(session: Session) -> Sequence[AttractSlide]:
    """What has changed lately of what is still to come; one slide, whatever there is."""
    language, meeting = session.language, session.meeting
    today = session.clock.now().date()
    told: list[Content] = []
    for change in session.programme_changes.values():
        if (one := change.now) and one.date >= today:
            words = (*cancelled_words(one, meeting, language), *change_words(change, meeting, language))
            title = activity_title(one, language, "bold", change)
            told.append(joined(title, "\n   ", (" · ".join(words), "$quiet")))
    if not told:
        return []
    heading = language.say("Programme").upper()
    shown = told[:_CHANGES]
    if more := len(told) - len(shown):
        shown.append(plain(language.count("… and {number} more", "… and {number} more", more), "$quiet"))
    return [AttractSlide(heading, plain(language.say("Changed"), "bold"), Content("\n").join(shown))]


def soon(session: Session) -> Sequence[AttractSlide]:
    """How many days are left until the meeting begins."""
    on, language = _on(session), session.language
    days = days_to_go(on.days_to_go, language)
    return [
        AttractSlide(
            language.say("SOON"),
            plain(capitalised(days), "bold"),
            plain(language.date(session.meeting.start)),
        )
    ]


def farewell(session: Session) -> Sequence[AttractSlide]:
    """Thanks to those who leave."""
    language, meeting = session.language, session.meeting
    host = meeting.place[meeting.host].name.in_language(language.code).marked
    thanks = language.say("Thank you for coming to {place}.", place=host)
    return [
        AttractSlide(language.say("GOODBYE"), plain(language.say("Safe journey!"), "bold"), plain(thanks))
    ]


def _on(session: Session) -> WhatsOn:
    return whats_on(session.meeting, session.clock.now())


def _activity(session: Session, heading: str, activity: Activity, moment: str = "") -> AttractSlide:
    """An activity; with the time that the heading does not tell, if it is stated."""
    meeting, language = session.meeting, session.language
    soon = starts_in(activity, meeting, session.clock.now(), language)
    details = (moment, soon, where(activity, meeting, language) or language.say("venue not stated"))
    return AttractSlide(
        heading,
        activity_title(activity, language, "bold", session.programme_changes.get(activity.id)),
        plain("\n".join(line for line in map(capitalised, details) if line)),
        about=f"day:{activity.date.isoformat()}",
    )
