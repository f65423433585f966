"""What is announced of a change of the programme: a sentence in each language, to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ttchan_tui.meeting.limits import ANNOUNCEMENT_LIMIT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.meeting.wording.facts import when, where
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import CODES, N_, Language, language


def changed_activities(before: Meeting, after: Meeting) -> tuple[Activity, ...]:
    """The activities that say something else than before, or are new; the earliest first."""
    changed = [one for one in after.activities if before.activity.get(one.id) != one]
    return tuple(sorted(changed, key=lambda one: (one.date, one.start is not None, one.start)))


def announcing_texts(before: Meeting, after: Meeting) -> dict[str, str]:
    """What may be announced, by each language of the meeting; empty where the program does not speak it."""
    changed = [one for one in changed_activities(before, after) if _concerns_visitors(before, one)]
    if not changed:
        return {}
    return {
        code: _sentence(before, after, changed, language(code)) if code in CODES else ""
        for code in after.languages
    }


def _concerns_visitors(before: Meeting, now: Activity) -> bool:
    """Whether more has changed than what every screen tells anyway, and how many people came."""
    was = before.activity.get(now.id)
    return was is None or replace(was, state=now.state, heads=now.heads) != now


def _sentence(before: Meeting, after: Meeting, changed: Sequence[Activity], language: Language) -> str:
    first = changed[0]
    title = shortened(first.title.in_language(language.code).text, _TITLE)
    words = _words(before, after, changed, title, language)
    return shortened(words, ANNOUNCEMENT_LIMIT)


def _words(
    before: Meeting, after: Meeting, changed: Sequence[Activity], title: str, language: Language
) -> str:
    say, now = language.say, changed[0]
    was = before.activity.get(now.id)
    moment, place = when(now, after, language), where(now, after, language)
    here = " · ".join(filter(None, (language.date(now.date), moment, place)))
    if was is None:
        return say(N_("New: “{title}”, {when}."), title=title, when=here)
    if (now.cancelled, now.replaced_by) != (was.cancelled, was.replaced_by):
        return _whether(now, after, title, here, language)
    if now.date != was.date:
        return say(N_("Moved: “{title}” is now on {when}."), title=title, when=here)
    if now.start and now.start != was.start:
        return _later(was, now, len(changed), title, language)
    if now.venues != was.venues and place:
        return say(N_("“{title}” is now here: {where}."), title=title, where=place)
    return say(N_("Changed in the programme: “{title}”."), title=title)


def _whether(now: Activity, after: Meeting, title: str, here: str, language: Language) -> str:
    """Whether it takes place."""
    say = language.say
    if instead := after.activity.get(now.replaced_by or ""):
        other = shortened(instead.title.in_language(language.code).text, _TITLE)
        return say(N_("Instead of “{title}”: “{instead}”."), title=title, instead=other)
    if now.cancelled:
        why = now.cancelled.in_language(language.code).text
        return say(N_("Cancelled: “{title}”. {why}"), title=title, why=why)
    return say(N_("“{title}” takes place after all: {when}."), title=title, when=here)


def _later(was: Activity, now: Activity, number: int, title: str, language: Language) -> str:
    assert now.start is not None
    time = language.time(now.start)
    if was.start is None:
        return language.say(N_("“{title}” begins at {time}."), title=title, time=time)
    if number == 1:
        before = language.time(was.start)
        return language.say(
            N_("“{title}” begins at {time}, not at {before}."), title=title, time=time, before=before
        )
    by = datetime.combine(now.date, now.start) - datetime.combine(now.date, was.start)
    minutes = abs(by) // timedelta(minutes=1)
    if by > timedelta():
        return language.count(
            N_("“{title}” begins at {time}; it and all that follows are {number} minute later."),
            N_("“{title}” begins at {time}; it and all that follows are {number} minutes later."),
            minutes,
            title=title,
            time=time,
        )
    return language.count(
        N_("“{title}” begins at {time}; it and all that follows are {number} minute earlier."),
        N_("“{title}” begins at {time}; it and all that follows are {number} minutes earlier."),
        minutes,
        title=title,
        time=time,
    )


_TITLE = 90
"""Characters of a title that an announcement has room for."""
