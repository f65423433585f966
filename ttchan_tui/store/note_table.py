"""The notes of a meeting one by one, as those change them who work with notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.note_record import NOTE
from ttchan_tui.store.documents import NOTES
from ttchan_tui.store.engine.table import Document
from ttchan_tui.store.note_index import NoteIndex
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.board.progress import GroupWorkState


class NoteTable:
    """Gives notes and puts them back changed; all of that within `StoreContext.changing`."""

    def __init__(
        self, context: StoreContext, known: NoteIndex, note: Callable[[str], Note], steps: GroupWorkState
    ) -> None:
        """Write in the context of a repository.

        Args:
            context: Its engine and meeting.
            known: The notes as they are, of all meetings.
            note: Gives the note of an id, even a deleted one, or raises UnknownId.
            steps: How far each prompt has come, and so whether its notes may change.
        """
        self.known = known
        self.note = note
        self.check_not_frozen = steps.check_not_frozen
        self.hidden = steps.hidden
        self._table = partial(context.engine.table, NOTES)

    def living(self, id: str) -> Note:
        """A note that is not deleted.

        Raises:
            UnknownId: There is no such note, or it was deleted.
        """
        note = self.note(id)
        if note.deleted_at is not None:
            raise UnknownId(N_("Somebody has deleted this note meanwhile. Restore it first."), id=id)
        return note

    def open(self, id: str) -> Note:
        """A note whose words, place and hands may change.

        Raises:
            UnknownId: There is no such note, or it was deleted.
            Frozen: It is not to change any more.
        """
        note = self.living(id)
        self.check_not_frozen(note.prompt, note.group)
        return note

    def add(self, note: Note) -> None:
        """Keep a new note."""
        self._table().insert(NOTE.document(note))

    def put(self, note: Note) -> None:
        """Keep a note as it is now."""
        self._table().update(partial(NOTE.write, note), doc_ids=[self.known.number(note.id)])

    def put_back(self, number: int, note: Note) -> None:
        """Keep a note in the place that it had, whether it is there or not."""
        self._table().upsert(Document(NOTE.document(note), number))
