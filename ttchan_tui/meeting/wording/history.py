"""How what was done is told; the same words on screen and in print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.history.change_kinds import (
    BEGIN,
    CANCEL_ACTIVITY,
    COUNT_HEADS,
    DROP_DRAFT,
    DUPLICATE_ACTIVITY,
    EDIT_TEXT,
    IMPORT_BOARD,
    LOAD_MEETING,
    MERGE,
    MOVE_ACTIVITY,
    ORDER_ACTIVITIES,
    PURGE,
    PUT_IN_DRAFT,
    REDO,
    REINSTATE_ACTIVITY,
    RELEASE,
    REPLACE_ACTIVITY,
    RESTORE,
    SET_STATE,
    SET_VENUES,
    UNDO,
    UNDO_PART,
)
from ttchan_tui.meeting.history.entries import Effect, HistoryEntry, NoteChange, PartChange
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.parts import DONE_TO_PARTS, part_lines
from ttchan_tui.text.gate import shortened
from ttchan_tui.text.languages import N_, Language

_EFFECTS: Final = {
    Effect.ADDED: N_("note added"),
    Effect.DELETED: N_("note deleted"),
    Effect.RESTORED: N_("note restored"),
    Effect.MOVED: N_("note moved to another category"),
    Effect.CHANGED: N_("note changed"),
    Effect.COUNTED: N_("hands counted"),
    Effect.TRANSLATED: N_("note translated"),
    Effect.GATHERED: N_("note gathered under a theme, or taken away from one"),
    Effect.MERGED: N_("note merged"),
    Effect.SPLIT: N_("merged notes separated"),
    Effect.JUDGED: N_("decided what leaves the room"),
}

_EFFECTS_OF_SEVERAL: Final = {
    Effect.ADDED: N_("notes added"),
    Effect.DELETED: N_("notes deleted"),
    Effect.RESTORED: N_("notes restored"),
    Effect.MOVED: N_("notes moved to another category"),
    Effect.COUNTED: N_("hands counted for notes"),
    Effect.GATHERED: N_("notes gathered under a theme, or taken away from one"),
    Effect.MERGED: N_("notes merged"),
    Effect.SPLIT: N_("merged notes separated"),
    Effect.JUDGED: N_("decided which notes leave the room"),
}
"""The same of several notes; their number stands behind it."""

_WHOLE: Final = {
    BEGIN: N_("meeting begun"),
    RESTORE: N_("backup brought back"),
    MERGE: N_("copies brought together"),
    PURGE: N_("what is not public removed for ever"),
    IMPORT_BOARD: N_("board brought back"),
    LOAD_MEETING: N_("meeting loaded"),
    MOVE_ACTIVITY: N_("activity moved"),
    SET_VENUES: N_("activity elsewhere"),
    CANCEL_ACTIVITY: N_("activity cancelled"),
    REINSTATE_ACTIVITY: N_("activity takes place after all"),
    REPLACE_ACTIVITY: N_("activity replaced by another"),
    DUPLICATE_ACTIVITY: N_("activity added once more"),
    ORDER_ACTIVITIES: N_("activities put in another order"),
    COUNT_HEADS: N_("people at an activity counted"),
    EDIT_TEXT: N_("text changed"),
    SET_STATE: N_("state at the moment told"),
    PUT_IN_DRAFT: N_("put into the draft"),
    DROP_DRAFT: N_("taken out of the draft"),
    RELEASE: N_("draft released"),
}
"""Acts that are told by their verbs, whatever they changed."""

_FEW: Final = 20
"""Parts of a meeting that are changed one by one; more are loaded."""

_AMONG_OTHERS: Final = {
    Effect.ADDED: N_("“{text}” (added)"),
    Effect.DELETED: N_("“{text}” (deleted)"),
    Effect.RESTORED: N_("“{text}” (restored)"),
}
"""What became of a note, where the words for the whole entry do not tell."""


def who_words(entry: HistoryEntry, language: Language) -> str:
    """Who has done it, and who has brought it here if it was done elsewhere."""
    if not entry.merged_by:
        return entry.who
    return language.say(N_("{who} · brought here by {merger}"), who=entry.who, merger=entry.merged_by)


def entry_words(entry: HistoryEntry, language: Language) -> str:
    """What was done, in a few words: "note added", "undone: note deleted"."""
    if entry.what in (UNDO, UNDO_PART):
        return language.say(N_("undone: {what}"), what=done_words(entry.reversed(), language))
    if entry.what == REDO:
        return language.say(N_("redone: {what}"), what=done_words(entry, language))
    return done_words(entry, language)


def act_words(verb: str, language: Language) -> str:
    """What an act is called that is not done yet: by its verb alone."""
    return language.say(_WHOLE.get(verb) or N_("meeting changed"))


def done_words(entry: HistoryEntry, language: Language) -> str:
    """What was done, whether in the first place or again."""
    if entry.what in _WHOLE:
        return language.say(_WHOLE[entry.what])
    if len(entry.parts) > _FEW and not entry.notes:
        return language.say(N_("meeting loaded"))
    words = [language.say(word) for word in sorted({_part_words(part) for part in entry.parts} - {""})]
    if entry.notes and (not words or all(change.effect is Effect.JUDGED for change in entry.notes)):
        words = [_done_to_notes(entry, language), *words]
    if words:
        return language.listed(words)
    loaded = entry.what in {LOAD_MEETING, UNDO, REDO}
    return language.say(N_("meeting loaded") if loaded else N_("meeting changed"))


def _done_to_notes(entry: HistoryEntry, language: Language) -> str:
    number, effects = len(entry.notes), {change.effect for change in entry.notes}
    effect = Effect.RESTORED if entry.restores else entry.notes[0].effect
    if number == 1:
        return language.say(_EFFECTS[effect])
    if effects == {effect} and effect in _EFFECTS_OF_SEVERAL:
        what = language.say(_EFFECTS_OF_SEVERAL[effect])
        return language.say(N_("{what}: {number}"), what=what, number=number)
    return language.count(N_("{number} note changed"), N_("{number} notes changed"), number)


def _part_words(part: PartChange) -> str:
    """What was done to a part (a catalogue key); nothing, if it has no word."""
    if part.section == "visitor":
        standing = (part.after or {}).get("standing")
        return _STANDINGS.get(str(standing), N_("visitor's note changed"))
    came, changed, gone = {**_OF_SECTION, **DONE_TO_PARTS}.get(part.section, ("", "", ""))
    if part.before is None:
        return came
    if part.after is None:
        return gone
    if part.section == "theme" and "title" not in part.fields:
        return N_("themes put in another order")
    return changed


_OF_SECTION: Final = {
    "announcement": (N_("announcement made"), N_("announcement withdrawn"), N_("announcement withdrawn")),
    "open_prompt": (
        N_("prompt opened to visitors"),
        N_("prompt closed to visitors"),
        N_("prompt closed to visitors"),
    ),
    "theme": (N_("theme begun"), N_("theme renamed"), N_("theme removed")),
    "promise": (N_("promise made"), N_("promise changed"), N_("promise taken back")),
    "hidden_prompt": (N_("notes hidden"), N_("notes revealed"), N_("notes revealed")),
    "freeze": (N_("notes frozen"), N_("notes unfrozen"), N_("notes unfrozen")),
    "ready_group": (N_("group ready"), N_("group not ready"), N_("group not ready")),
    "short_path": (
        N_("short path given"),
        N_("short path given"),
        N_("short path given"),
    ),
    "publication": (
        N_("publication entered"),
        N_("publication looked at"),
        N_("publication taken out of the register"),
    ),
    "said_date": (
        N_("dates of the register set"),
        N_("dates of the register set"),
        N_("dates of the register as by the rules again"),
    ),
    "sheet_day": (
        N_("paragraph of the sheet edited"),
        N_("paragraph of the sheet edited"),
        N_("paragraph of the sheet as drafted again"),
    ),
    "countdown": (N_("countdown set"), N_("countdown set"), N_("countdown ended")),
}
"""What is told of parts that are not from the files of a meeting: new ones, changed ones, and those gone."""

_STANDINGS: Final = {
    "waiting": N_("visitor's note is waiting"),
    "shown": N_("visitor's note approved"),
    "held": N_("visitor's note held"),
    "rejected": N_("visitor's note rejected"),
}


def all_words(entry: HistoryEntry, meeting: Meeting, language: Language) -> Iterator[str]:
    """All that is told of it, for whoever looks for words."""
    yield entry_words(entry, language)
    yield entry.why
    yield from change_lines(entry, meeting, language)


def change_lines(entry: HistoryEntry, meeting: Meeting, language: Language) -> Iterator[str]:
    """What each note and each part of the meeting was and became, a line for each field of a part."""
    for change in entry.notes:
        yield note_words(entry, change, meeting, language)
    for part in entry.parts:
        yield from part_lines(part, meeting, language)


def first_change(entry: HistoryEntry, meeting: Meeting, language: Language, room: int) -> str:
    """The first thing that it changed, with what it was and is, in a line of so many characters."""
    lines = change_lines(entry, meeting, language)
    name, field = shortened(next(lines, ""), room), next(lines, "")
    if field.startswith(" "):  # the next one, without, is another thing
        return shortened(f"{shortened(name, room // 2)} · {field.strip()}", room)
    return name


def note_words(entry: HistoryEntry, change: NoteChange, meeting: Meeting, language: Language) -> str:
    """What a note said and says: "“before” → “after”"; among others, also what became of it."""
    before, after = change.before, change.after
    if before is None or after is None or change.effect in {Effect.DELETED, Effect.RESTORED}:
        alone = len(entry.notes) == 1 and entry.what not in _WHOLE
        template = N_("“{text}”") if alone else _AMONG_OTHERS[change.effect]
        return language.say(template, text=change.note.text)
    words = [language.say(N_("“{text}”"), text=text) for text in dict.fromkeys((before.text, after.text))]
    said = " → ".join(words)
    if before.hands != after.hands:
        hands = ("–" if note.hands is None else str(note.hands) for note in (before, after))
        said = f"{said} ({' → '.join(hands)})"
    if before.category == after.category:
        return said
    categories = (_category(meeting, note.prompt, note.category, language) for note in (before, after))
    return f"{said} ({' → '.join(categories)})"


def _category(meeting: Meeting, prompt: str, id: str, language: Language) -> str:
    """The name of a category; its id, if it is not in the meeting any more."""
    categories = meeting.prompt[prompt].categories if prompt in meeting.prompt else ()
    names = (category.name.in_language(language.code).marked for category in categories if category.id == id)
    return next(names, id)
