"""Session drafts: what is typed in one session and not stored, and what earlier ones have left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from textual.widget import Widget

from ttchan_tui.meeting.draft import Draft, DraftKind, FieldRef
from ttchan_tui.tui.session import Session

if TYPE_CHECKING:
    from ttchan_tui.store import Drafts
    from ttchan_tui.tui.typing.field_drafts import FieldDrafts


class SessionDrafts:
    """Drafts on the disk, those of the fields, and what waits for whoever has typed it."""

    def __init__(self, session: Session, store: Drafts | None = None) -> None:
        """Keep what is typed in `session`, in the place that its repository has for it if none is given."""
        self._session = session
        self._store = store
        self._fields: FieldDrafts | None = None
        self.left: tuple[Draft, ...] = ()
        """What the same person has typed in sessions that ended before it was saved, as of the last look."""

    @property
    def store(self) -> Drafts | None:
        """Where what is typed is kept until the store has it; none if it is not to be kept."""
        if self._session.keeps_drafts and self._store is None:
            self._store = self._session.repository.side_files.drafts()
        return self._store

    @property
    def fields(self) -> FieldDrafts:
        """What is typed in the fields of the board and not stored."""
        if self._fields is None:
            from ttchan_tui.tui.typing.field_drafts import FieldDrafts

            self._fields = FieldDrafts(self._session, lambda: self.store, self.look)
        return self._fields

    @property
    def in_fields(self) -> bool:
        """Whether anything is typed there."""
        return any(True for _ in self._fields or ())

    @property
    def not_kept(self) -> str:
        """Says that what is typed is on no disk at present; empty if it is, or is not to be."""
        return self._session.language.say("no draft is kept") if self.store and self.store.trouble else ""

    def look(self) -> bool:
        """Look what sessions that are over have left; tell whether that is something else than before."""
        before, self.left = self.left, tuple(self.store.left() if self.store else ())
        return self.left != before

    def waiting(self) -> list[Draft]:
        """What the same person has typed and not saved, and would not see: as long as it has a place.

        Lines of this session are seen where they are typed.
        """
        drafts = [*self.left, *(self._fields or ())]
        if not drafts:
            return []
        from ttchan_tui.tui.typing.field_drafts import has_place

        return [draft for draft in drafts if has_place(draft, self._session)]

    def take_up_lines(self, prompt: str, group: str) -> list[Draft]:
        """Take up what was left on a prompt by a group. To be called on a thread.

        Raises:
            Explained: It cannot be taken up; it stays where it is.
        """
        if self.store is None:
            return []
        place = line_ref(self._session.meeting.id, prompt, group)
        return self.store.take(lambda draft: replace(draft.place, notes=()) == place)

    def close(self) -> None:
        """The session is over; what was typed and not saved stays for the next one."""
        if self._store:
            self._store.close()


def line_ref(meeting: str, prompt: str, group: str, note: str = "") -> FieldRef:
    """Where a line is typed; with a note, to change it."""
    return FieldRef(meeting, DraftKind.LINE, prompt, group, (note,) if note else ())


class _HasDrafts(Protocol):
    drafts: SessionDrafts


def drafts_of(widget: Widget) -> SessionDrafts:
    """The drafts of the app that a widget is in."""
    return cast("_HasDrafts", widget.app).drafts
