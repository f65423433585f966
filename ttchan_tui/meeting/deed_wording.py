"""How what was done is told; the same words on screen and in print."""

from __future__ import annotations

from typing import Final

from ttchan_tui.meeting.deeds import Deed, Effect, NoteChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.verbs import BEGIN, LOAD_MEETING, MERGE, REDO, RESTORE, UNDO
from ttchan_tui.text.languages import N_, Language

_EFFECTS: Final = {
    Effect.ADDED: N_("note added"),
    Effect.DELETED: N_("note deleted"),
    Effect.RESTORED: N_("note restored"),
    Effect.MOVED: N_("note moved to another category"),
    Effect.CHANGED: N_("note changed"),
}

_WHOLE: Final = {
    BEGIN: N_("meeting begun"),
    RESTORE: N_("backup brought back"),
    MERGE: N_("copies brought together"),
}
"""Acts that are told by their verbs, whatever they changed."""


def deed_words(deed: Deed, language: Language) -> str:
    """What was done, in a few words: "note added", "undone: note deleted"."""
    if deed.what == UNDO:
        return language.say(N_("undone: {what}"), what=done_words(deed.reversed(), language))
    if deed.what == REDO:
        return language.say(N_("redone: {what}"), what=done_words(deed, language))
    return done_words(deed, language)


def done_words(deed: Deed, language: Language) -> str:
    """What was done, whether in the first place or again."""
    if deed.what in _WHOLE:
        return language.say(_WHOLE[deed.what])
    if deed.parts and {part.section for part in deed.parts} == {"announcement"}:
        made = all(part.before is None for part in deed.parts)
        return language.say(N_("announcement made") if made else N_("announcement withdrawn"))
    if not deed.notes:
        loaded = deed.what in {LOAD_MEETING, UNDO, REDO}
        return language.say(N_("meeting loaded") if loaded else N_("meeting changed"))
    if len(deed.notes) > 1:
        return language.count(N_("{number} note changed"), N_("{number} notes changed"), len(deed.notes))
    effect = Effect.RESTORED if deed.restores else deed.notes[0].effect
    return language.say(_EFFECTS[effect])


def note_words(change: NoteChange, meeting: Meeting, language: Language) -> str:
    """What a note said and says: "“before” → “after”"."""
    before, after = change.before, change.after
    if before is None or after is None or change.effect in {Effect.DELETED, Effect.RESTORED}:
        return language.say(N_("“{text}”"), text=change.note.text)
    words = [language.say(N_("“{text}”"), text=text) for text in dict.fromkeys((before.text, after.text))]
    said = " → ".join(words)
    if before.category == after.category:
        return said
    categories = (_category(meeting, note.prompt, note.category, language) for note in (before, after))
    return f"{said} ({' → '.join(categories)})"


def _category(meeting: Meeting, prompt: str, id: str, language: Language) -> str:
    """The name of a category; its id, if it is not in the meeting any more."""
    categories = meeting.prompt[prompt].categories if prompt in meeting.prompt else ()
    names = (category.name.said(language.code).marked for category in categories if category.id == id)
    return next(names, id)
