"""What is said of an activity that does not take place as it was planned."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.text.languages import N_, Language


def mark_of(activity: Activity, language: Language) -> str:
    """The word that stands before the title of an activity that does not take place; else nothing."""
    return language.say(N_("CANCELLED")) if activity.cancelled or activity.replaced_by else ""


def title_words(activity: Activity, language: Language) -> str:
    """The title, behind the mark if there is one: "CANCELLED · Excursion"."""
    title = activity.title.in_language(language.code).marked
    return " · ".join(filter(None, (mark_of(activity, language), title)))


def cancelled_words(activity: Activity, meeting: Meeting, language: Language) -> Iterator[str]:
    """That it does not take place and why, and what does instead; nothing if it takes place."""
    if activity.cancelled:
        why = activity.cancelled.in_language(language.code).marked
        yield language.say(N_("Cancelled: {why}"), why=why)
    if instead := meeting.activity.get(activity.replaced_by or ""):
        title = instead.title.in_language(language.code).marked
        clock = f"{language.time(instead.start)} " if instead.start else ""
        yield language.say(N_("Instead: {what}"), what=f"{clock}{title}")
