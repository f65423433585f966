"""What may be said before, and instead of, taking something back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.errors import ChangedSince
from ttchan_tui.meeting.format.sections import SECTIONS
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import ANNOUNCE, LOAD_MEETING, MERGE, RESTORE
from ttchan_tui.meeting.history.entries import HistoryEntry, PartChange
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.text.languages import Language


class StandsOtherwise(ChangedSince):
    """What is to be taken back was changed since; says how it was left and how it stands."""

    def __init__(self, since: HistoryEntry, meeting: Meeting) -> None:
        """Keep what has become of it since.

        Args:
            since: Notes and parts of the meeting, as they were left and as they stand.
            meeting: Gives things their names.
        """
        super().__init__()
        self.since = since
        self._meeting = meeting

    @classmethod
    def of_part(cls, since: PartChange, meeting: Meeting) -> StandsOtherwise:
        """The same of one part of the meeting."""
        return cls(HistoryEntry(0, _NEVER, "", "", "", None, (), (since,)), meeting)

    def sentence(self, language: Language) -> str:
        """The sentence, and a line for each thing: as it was left → as it stands."""
        from ttchan_tui.meeting.wording.history import change_lines  # which is read seldom

        return "\n".join((super().sentence(language), *change_lines(self.since, self._meeting, language)))


UNDO_WORD: Final = N_("undo")
"""What is typed as a second step."""


def is_grave(entry: HistoryEntry, *, is_own: bool) -> bool:
    """Whether taking it back needs a second step: a load, an act of others, what the public would miss."""
    if not is_own or entry.what in _WHOLE:
        return True
    came = (one.section for one in entry.parts if one.before is None)
    if entry.what != ANNOUNCE and any(section in SECTIONS for section in came):
        return True
    return any(_is_public(one.after) and not _is_public(one.before) for one in entry.notes)


def _is_public(note: Note | None) -> bool:
    return note is not None and note.deleted_at is None and note.standing is Standing.SHOWN


_NEVER = datetime.min.replace(tzinfo=UTC)
_WHOLE = frozenset({LOAD_MEETING, RESTORE, MERGE})
