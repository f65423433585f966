"""What a typed line will do, in words: for whoever types it to see before Enter."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.board.line_parser import HandCount, Statement
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.weight import counted
from ttchan_tui.text.languages import N_, Language

_EXCERPT: Final = 24
"""Characters by which a note is known again."""


def statement_words(meant: Statement, prompt: Prompt, meeting: Meeting, language: Language) -> str:
    """Where a line puts what is said: "→ festivals, national"; empty if it does not say."""
    names = [one.name for one in prompt.categories if one.id == meant.category]
    names += [one.name for one in prompt.levels if one.id == meant.level]
    words = [name.in_language(language.code).marked for name in names]
    if meant.about:
        words.append(about_words(meant.about, meeting, language))
    return f"→ {', '.join(words)}" if words else ""


def about_words(group: str, meeting: Meeting, language: Language) -> str:
    """Whom a note is about, if that is not its own group: "about Lithuania"."""
    name = group_name(meeting.group[group], language) if group in meeting.group else group
    return language.say(N_("about {group}"), group=name)


def count_words(count: HandCount, note: Note, language: Language) -> str:
    """What becomes of the hands of a note: "line 12: 3 hands more, 10 in all – “Song festival”"."""
    before = note.hands or 0
    if count.added:
        hands = language.count(
            N_("{number} hand more, {total} in all"),
            N_("{number} hands more, {total} in all"),
            count.hands,
            total=before + count.hands,
        )
    else:
        hands = counted(count.hands, language)
    text = note.text if len(note.text) <= _EXCERPT else f"{note.text[:_EXCERPT].rstrip()}…"
    return language.say(N_("line {line}: {hands} – “{text}”"), line=count.line, hands=hands, text=text)
