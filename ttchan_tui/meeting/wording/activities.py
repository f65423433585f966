"""What is said of an activity that is not as it was planned, or was not when people looked last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.text.languages import N_, Language

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.programme_changes import Former, ProgrammeChange

_MARKS: Final = {
    "cancelled": ("×", N_("CANCELLED")),
    "new": ("+", N_("NEW")),
    "instead": ("+", N_("INSTEAD")),
    "reinstated": ("+", N_("ON AFTER ALL")),
    "moved": ("»", N_("MOVED")),
    "elsewhere": ("»", N_("ELSEWHERE")),
    "gone": ("×", N_("GONE")),
}
"""A sign and a word for each turn of a change; the signs are there on every terminal."""


def mark_of(
    activity: Activity, language: Language, change: ProgrammeChange | None = None, *, signed: bool = False
) -> str:
    """What stands before the title of an activity that is not as it was; else nothing.

    What is so at the moment comes first. Of what is both moved and elsewhere it says the first: titles need
    their room, and the rest stands below.

    Args:
        activity: The activity.
        language: Language of the reader.
        change: What has become of it lately, if anything has.
        signed: Whether a sign stands before each word, for eyes; not for letters, or for what is read out.
    """
    if activity.state and not (activity.cancelled or activity.replaced_by):
        state = activity.state.in_language(language.code).marked.upper()
        return f"! {state}" if signed else state
    turns = [turn.value for turn in change.turns[:1]] if change else []
    if activity.cancelled or activity.replaced_by:  # for as long as it stands there
        turns = ["cancelled"]
    return _marked(turns, language, signed=signed)


def change_marks(change: ProgrammeChange, language: Language) -> str:
    """The same of a change alone, such as of what is in the programme no more."""
    return _marked([turn.value for turn in change.turns], language, signed=True)


def _marked(turns: list[str], language: Language, *, signed: bool) -> str:
    words = ((sign, language.say(word)) for sign, word in (_MARKS[turn] for turn in turns))
    return (
        " ".join(f"{sign} {word}" for sign, word in words) if signed else ", ".join(word for _, word in words)
    )


def title_words(activity: Activity, language: Language, change: ProgrammeChange | None = None) -> str:
    """The title, behind the mark if there is one: "CANCELLED · Excursion"."""
    title = activity.title.in_language(language.code).marked
    return " · ".join(filter(None, (mark_of(activity, language, change), title)))


def cancelled_words(activity: Activity, meeting: Meeting, language: Language) -> Iterator[str]:
    """That it does not take place and why, and what does instead; nothing if it takes place."""
    if activity.cancelled:
        why = activity.cancelled.in_language(language.code).marked
        yield language.say(N_("Cancelled: {why}"), why=why)
    if instead := meeting.activity.get(activity.replaced_by or ""):
        title = instead.title.in_language(language.code).marked
        clock = f"{language.time(instead.start)} " if instead.start else ""
        yield language.say(N_("Instead: {what}"), what=f"{clock}{title}")


def change_words(change: ProgrammeChange, meeting: Meeting, language: Language) -> Iterator[str]:
    """A line for each thing that is otherwise than it was: "Moved: 14:00 → 14:30"."""
    now, before = change.now, change.before
    turns = {turn.value for turn in change.turns}
    if "new" in turns:
        yield language.say(N_("New in the programme"))
    if "reinstated" in turns:
        yield language.say(N_("Takes place after all"))
    if change.instead_of:
        titles = "; ".join(one.title.in_language(language.code).marked for one in change.instead_of)
        yield language.say(N_("Instead of: {what}"), what=titles)
    if "gone" in turns:
        yield language.say(N_("In the programme no more"))
    if now is None or before is None:
        return
    if "moved" in turns:
        with_day = before.date != now.date
        times = (_moment(one, meeting, language, with_day=with_day) for one in (before, now))
        yield language.say(N_("Moved: {from_to}"), from_to=" → ".join(times))
    if "elsewhere" in turns:
        places = (_places(venues, meeting, language) for venues in (before.venues, now.venues))
        yield language.say(N_("Elsewhere: {from_to}"), from_to=" → ".join(places))


def _moment(one: Former | Activity, meeting: Meeting, language: Language, *, with_day: bool) -> str:
    if one.start:
        clock = language.time(one.start) + (f"–{language.time(one.end)}" if one.end else "")
    elif part := meeting.part_of_day.get(one.part_of_day or ""):
        clock = part.name.in_language(language.code).marked
    else:
        clock = "" if with_day else language.say(N_("time of day not stated"))
    return ", ".join(filter(None, (language.short_date(one.date) if with_day else "", clock)))


def _places(venues: tuple[str, ...], meeting: Meeting, language: Language) -> str:
    known = (meeting.venue[id].name.in_language(language.code).marked for id in venues if id in meeting.venue)
    return "; ".join(known) or language.say(N_("venue not stated"))
