"""The board as one viewer may see it; `Repository.seen_by` gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.visibility import (
    ORGANISER,
    Viewer,
    may_know,
    may_see,
    veiled_notes,
    visible_entry,
    visible_notes,
    visible_promises,
    visible_themes,
)

if TYPE_CHECKING:
    from ttchan_tui.meeting.board.promise import Promise
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.groupwork import Note
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.store.note_source import NoteSource


class VisibleBoard:
    """Notes, themes and promises as they are now, without what the viewer may not see."""

    def __init__(self, repository: NoteSource, viewer: Viewer) -> None:
        """Look at a repository with the eyes of a viewer."""
        self._repository = repository
        self._viewer = viewer

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes that the viewer may see; on one prompt, of one group, or all."""
        notes, hidden = self._repository.notes(prompt, group), self._hidden
        if not self._viewer.public and (not hidden or self._viewer.groups is None):
            return notes
        return visible_notes(self._viewer, notes, hidden, self._veiled)

    def among(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Those of some notes that the viewer may see: deleted ones, or notes as they stood at some time."""
        return visible_notes(self._viewer, notes, self._hidden, self._veiled)

    def entries(self, entries: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
        """What was done, without changes of what the viewer may not see."""
        if self._viewer == ORGANISER:
            return iter(entries)
        hidden = self._hidden
        notes = {note.id: note for note in self._every_note()}
        return filter(None, (visible_entry(self._viewer, one, notes, hidden) for one in entries))

    def themes(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of a prompt that the viewer may see, in their order."""
        themes = self._repository.board.themes.for_prompt(prompt)
        if not themes or (not self._viewer.public and prompt not in self._hidden):
            return themes
        notes = (*self._repository.notes(prompt), *self._repository.deleted_notes())
        return visible_themes(self._viewer, themes, notes, self._hidden)

    def promises(self) -> tuple[Promise, ...]:
        """The promises that the viewer may see."""
        promises = self._repository.board.promises.all()
        notes = {one.note: self._note(one.note) for one in promises if one.note}
        known = {id: note for id, note in notes.items() if note}
        return visible_promises(self._viewer, promises, known, self._hidden)

    def may_see(self, prompt: str, group: str) -> bool:
        """Whether what that group says on a prompt is not hidden from the viewer."""
        return may_see(self._viewer, prompt, group, self._hidden)

    def may_know(self, note: str) -> bool:
        """Whether what was made of the note of that id, or of none, gives away nothing that is hidden."""
        found = self._note(note) if note else None
        return may_know(self._viewer, note, {note: found} if found else {}, self._hidden)

    @property
    def _veiled(self) -> frozenset[str]:
        return veiled_notes(self._viewer, self._every_note(), self._hidden) if self._hidden else frozenset()

    def _every_note(self) -> tuple[Note, ...]:
        return (*self._repository.notes(), *self._repository.deleted_notes())

    @property
    def _hidden(self) -> frozenset[str]:
        return self._repository.board.steps.hidden()

    def _note(self, id: str) -> Note | None:
        try:
            return self._repository.note(id)
        except UnknownId:
            return None
