"""What people did to a meeting and its notes, as the history tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final

from ttchan_tui.meeting.editing import flat
from ttchan_tui.meeting.groupwork import Note, Translation
from ttchan_tui.meeting.history.change_kinds import RESTORE_NOTE


class Effect(Enum):
    """What became of a note."""

    ADDED = "added"
    DELETED = "deleted"
    RESTORED = "restored"
    MOVED = "moved"
    """It stands under another category, and says the same."""
    CHANGED = "changed"
    COUNTED = "counted"
    """Its hands were counted."""
    TRANSLATED = "translated"
    GATHERED = "gathered"
    """It came under a theme, or away from one."""
    MERGED = "merged"
    """It was merged into another one, or got a wording for all that were merged into it."""
    SPLIT = "split"
    """It stands by itself again."""
    JUDGED = "judged"
    """It was decided whether it may leave the room."""


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One note before and after."""

    before: Note | None
    """As it was; None if it was not there."""
    after: Note | None
    """As it was then; None if it was there no more."""

    @property
    def note(self) -> Note:
        """The note, as it was then if it was still there."""
        note = self.after or self.before
        assert note is not None
        return note

    @property
    def effect(self) -> Effect:
        """What became of it."""
        before, after = self.before, self.after
        if after is None or after.deleted_at is not None:
            return Effect.DELETED
        if before is None:
            return Effect.ADDED
        if before.deleted_at is not None:
            return Effect.RESTORED
        return _changed(before, after)


def _changed(before: Note, after: Note) -> Effect:
    """What became of a note that was there all the time, by the first field that differs."""
    for field, effect in _BY_FIELD.items():
        if getattr(before, field) != getattr(after, field):
            if effect is Effect.TRANSLATED and _translated(before) == _translated(after):
                return Effect.JUDGED
            stands_alone = effect is Effect.MERGED and not after.under and not after.wording
            return Effect.SPLIT if stands_alone else effect
    return Effect.CHANGED


def _translated(note: Note) -> list[Translation]:
    """Its translations, approved or not."""
    return [replace(one, approved=False) for one in note.translations]


_BY_FIELD: Final = {
    "text": Effect.CHANGED,
    "category": Effect.MOVED,
    "level": Effect.MOVED,
    "under": Effect.MERGED,
    "wording": Effect.MERGED,
    "theme": Effect.GATHERED,
    "hands": Effect.COUNTED,
    "translations": Effect.TRANSLATED,
    "standing": Effect.JUDGED,
}


def _unnumbered(note: Note | None) -> Note | None:
    """A note whatever its number is, as each copy gives its own."""
    return note and replace(note, line=0)


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part of the meeting before and after: an activity, a day, a place and so on."""

    section: str
    """What kind of part it is, by the name of the table in the files of a meeting."""
    id: str
    """Its id; of a day its date, of a project event its number."""
    before: Mapping[str, object] | None
    """Its fields; None if it was not there."""
    after: Mapping[str, object] | None

    @property
    def fields(self) -> dict[str, tuple[object, object]]:
        """The fields that differ, before and after; a text by its languages: `title.en`."""
        before, after = (flat(side or {}, into_lists=True) for side in (self.before, self.after))
        names = (name for name in {**before, **after} if before.get(name) != after.get(name))
        return {name: (before.get(name), after.get(name)) for name in names}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What was done at once: who, when, what, why, and what it changed."""

    number: int
    """The number of the record; later ones have higher ones."""
    at: datetime
    """In UTC, by the clock of the machine that it was done at."""
    who: str
    what: str
    """A verb, mostly one of `verbs`."""
    why: str
    undoes: int | None
    """The number of the entry that was taken back, if that is what was done."""
    notes: tuple[NoteChange, ...]
    parts: tuple[PartChange, ...]
    """Of the meeting."""
    place: int = 0
    """Which of those that came with one record it is; 0 for what the record itself has done."""
    merged_by: str = ""
    """Who has brought it here from another copy; empty for what was done here."""

    @property
    def restores(self) -> bool:
        """Whether a note was asked back that was there no more, so that it looks as if it were new."""
        return self.what == RESTORE_NOTE

    def beyond(self, brought: Iterable[HistoryEntry]) -> HistoryEntry:
        """The same without what others have done already that came along with it.

        Of what stands otherwise than they have left it, such as a note that both had changed, it tells.
        """
        notes: set[Note | None] = {None}
        parts: dict[tuple[str, str], list[Mapping[str, object] | None]] = {}
        for one in brought:
            notes |= {_unnumbered(note) for change in one.notes for note in (change.before, change.after)}
            for part in one.parts:
                parts.setdefault((part.section, part.id), [None]).extend((part.before, part.after))
        known = (
            change.after is not None and {_unnumbered(change.before), _unnumbered(change.after)} <= notes
            for change in self.notes
        )
        told = (
            all(side in parts.get((part.section, part.id), ()) for side in (part.before, part.after))
            for part in self.parts
        )
        return replace(
            self,
            notes=tuple(change for change, is_known in zip(self.notes, known, strict=True) if not is_known),
            parts=tuple(part for part, is_known in zip(self.parts, told, strict=True) if not is_known),
        )

    def only(self, section: str, id: str) -> HistoryEntry:
        """The same with nothing in it but that part of the meeting, if it has changed it."""
        parts = tuple(part for part in self.parts if (part.section, part.id) == (section, id))
        return replace(self, notes=(), parts=parts)

    def about(self, id: str) -> HistoryEntry | None:
        """The same with nothing in it but the note or the part of that id; None if it changed neither."""
        notes = tuple(change for change in self.notes if change.note.id == id)
        parts = tuple(change for change in self.parts if change.id == id)
        return replace(self, notes=notes, parts=parts) if notes or parts else None

    def on(self, prompt: str | None, group: str | None) -> HistoryEntry | None:
        """The same with nothing in it but notes of that prompt and group; None if there are none."""
        notes = tuple(
            change
            for change in self.notes
            if prompt in (None, change.note.prompt) and group in (None, change.note.group)
        )
        return replace(self, notes=notes, parts=()) if notes else None

    def reversed(self) -> HistoryEntry:
        """What undoes it."""
        return replace(
            self,
            notes=tuple(NoteChange(change.after, change.before) for change in self.notes),
            parts=tuple(
                PartChange(change.section, change.id, change.after, change.before) for change in self.parts
            ),
        )
