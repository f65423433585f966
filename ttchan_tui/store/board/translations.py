"""Translations, each beside the note that it says in another language."""

from __future__ import annotations

from ttchan_tui.meeting.board.note_edits import translated
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import TRANSLATE_NOTE
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit


class Translations:
    """The translations of a meeting's notes; the original always stays."""

    def __init__(self, context: StoreContext, notes: NoteTable) -> None:
        """Stand in the context of a repository, with its notes."""
        self._context = context
        self._notes = notes

    def put(self, id: str, language: str, text: str, *, seen: Note | None = None, why: str = "") -> Note:
        """Put a translation beside a note, as `translated` says; the history keeps why.

        Raises what `translated` raises, and:
            Refused: The text does not pass the gate.
            UnknownId: There is no such note, or it was deleted.
        """
        text = admit(text, limit=NOTE_LIMIT) if text else ""
        with self._context.changing(TRANSLATE_NOTE, why):
            note = self._notes.living(id)
            changed = translated(note, language, text, seen)
            if changed != note:
                self._notes.put(changed)
        return changed
