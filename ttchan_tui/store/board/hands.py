"""Hands that were counted in the room."""

from __future__ import annotations

from ttchan_tui.meeting.board.note_edits import counted, reason_for_hands
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.history.change_kinds import COUNT_HANDS
from ttchan_tui.meeting.limits import MOST_HANDS, NOTE_LIMIT
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.text.gate import admit


class Hands:
    """How many hands were raised for each note, in its group."""

    def __init__(self, context: StoreContext, notes: NoteTable) -> None:
        """Count in the context of a repository, with its notes."""
        self._context = context
        self._notes = notes

    def count(
        self, id: str, hands: int | None, *, added: bool = False, why: str = "", seen: Note | None = None
    ) -> Note:
        """Say how many hands were raised for a note in its group.

        Args:
            id: The note.
            hands: How many; None if what was counted is not to count.
            added: Whether they come to those that were counted before.
            why: Why there are more than the group has members, if there are; kept with the note.
            seen: The note as whoever counts has seen it.

        Raises:
            HandsCounted: Somebody has counted others since it was seen.
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or it was deleted.
            TooManyHands: The group has fewer members, and nobody has said why.
            Frozen: It is not to change any more.
        """
        why = admit(why, limit=NOTE_LIMIT) if why else ""
        with self._context.changing(COUNT_HANDS, why):
            note = self._notes.open(id)
            changed = counted(note, hands, self.most(note.group), why, added=added, seen=seen)
            if changed != note:
                self._notes.put(changed)
        return changed

    def most(self, group: str) -> int:
        """How many hands a group can raise without anybody having to say why."""
        size = self._context.meeting().size_of(group)
        return MOST_HANDS if size is None else size

    def reason(self, group: str, hands: int | None, why: str) -> str:
        """What is kept of the reason given for so many hands: nothing, if there are no more than people.

        Raises:
            TooManyHands: There are more, and nobody has said why.
            Refused: The reason does not pass the gate.
        """
        kept = reason_for_hands(hands, self.most(group), why)
        return admit(kept, limit=NOTE_LIMIT) if kept else ""
