"""How the wall of voices is told; the same words on screen, in plain text and on the projector."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ttchan_tui.meeting.board.themes import Theme, ThemeEntry, totals
from ttchan_tui.meeting.board.wall import Question, WallPart, asked_at, asked_on
from ttchan_tui.meeting.groupwork import VISITOR, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import capitalised, venue_name
from ttchan_tui.meeting.wording.weight import entry_weight, weight
from ttchan_tui.text.languages import N_, Language


def heading(part: WallPart, language: Language) -> str:
    """What stands above a part: the theme, in the words of whoever named it, or the category."""
    if isinstance(part.heading, Theme):
        return part.heading.title
    return capitalised(part.heading.name.in_language(language.code).marked)


def whose(entry: ThemeEntry, meeting: Meeting, language: Language) -> str:
    """Who stands behind an entry: "LV, PL · 9 hands", "visitor"."""
    visitors = [language.say(N_("visitor"))] if any(note.origin == VISITOR for note in entry.notes) else []
    return " · ".join(filter(None, [entry_weight(entry, meeting, language), *visitors]))


def said_by(notes: Sequence[Note], language: Language) -> str:
    """Whose words these are, so that nobody takes them for those of the city."""
    visitors = sum(note.origin == VISITOR for note in notes)
    if visitors == len(notes):
        return language.say(N_("said by visitors"))
    return language.say(N_("said by participants and visitors") if visitors else N_("said by participants"))


def whole_weight(parts: Sequence[WallPart], meeting: Meeting, language: Language) -> str:
    """What the wall holds: "9 notes · 6 groups · 130 hands"."""
    return weight(totals([entry for part in parts for entry in part.entries], meeting), language)


def day_asked(prompt: Prompt, meeting: Meeting, language: Language) -> str:
    """On which day a prompt is asked; empty if that is not known."""
    day = asked_on(prompt, meeting)
    return capitalised(language.date(day)) if day else ""


def answers(question: Question, meeting: Meeting, today: date, language: Language) -> str:
    """What stands below a question in a list: the day, and how many have answered; or when it is asked."""
    if not question.answers:
        return unanswered(question.prompt, meeting, today, language)
    day = language.say(N_("Today")) if asked_on(question.prompt, meeting) == today else ""
    day = day or day_asked(question.prompt, meeting, language)
    number = language.count(N_("{number} note"), N_("{number} notes"), question.answers)
    return " · ".join(filter(None, [day, number]))


def to_come(prompt: Prompt, meeting: Meeting, today: date, language: Language, *, is_open: bool) -> str:
    """How one takes part while there are no answers; `is_open` if whoever comes by may answer."""
    if is_open:
        return language.say(N_("You can be the first to say something on it."))
    day = asked_on(prompt, meeting)
    if day and day >= today:
        return language.say(N_("Answer it with your group; what the groups say will stand here."))
    return language.say(N_("What the groups say will stand here."))


def unanswered(prompt: Prompt, meeting: Meeting, today: date, language: Language) -> str:
    """Why there is nothing to read: when and where a prompt is asked, or that nothing may be shown yet."""
    day = asked_on(prompt, meeting)
    where = [venue_name(meeting.venue[id], meeting, language) for id in asked_at(prompt, meeting)]
    if day is None:
        return language.say(N_("There are no answers to read yet."))
    if day < today:
        when = language.say(N_("asked on {date}"), date=language.date(day))
        return f"{capitalised(when)} · {language.say(N_('nothing is shown of it yet'))}"
    if day == today:
        when = language.say(N_("asked today"))
    else:
        when = language.say(N_("to be asked on {date}"), date=language.date(day))
    return " · ".join([capitalised(when), *where])
