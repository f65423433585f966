"""How the work on a prompt is told; the same words on screen and in print."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Final

from ttchan_tui.meeting.board.countdown import Countdown
from ttchan_tui.meeting.board.freeze import Freeze
from ttchan_tui.meeting.board.overview import GroupAtWork, Overview
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.weight import hands_words
from ttchan_tui.text.languages import N_, Language

STANDINGS: Final = {
    Standing.WAITING: N_("waiting"),
    Standing.SHOWN: N_("shown"),
    Standing.HELD: N_("held"),
    Standing.REJECTED: N_("rejected"),
}
"""What was decided about a note (catalogue keys)."""


def standing_count(standing: Standing, number: int, language: Language) -> str:
    """How many notes there are about which that was decided."""
    match standing:
        case Standing.WAITING:
            return language.count(N_("{number} waiting"), N_("{number} waiting"), number)
        case Standing.SHOWN:
            return language.count(N_("{number} shown"), N_("{number} shown"), number)
        case Standing.HELD:
            return language.count(N_("{number} held"), N_("{number} held"), number)
        case Standing.REJECTED:
            return language.count(N_("{number} rejected"), N_("{number} rejected"), number)


_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def standing_words(note: Note, language: Language) -> str:
    """What was decided about a note, and why: "held: ask them", "shown, its translation waits"."""
    if note.waits and note.standing is Standing.SHOWN:
        return language.say(N_("shown, its translation waits"))
    words = language.say(STANDINGS[note.standing])
    return f"{words}: {note.standing_why}" if note.standing_why else words


def translated_words(note: Note, language: Language) -> str:
    """What leaves the room together with a note: " [LV: “gadatirgus”]"; empty if it is not translated."""
    said = (one for one in note.translations if one.of == note.text)
    quoted = [f"{one.language.upper()}: {language.say(N_('“{text}”'), text=one.text)}" for one in said]
    return f" [{' · '.join(quoted)}]" if quoted else ""


def time_left(left: timedelta, language: Language) -> str:
    """Time that is left, so that nobody takes it for an hour: "12 min left", the last minute "45 s".

    What has begun counts as a whole minute or second.
    """
    seconds = ceil(left.total_seconds())
    if seconds <= 60:  # noqa: PLR2004 - a minute
        return language.say(N_("{number} s"), number=seconds)
    return language.say(N_("{number} min left"), number=ceil(seconds / 60))


def step_name(countdown: Countdown, meeting: Meeting, language: Language) -> str:
    """What the time is for: the step, or the prompt as a whole."""
    prompt = meeting.prompt.get(countdown.prompt)
    for step in prompt.steps if prompt else ():
        if step.id == countdown.step:
            return step.name.in_language(language.code).marked
    return language.say(N_("time"))


def frozen_words(freeze: Freeze, language: Language) -> str:
    """That something is frozen, and why."""
    return language.say(N_("FROZEN: {why}"), why=freeze.why)


def totals_words(seen: Overview, language: Language) -> str:
    """What all groups have said together: "24 notes · 5 of 14 groups have said something · 31 hands"."""
    totals = seen.totals
    notes = language.count(N_("{number} note"), N_("{number} notes"), totals.notes)
    said = language.count(
        N_("{some} of {number} group has said something"),
        N_("{some} of {number} groups have said something"),
        len(seen.groups),
        some=totals.groups,
    )
    return " · ".join([notes, said, *hands_words(totals.hands, language)])


def promised_by(promise: Promise, language: Language) -> str:
    """Who promises, and by when if anybody has said."""
    if promise.by is None:
        return promise.who
    return language.say(N_("{who} · by {date}"), who=promise.who, date=language.full_date(promise.by))


def state_words(one: GroupAtWork, language: Language) -> list[str]:
    """Whether a group is ready, and whether its notes are frozen."""
    ready = [language.say(N_("ready"))] if one.ready else []
    return [*ready, language.say(N_("frozen"))] if one.freeze else ready


def shortly_ago(age: timedelta, language: Language) -> str:
    """How long ago something was, as short as a column of a table needs it."""
    if age < _MINUTE:
        return language.say(N_("now"))
    if age < _HOUR:
        return language.say(N_("{number} min"), number=age // _MINUTE)
    if age < _DAY:
        return language.say(N_("{number} h"), number=age // _HOUR)
    return language.say(N_("{number} d"), number=age // _DAY)
