"""Note source: what the parts of a repository read of it. They know no more of it than that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ttchan_tui.meeting.groupwork import Note
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.store.board import Board


class NoteSource(Protocol):
    """The meeting and its notes, as `Repository` gives them; its methods say what each of these does."""

    @property
    def board(self) -> Board:
        """What becomes of notes when a room works on them."""

    @property
    def last_record(self) -> int:
        """The number of the last change of anything."""

    def meeting(self) -> Meeting:
        """The meeting as it is now."""

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted."""

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting, deleted ones left out."""

    def deleted_notes(self) -> tuple[Note, ...]:
        """The notes of this meeting that were deleted."""
