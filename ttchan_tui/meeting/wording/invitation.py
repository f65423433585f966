"""What a meeting is, in one sentence, and how its days and its wall of notes are called by the time."""

from __future__ import annotations

from datetime import date, datetime

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.text.languages import Language


def what_it_is(meeting: Meeting, language: Language, today: date, columns: int | None = None) -> str:
    """Who meets where and when, in one sentence; no number of countries where only one is known, or none.

    Where the sentence is longer than so many columns, it is told without the year.
    """
    sentence = ""
    for dates in (language.dates_inside, language.days):
        sentence = _who_meets(meeting, language, today, dates(meeting.start, meeting.end))
        if sentence.endswith(".."):  # dates have a full stop of their own in some languages
            sentence = sentence[:-1]
        if columns is None or len(sentence) <= columns:
            break
    return sentence


def _who_meets(meeting: Meeting, language: Language, today: date, dates: str) -> str:
    number = meeting.participation.counted_countries
    values = {
        "place": _place(meeting, language),
        "dates": dates,
    }
    are_many, count, say = number > 1, language.count, language.say
    if today < meeting.start:
        if not are_many:
            return say("People will meet in {place}, {dates}.", **values)
        return count(
            "People from {number} country will meet in {place}, {dates}.",
            "People from {number} countries will meet in {place}, {dates}.",
            number,
            **values,
        )
    if today > meeting.end:
        if not are_many:
            return say("People met in {place}, {dates}.", **values)
        return count(
            "People from {number} country met in {place}, {dates}.",
            "People from {number} countries met in {place}, {dates}.",
            number,
            **values,
        )
    if not are_many:
        return say("People meet in {place}, {dates}.", **values)
    return count(
        "People from {number} country meet in {place}, {dates}.",
        "People from {number} countries meet in {place}, {dates}.",
        number,
        **values,
    )


def _place(meeting: Meeting, language: Language) -> str:
    """Where it is, in the form of the name that the language asks for and the meeting gives."""
    host = meeting.place[meeting.host]
    forms = host.forms.get(language.code)
    return language.place_inside(
        host.name.in_language(language.code).marked, form=forms.location if forms else ""
    )


def day_of_meeting(meeting: Meeting, language: Language, today: date) -> str:
    """Which of its days it is; nothing before and after, nor of a meeting of one day."""
    number, days = (today - meeting.start).days + 1, (meeting.end - meeting.start).days + 1
    if days == 1 or not 1 <= number <= days:
        return ""
    if number == 1:
        return language.say("the first day")
    if number == days:
        return language.say("the last day")
    return language.say("day {number} of {days}", number=language.ordinal(number), days=language.number(days))


def days_to_go(days: int, language: Language) -> str:
    """How long it is until the meeting begins."""
    if days == 1:
        return language.say("The meeting begins tomorrow")
    return language.count("The meeting begins in {number} day", "The meeting begins in {number} days", days)


def nothing_more(meeting: Meeting, language: Language, today: date) -> str:
    """Nothing is stated for today any more; people leave on the last day only."""
    if today >= meeting.end:
        return language.say("Nothing more today. Safe journey!")
    return language.say(
        "Nothing more today. The meeting goes on until {date}.", date=language.date(meeting.end)
    )


def what_was_said(meeting: Meeting, language: Language, moment: datetime) -> str:
    """How the wall of notes is called while they are being written, and afterwards."""
    if display_phase(meeting, moment) is DisplayPhase.AFTER:
        return language.say("What people said")
    return language.say("What people say")
