"""Lines on their way into the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from ttchan_tui.meeting.board.line_parser import HandCount
from ttchan_tui.meeting.errors import HandsCounted, NoteChanged, UnknownId
from ttchan_tui.meeting.groupwork import GROUP, Note
from ttchan_tui.store import NewNote
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store import Repository


class Version(Enum):
    """What is to become of two versions of a note."""

    BOTH = "both"
    THEIRS = "theirs"
    OURS = "ours"


class NoteGone(Explained):
    """The note that was to be changed is not there any more; nothing was done."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(N_("Somebody has deleted this note meanwhile. What you typed is kept."))


@dataclass(eq=False)
class OutgoingLine:
    """What somebody has entered: a new note, what an old one is to say, or hands that were counted."""

    prompt: str
    group: str
    category: str
    text: str
    language: str
    refused: Explained | None = field(default=None)
    """Why the store did not take it; none while it is on its way."""
    level: str = ""
    about: str = ""
    """Id of the group that a new note is about, if that is not its own."""
    origin: str = GROUP
    changes: Note | None = None
    """The note that it changes, as whoever changes it has seen it."""
    hands: HandCount | None = None
    """Hands that it counts; `text` is how they were typed."""
    counts: Note | None = None
    """The note whose hands it counts, as whoever counts has seen it; None if nobody knows that any more."""
    why: str = ""
    """Why there are more hands than people."""
    typed_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    on_its_way: bool = field(default=False, init=False)
    """Whether its saving has begun and is not over, so that nobody begins it again."""

    @property
    def id(self) -> str:
        """What tells it from all other lines and from notes."""
        return f"line:{id(self)}"

    @property
    def has_two_versions(self) -> bool:
        """Whether somebody has to choose between it and what others have made of its note."""
        return isinstance(self.refused, NoteChanged | NoteGone)

    @property
    def theirs(self) -> Note | None:
        """What others have made of the note that it was to change; None if it is gone, or as it was."""
        return self.refused.note if isinstance(self.refused, NoteChanged) else None

    def new_note(self) -> NewNote:
        """What the store is to keep, if it is a new note."""
        here = (self.prompt, self.group, self.category)
        return NewNote(
            *here, self.text, self.language, level=self.level, about=self.about, origin=self.origin
        )

    def keep(self, repository: Repository) -> Note:
        """Have the store do what it says.

        Raises:
            NoteChanged: Somebody has changed the note since it was seen.
            NoteGone: Somebody has deleted it.
            HandsCounted: Somebody has counted hands since; if it is tried again, that was seen.
            Explained: Whatever else the notebook raises.
        """
        if self.changes:
            return self._change(self.changes, repository)
        if self.hands:
            return self._count(self.hands, repository)
        return repository.notebook.add_all([self.new_note()])[0]

    def _count(self, count: HandCount, repository: Repository) -> Note:
        note = self.counts or repository.notebook.on_line(self.prompt, self.group, count.line)
        try:
            return repository.board.hands.count(
                note.id, count.hands, added=count.added, why=self.why, seen=self.counts
            )
        except HandsCounted as reason:
            self.counts = reason.note
            raise

    def _change(self, note: Note, repository: Repository) -> Note:
        level = None if self.level == note.level else self.level
        try:
            return repository.notebook.edit(note.id, self.text, self.category, level=level, seen=note)
        except UnknownId as error:
            if any(one.id == note.id for one in repository.notes(self.prompt, self.group)):
                raise
            raise NoteGone from error
