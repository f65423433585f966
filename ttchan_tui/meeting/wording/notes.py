"""How notes are told; the same words on screen and in print."""

from __future__ import annotations

from collections.abc import Iterator

from ttchan_tui.meeting.groupwork import Category, Level, Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.meeting.wording.weight import hands_words
from ttchan_tui.text.languages import N_, Language


def speaker(note: Note, meeting: Meeting, language: Language) -> str:
    """Who said it: the name of the group, or that it was a visitor."""
    if note.group in meeting.group:
        return group_name(meeting.group[note.group], language)
    return note.group or language.say(N_("said by visitors"))


def details(note: Note, meeting: Meeting, language: Language) -> Iterator[str]:
    """What is known of a note besides its words, group and category, in a few words each."""
    prompt = meeting.prompt.get(note.prompt)
    if prompt and note.level:
        yield named(prompt.levels, note.level, language)
    if note.about in meeting.group:
        yield language.say(N_("about {group}"), group=group_name(meeting.group[note.about], language))
    yield from hands_words(note.hands, language)
    if note.author:
        yield language.say(N_("said by {author}"), author=note.author)


def named(of: tuple[Category, ...] | tuple[Level, ...], id: str, language: Language) -> str:
    """The name of the category or the level of that id; the id, if it is not in the meeting any more."""
    return next((one.name.in_language(language.code).marked for one in of if one.id == id), id)
