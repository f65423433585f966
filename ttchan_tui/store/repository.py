"""The meeting and its notes, for everything above the store. Hands out domain objects only.

Every method may be called from any thread. Reading never waits for anybody, so it may be done on an
event loop; a change may wait seconds for another process and must not. A change that has returned is
on the disk.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.table import Document

from ttchan_tui.meeting.format import SECTIONS, BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.verbs import ADD_NOTE, DELETE_NOTE, EDIT_NOTE, LOAD_MEETING, RESTORE_NOTE
from ttchan_tui.store import disk
from ttchan_tui.store.beginning import begin
from ttchan_tui.store.belonging import check_belonging, check_category, check_prompt, homeless
from ttchan_tui.store.database import Database, open_database
from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import (
    VANISHED,
    NoteChanged,
    StoreDamaged,
    StoreError,
    StoreVanished,
    StoreWarning,
    UnknownId,
)
from ttchan_tui.store.notes import Notes
from ttchan_tui.store.shapes import NOTES, VISITORS, documents_of, moment, note_document, sections_in
from ttchan_tui.store.zones import not_zones
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import NOTE_LIMIT, admit
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from ttchan_tui.store.announcements import Announcements
    from ttchan_tui.store.drafts import Drafts
    from ttchan_tui.store.past import Past
    from ttchan_tui.store.visitors import Visitors
    from ttchan_tui.store.watching import Watch

FILE = "ttchan.json"
"""Name of the data file."""


class Repository:
    """One meeting and what is said at it."""

    def __init__(self, database: Database) -> None:
        """Stand before a database; `open_repository` makes sure that there is a meeting in it."""
        self._database = database
        self._file = database.storage.path
        self._notes = Notes(database.storage)
        self._meeting: Meeting | None = None
        self._meeting_of: tuple[int, ...] | None = None
        self._turn = threading.RLock()

    def change_token(self) -> ChangeToken:
        """Differs as soon as anybody has changed anything. Cheap: asks the file system only."""
        return self._database.storage.token()

    def obstacle(self) -> StoreError | None:
        """What keeps changes from being stored at present, as far as that can be told without making one."""
        try:
            self._database.storage.check_writable()
        except StoreError as obstacle:
            return obstacle
        return None

    def watch(self, changed: Callable[[], object]) -> Watch:
        """Tell of every change, and of every new obstacle and its end, until the watch is closed.

        Args:
            changed: Called on a thread of the watch, which has read what is new. It must not wait.
        """
        return self._database.storage.watch(self._looked_at, changed)

    def drafts(self) -> Drafts:
        """Where a session keeps what is typed and not stored yet; one for each session."""
        from ttchan_tui.store.drafts import Drafts

        return Drafts(self._file.parent)

    def _looked_at(self) -> object:
        """Read what is new, off the thread of whoever shows it; give what differs after any change."""
        obstacle = self.obstacle()
        try:
            token = self.change_token()
            self.notes()
        except Explained as trouble:
            return str(obstacle), str(trouble)
        return str(obstacle), token

    @property
    def last_record(self) -> int:
        """The number of the last change of anything; that of the next one is higher."""
        return self._database.storage.sequence()

    @property
    def warnings(self) -> Sequence[StoreWarning]:
        """What was found damaged, and what was done about it."""
        return self._database.storage.warnings

    @property
    def database(self) -> Database:
        """The database, for its history, its files and their maintenance; documents are changed here only."""
        return self._database

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def meeting(self) -> Meeting:
        """The meeting; the same object until somebody changes it.

        Raises:
            StoreVanished: The data file is gone.
            StoreDamaged: There is no meeting in it.
            BadMeeting: The data file was changed by hand and is no meeting any more.
        """
        storage = self._database.storage
        with self._turn:
            of = storage.version(*SECTIONS)
            if self._meeting is None or of is None or of != self._meeting_of:
                self._check_there()
                self._meeting = None
                meeting = read_meeting(sections_in(self._database.table, self._file.name))
                if problems := tuple(not_zones(meeting, self._file.name)):
                    raise BadMeeting(problems)
                self._meeting, self._meeting_of = meeting, of
            return self._meeting

    def replace_meeting(self, sections: Sections) -> Meeting:
        """Put another meeting, or another version of it, in the place of this one.

        Notes of other meetings stay stored, and are there again when their meeting is.

        Raises:
            BadMeeting: It is not sound, or lacks what notes of this meeting belong to.
        """
        meeting = read_meeting(sections, thorough=True)
        self._check_there()
        with self._database.act(what=LOAD_MEETING), self._database.transaction():
            if problems := tuple(homeless(meeting, self._all_notes())):
                raise BadMeeting(problems)
            self._database.replace_tables(documents_of(sections))
        return meeting

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting in the order of their creation, deleted ones left out.

        Behind them those of visitors that an organiser has approved; they are of no group.
        """
        meeting = self.meeting().id
        own = (note for note in self._all_notes() if note.meeting == meeting and note.deleted_at is None)
        return tuple(
            note
            for note in chain(own, self._shown_of_visitors())
            if prompt in (None, note.prompt) and group in (None, note.group)
        )

    def _shown_of_visitors(self) -> tuple[Note, ...]:
        return self.visitors.shown() if self._database.storage.count(VISITORS) else ()

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted.

        Raises:
            UnknownId: There is no such note.
        """
        meeting = self.meeting().id
        with self._turn:
            self._notes.refresh()
            note = self._notes.get(id)
        if note is not None and note.meeting == meeting:
            return note
        raise UnknownId(N_("There is no note “{id}”."), id=id)

    def deleted_notes(self) -> tuple[Note, ...]:
        """The notes of this meeting that were deleted, in the order of their creation."""
        meeting = self.meeting().id
        return tuple(note for note in self._all_notes() if note.meeting == meeting and note.deleted_at)

    def add_note(
        self, prompt: str, group: str, category: str, text: str, language: str, *, why: str = ""
    ) -> Note:
        """Keep what a group said; the history keeps why, as for all acts.

        Raises:
            Refused: The text does not pass the gate.
            UnknownId: There is no such prompt, group or category.
        """
        text = admit(text, limit=NOTE_LIMIT)
        with self._change(ADD_NOTE, why):
            meeting = self.meeting()
            check_prompt(meeting, prompt, group)
            check_category(meeting, prompt, category)
            note = Note(
                id=self._free_id(),
                meeting=meeting.id,
                prompt=prompt,
                group=group,
                category=category,
                text=text,
                language=language,
                created_at=_now(),
            )
            self._database.table(NOTES).insert(note_document(note))
        return note

    def edit_note(
        self,
        id: str,
        text: str | None = None,
        category: str | None = None,
        *,
        seen: Note | None = None,
        why: str = "",
    ) -> Note:
        """Change the text of a note, or its category, or both.

        Args:
            id: The note.
            text: Its new text, if it is to be changed.
            category: Its new category, if it is to be changed.
            seen: The note that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: The text, or the reason, does not pass the gate.
            UnknownId: There is no such note or category, or the note was deleted.
            NoteChanged: Text or category are not those of the note that was seen.
        """
        text = None if text is None else admit(text, limit=NOTE_LIMIT)
        with self._change(EDIT_NOTE, why):
            note = self.note(id)
            if note.deleted_at is not None:
                raise UnknownId(N_("Somebody has deleted this note meanwhile. Restore it first."), id=id)
            _must_be_as_seen(note, seen)
            if category is not None:
                check_category(self.meeting(), note.prompt, category)
            changed = replace(
                note,
                text=note.text if text is None else text,
                category=note.category if category is None else category,
            )
            if changed == note:
                return note
            changed = replace(changed, edited_at=_now())
            self._update(
                changed, text=changed.text, category=changed.category, edited_at=moment(changed.edited_at)
            )
        return changed

    def delete_note(self, id: str, *, seen: Note | None = None, why: str = "") -> Note:
        """Take a note out of sight; it can be restored. Does nothing if it is deleted already.

        Args:
            id: The note.
            seen: The note that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note.
            NoteChanged: Text or category are not those of the note that was seen.
        """
        with self._change(DELETE_NOTE, why):
            note = self.note(id)
            if note.deleted_at is None:
                _must_be_as_seen(note, seen)
                note = replace(note, deleted_at=_now())
                self._update(note, deleted_at=moment(note.deleted_at))
        return note

    def restore_note(self, id: str, *, why: str = "") -> Note:
        """Bring a note back that was deleted, or whose adding was undone. Does nothing if it is there.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or what it belongs to is not in the meeting any more.
        """
        gone = None if self._has(id) else self.past.gone(id)
        with self._change(RESTORE_NOTE, why):
            if gone is not None and not self._has(id):
                number, note = gone
            else:
                note = self.note(id)
                number = self._notes.number(id)
                if note.deleted_at is None:
                    return note
            check_belonging(self.meeting(), note)
            note = replace(note, deleted_at=None)
            self._database.table(NOTES).upsert(Document(note_document(note), number))
        return note

    @cached_property
    def past(self) -> Past:
        """What was done, how things stood, and the way back."""
        from ttchan_tui.store.past import Past

        return Past(self, self._database.storage)

    @cached_property
    def announcements(self) -> Announcements:
        """What the organisers tell everybody."""
        from ttchan_tui.store.announcements import Announcements

        return Announcements(self._database, self.meeting, self._change)

    @cached_property
    def visitors(self) -> Visitors:
        """What visitors say, and which prompts are open to them."""
        from ttchan_tui.store.visitors import Visitors

        return Visitors(self._database, self.meeting, self._change)

    def _has(self, id: str) -> bool:
        with self._turn:
            self._notes.refresh()
            return self._notes.get(id) is not None

    @contextmanager
    def _change(self, what: str, why: str) -> Iterator[None]:
        self.meeting()  # where there is none, not even a journal is to be begun
        why = admit(why, limit=NOTE_LIMIT) if why else ""
        with self._database.act(what=what, why=why), self._database.transaction():
            yield

    def _all_notes(self) -> tuple[Note, ...]:
        with self._turn:
            self._notes.refresh()
            return tuple(self._notes)

    def _check_there(self) -> None:
        if not self._database.storage.count("meeting"):
            if self._database.storage.new:
                raise StoreVanished(VANISHED, path=self._file)
            raise StoreDamaged(self._file, N_("there is no meeting in it"))

    def _update(self, note: Note, **fields: Any) -> None:  # noqa: ANN401
        self._database.table(NOTES).update(fields, doc_ids=[self._notes.number(note.id)])

    def _free_id(self) -> str:
        self._notes.refresh()
        while self._notes.get(id := os.urandom(6).hex()) is not None:
            pass
        return id


def open_repository(directory: Path) -> Repository:
    """Open the data directory; the first time, make it and put the bundled meeting into it.

    Raises:
        StoreVanished: There has been a data file, and it is gone.
        StoreDamaged: The data file is not what this program writes; it is left as it is.
    """
    disk.make_directory(directory.absolute())
    database = open_database(directory / FILE)
    begin(database, directory / FILE)
    return Repository(database)


def _must_be_as_seen(note: Note, seen: Note | None) -> None:
    if seen is not None and (note.text, note.category) != (seen.text, seen.category):
        raise NoteChanged(note)


def _now() -> datetime:
    return datetime.now(UTC)
