"""Minutes in words: “starts in 25 minutes”, “leave now”, “now, until 16:00”."""

from __future__ import annotations

from datetime import datetime

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.schedule.timing import Timing, Urgency, timing
from ttchan_tui.meeting.wording.facts import venue_name
from ttchan_tui.text.languages import Language


def starts_in(
    activity: Activity, meeting: Meeting, moment: datetime, language: Language, *, brief: bool = False
) -> str:
    """What is told of an activity shortly before it and during it; empty without clock times, and mostly.

    Args:
        activity: One of the meeting's.
        meeting: The meeting.
        moment: When, in the meeting's own time zone.
        language: Language of the reader.
        brief: Whether it has to fit a list, without the way there.
    """
    found = timing(meeting, activity, moment)
    if found is None:
        return ""
    if brief and found.urgency is Urgency.LEAVE:
        return language.say("leave now")
    return _words(found, language) if brief else _with_way(found, meeting, language)


def _with_way(timing: Timing, meeting: Meeting, language: Language) -> str:
    words = _words(timing, language)
    if timing.urgency is Urgency.LEAVE:
        words = f"{language.say('leave now')}: {words}"
    if timing.walk is None:
        return words
    walk = language.count(
        "{number} minute on foot from {venue}",
        "{number} minutes on foot from {venue}",
        timing.walk.minutes,
        venue=venue_name(meeting.venue[timing.walk.start], meeting, language),
    )
    return f"{words}, {walk}"


def _words(timing: Timing, language: Language) -> str:
    if timing.urgency is not Urgency.NOW:
        return language.count("starts in {number} minute", "starts in {number} minutes", timing.minutes)
    if timing.until is None:
        return language.say("on now")
    return language.say("now, until {time}", time=language.time(timing.until))
