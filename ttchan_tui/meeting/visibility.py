"""Who may see what of the group work: the viewer, and what is left of notes, themes and promises for them.

A prompt that is hidden shows each group its own notes only. What an organiser has not approved stays in the
room. What is made of notes is seen by those who may see the notes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import JUDGE_NOTE

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.history.entries import HistoryEntry, NoteChange


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks at the group work."""

    public: bool = False
    """Whether it is whoever comes by."""
    groups: frozenset[str] | None = None
    """Ids of the groups whose notes they see on hidden prompts; None for all."""
    judges: bool = False
    """Whether they see what visitors say before it is shown, and why it is not."""

    def no_more_than(self, other: Viewer) -> Viewer:
        """Somebody who sees what both of them see."""
        if self.groups is None or other.groups is None:
            groups = other.groups if self.groups is None else self.groups
        else:
            groups = self.groups & other.groups
        return Viewer(self.public or other.public, groups, self.judges and other.judges)


ORGANISER: Final = Viewer(judges=True)
"""Sees everything."""

ROOM: Final = Viewer(groups=frozenset())
"""Sees what everybody at work sees."""

PUBLIC: Final = Viewer(public=True, groups=frozenset())
"""Sees what may leave the room."""


def may_see(viewer: Viewer, prompt: str, group: str, hidden: Collection[str]) -> bool:
    """Whether what that group says on a prompt is not hidden from the viewer.

    Args:
        viewer: Who looks.
        prompt: Id of the prompt.
        group: Id of the group; empty for visitors.
        hidden: Ids of the prompts that are hidden.
    """
    if prompt not in hidden:
        return True
    return not viewer.public and (viewer.groups is None or group in viewer.groups)


def visible_notes(
    viewer: Viewer, notes: Iterable[Note], hidden: Collection[str], veiled: Collection[str] = ()
) -> tuple[Note, ...]:
    """The notes that the viewer may see, as they may see them: those `veiled` in their own words."""
    seen = (note for note in notes if may_see(viewer, note.prompt, note.group, hidden))
    if viewer.public:
        return tuple(note.in_public for note in seen if note.standing is Standing.SHOWN)
    return tuple(replace(note, wording="") if note.id in veiled else note for note in seen)


def veiled_notes(viewer: Viewer, notes: Iterable[Note], hidden: Collection[str]) -> frozenset[str]:
    """Ids of the notes whose words for a whole entry may tell what a note in it says that is hidden."""
    return frozenset(
        note.under for note in notes if note.under and not may_see(viewer, note.prompt, note.group, hidden)
    )


def visible_themes(
    viewer: Viewer, themes: Iterable[Theme], notes: Iterable[Note], hidden: Collection[str]
) -> tuple[Theme, ...]:
    """The themes without those that are made of notes only which the viewer may not see.

    Args:
        viewer: Who looks.
        themes: Those that there are.
        notes: What they are made of; also deleted notes, as a theme that has lost its notes still tells what
            they were about.
        hidden: Ids of the prompts that are hidden.
    """
    made_of: dict[str, list[Note]] = {}
    for note in notes:
        made_of.setdefault(note.theme, []).append(note)

    def is_seen(theme: Theme) -> bool:
        of = made_of.get(theme.id, [])
        if viewer.public:
            return any(visible_notes(viewer, (note for note in of if note.deleted_at is None), hidden))
        return not of or any(may_see(viewer, note.prompt, note.group, hidden) for note in of)

    return tuple(theme for theme in themes if is_seen(theme))


def may_know(viewer: Viewer, note: str, notes: Mapping[str, Note], hidden: Collection[str]) -> bool:
    """Whether what was made of the note of that id, or of none, gives away nothing that is hidden."""
    if not note or viewer == ORGANISER:
        return True
    found = notes.get(note)  # without it, nobody can tell whose it was
    return found is not None and may_see(viewer, found.prompt, found.group, hidden)


def visible_promises(
    viewer: Viewer, promises: Iterable[Promise], notes: Mapping[str, Note], hidden: Collection[str]
) -> tuple[Promise, ...]:
    """The promises that do not come from notes which are hidden; nobody approves promises for the public."""
    if viewer.public:
        return ()
    return tuple(one for one in promises if may_know(viewer, one.note, notes, hidden))


def visible_entry(
    viewer: Viewer, entry: HistoryEntry, notes: Mapping[str, Note], hidden: Collection[str]
) -> HistoryEntry | None:
    """What was done, without changes of what the viewer may not see; None if nothing else was changed."""
    if viewer == ORGANISER:
        return entry
    changes = tuple(
        _in_own_words(change, hidden)
        for change in entry.notes
        if all(may_see(viewer, one.prompt, one.group, hidden) for one in (change.before, change.after) if one)
    )
    parts = tuple(
        part
        for part in entry.parts
        if all(_is_seen(viewer, part.section, one, notes, hidden) for one in (part.before, part.after) if one)
    )
    if (entry.notes or entry.parts) and not (changes or parts):
        return None
    why = (
        entry.why if viewer.judges or entry.what != JUDGE_NOTE else ""
    )  # a reason may tell what a visitor's note said
    return replace(entry, notes=changes, parts=parts, why=why)


def _in_own_words(change: NoteChange, hidden: Collection[str]) -> NoteChange:
    """A change without the words for a whole entry, on a prompt where they may tell what others said."""
    before, after = (
        replace(side, wording="") if side and side.prompt in hidden else side
        for side in (change.before, change.after)
    )
    return replace(change, before=before, after=after)


def _is_seen(
    viewer: Viewer,
    section: str,
    fields: Mapping[str, object],
    notes: Mapping[str, Note],
    hidden: Collection[str],
) -> bool:
    """Whether what groups, visitors or themes say there is not hidden."""
    if section == "visitor" and not viewer.judges and fields.get("standing") != Standing.SHOWN.value:
        return False
    if section in ("theme", "visitor"):
        return may_see(viewer, str(fields.get("prompt")), str(fields.get("group", "")), hidden)
    return section != "promise" or may_know(viewer, str(fields.get("note", "")), notes, hidden)
