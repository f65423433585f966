"""The meeting and its notes, for everything above the store. Hands out domain objects only.

Every method may be called from any thread. Reading never waits for anybody, so it may be done on an
event loop; a change may wait seconds for another process and must not. A change that has returned is
on the disk.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tinydb import where

from ttchan_tui.meeting.format import BadMeeting, Sections, read_meeting
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.store import disk
from ttchan_tui.store.beginning import begin
from ttchan_tui.store.belonging import check_category, check_prompt, homeless
from ttchan_tui.store.database import Database, open_database
from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import NoteChanged, StoreDamaged, UnknownId, vanished
from ttchan_tui.store.shapes import NOTES, documents_of, moment, note_document, notes_in, sections_in
from ttchan_tui.store.tables import Tables
from ttchan_tui.store.zones import not_zones
from ttchan_tui.text.gate import NOTE_LIMIT, admit
from ttchan_tui.text.languages import N_

FILE = "ttchan.json"
"""Name of the data file."""


class _State(NamedTuple):
    """What the data file said when it was last read."""

    token: ChangeToken
    tables: Tables
    """The sections of the meeting, unread; to see whether they have changed."""
    meeting: Meeting | None
    notes: tuple[Note, ...]
    """All of them, in the order of creation: deleted ones and those of other meetings too."""


class Repository:
    """One meeting and what is said at it."""

    def __init__(self, database: Database) -> None:
        """Stand before a database; `open_repository` makes sure that there is a meeting in it."""
        self._database = database
        self._file = database.storage.path
        self._state: _State | None = None

    def change_token(self) -> ChangeToken:
        """Differs as soon as anybody has changed anything. Cheap: asks the file system only."""
        return self._database.storage.token()

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
        state = self._read()
        if state.meeting is None:
            meeting = read_meeting(sections_in(state.tables, self._file.name))
            if problems := tuple(not_zones(meeting, self._file.name)):
                raise BadMeeting(problems)
            self._state = state = state._replace(meeting=meeting)
            return meeting
        return state.meeting

    def replace_meeting(self, sections: Sections) -> Meeting:
        """Put another meeting, or another version of it, in the place of this one.

        Notes of other meetings stay stored, and are there again when their meeting is.

        Raises:
            BadMeeting: It is not sound, or lacks what notes of this meeting belong to.
        """
        meeting = read_meeting(sections, thorough=True)
        with self._database.transaction():
            tables = self._tables()
            if problems := tuple(homeless(meeting, notes_in(tables, self._file))):
                raise BadMeeting(problems)
            self._database.replace_tables(documents_of(sections))
        return meeting

    def notes(self, prompt: str | None = None, group: str | None = None) -> tuple[Note, ...]:
        """The notes of this meeting in the order of their creation, deleted ones left out."""
        meeting = self.meeting().id
        return tuple(
            note
            for note in self._read().notes
            if note.meeting == meeting
            and note.deleted_at is None
            and prompt in (None, note.prompt)
            and group in (None, note.group)
        )

    def note(self, id: str) -> Note:
        """One note of this meeting, even if it is deleted.

        Raises:
            UnknownId: There is no such note.
        """
        meeting = self.meeting().id
        for note in self._read().notes:
            if note.id == id and note.meeting == meeting:
                return note
        raise UnknownId(N_('There is no note "{id}".'), id=id)

    def add_note(self, prompt: str, group: str, category: str, text: str, language: str) -> Note:
        """Keep what a group said.

        Raises:
            Refused: The text does not pass the gate.
            UnknownId: There is no such prompt, group or category.
        """
        text = admit(text, limit=NOTE_LIMIT)
        with self._database.transaction():
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
        self, id: str, text: str | None = None, category: str | None = None, *, seen: Note | None = None
    ) -> Note:
        """Change the text of a note, or its category, or both.

        Args:
            id: The note.
            text: Its new text, if it is to be changed.
            category: Its new category, if it is to be changed.
            seen: The note that the person had before their eyes.

        Raises:
            Refused: The text does not pass the gate.
            UnknownId: There is no such note or category, or the note was deleted.
            NoteChanged: Text or category are not those of the note that was seen.
        """
        text = None if text is None else admit(text, limit=NOTE_LIMIT)
        with self._database.transaction():
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

    def delete_note(self, id: str, *, seen: Note | None = None) -> Note:
        """Take a note out of sight; it can be restored. Does nothing if it is deleted already.

        Args:
            id: The note.
            seen: The note that the person had before their eyes.

        Raises:
            UnknownId: There is no such note.
            NoteChanged: Text or category are not those of the note that was seen.
        """
        with self._database.transaction():
            note = self.note(id)
            if note.deleted_at is None:
                _must_be_as_seen(note, seen)
                note = replace(note, deleted_at=_now())
                self._update(note, deleted_at=moment(note.deleted_at))
        return note

    def restore_note(self, id: str) -> Note:
        """Bring a deleted note back. Does nothing if it is not deleted.

        Raises:
            UnknownId: There is no such note, or what it belongs to is not in the meeting any more.
        """
        with self._database.transaction():
            note = self.note(id)
            if note.deleted_at is not None:
                check_prompt(self.meeting(), note.prompt, note.group)
                check_category(self.meeting(), note.prompt, note.category)
                note = replace(note, deleted_at=None)
                self._update(note, deleted_at=None)
        return note

    def _read(self) -> _State:
        token = self._database.storage.token()
        state = self._state
        if state is not None and state.token == token:
            return state
        tables = self._tables()
        notes = notes_in(tables, self._file)
        sections = {name: table for name, table in tables.items() if name != NOTES}
        meeting = state.meeting if state is not None and state.tables == sections else None
        self._state = state = _State(token, sections, meeting, notes)
        return state

    def _tables(self) -> Tables:
        storage = self._database.storage
        tables = storage.read()
        if tables is None:
            raise vanished(storage.path, storage.lock)
        _must_hold_a_meeting(tables, storage.path)
        return tables

    def _update(self, note: Note, **fields: Any) -> None:  # noqa: ANN401
        self._database.table(NOTES).update(fields, where("id") == note.id)

    def _free_id(self) -> str:
        taken = {note.id for note in self._read().notes}
        while (id := os.urandom(6).hex()) in taken:
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
    tables = database.storage.read()
    if tables is None:
        begin(database, directory / FILE)
    else:
        _must_hold_a_meeting(tables, database.storage.path)
    return Repository(database)


def _must_hold_a_meeting(tables: Tables, file: Path) -> None:
    if not tables.get("meeting"):
        raise StoreDamaged(file, N_("there is no meeting in it"))


def _must_be_as_seen(note: Note, seen: Note | None) -> None:
    if seen is not None and (note.text, note.category) != (seen.text, seen.category):
        raise NoteChanged(note)


def _now() -> datetime:
    return datetime.now(UTC)
