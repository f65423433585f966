"""The notes as domain objects, brought up to date by what has changed and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store.documents import NOTES, note_in
from ttchan_tui.store.engine.protocol import Engine
from ttchan_tui.store.errors import StoreDamaged
from ttchan_tui.store.files.disk import ChangeToken
from ttchan_tui.text.languages import N_

GroupKey = tuple[str, str, str]
"""A meeting, a prompt and a group."""


class NoteIndex:
    """All notes that the database keeps: deleted ones and those of other meetings too."""

    def __init__(self, engine: Engine) -> None:
        """Read nothing yet."""
        self._engine = engine
        self._token: ChangeToken = ()
        self._notes: dict[str, Note] = {}
        self._numbers: dict[str, str] = {}
        self._by_group: dict[GroupKey, dict[str, Note]] = {}
        self._living: dict[str, tuple[Note, ...]] = {}
        self._highest: dict[GroupKey, int] = {}

    def __iter__(self) -> Iterator[Note]:
        """In the order of creation."""
        return iter(list(self._notes.values()))

    def living(self, meeting: str) -> tuple[Note, ...]:
        """Those of a meeting that are not deleted; the same object until something changes."""
        if meeting not in self._living:
            self._living[meeting] = tuple(
                note for note in self._notes.values() if note.meeting == meeting and note.deleted_at is None
            )
        return self._living[meeting]

    def of_group(self, key: GroupKey) -> tuple[Note, ...]:
        """Those of one group on one prompt, deleted ones too."""
        return tuple(self._by_group.get(key, {}).values())

    def next_line(self, key: GroupKey) -> int:
        """The number of the next line of a group on a prompt; those of removed lines are not given again."""
        return self._highest.get(key, 0) + 1

    def get(self, id: str) -> Note | None:
        """The note with that id."""
        number = self._numbers.get(id)
        return None if number is None else self._notes[number]

    def number(self, id: str) -> int:
        """The number of the document of a note."""
        return int(self._numbers[id])

    def refresh(self) -> None:
        """Read what has changed since the last time.

        Raises:
            StoreDamaged: One of them is no note.
        """
        token, changed = self._engine.changed_since(self._token, NOTES)
        if token == self._token:
            return
        if changed is None:
            self._read_all()
        else:
            for number in changed:
                self._read(number)
        if changed is None or changed:
            self._living = {}
        self._token = token

    def _read_all(self) -> None:
        self._highest = {}
        notes: dict[str, Note] = {}
        numbers: dict[str, str] = {}
        by_group: dict[GroupKey, dict[str, Note]] = {}
        for number, doc in sorted(self._engine.docs(NOTES), key=_place):
            note = self._numbered(_note(self._engine.path, number, doc), None)
            notes[number] = by_group.setdefault(_group_key(note), {})[number] = note
            if numbers.setdefault(note.id, number) != number:
                raise StoreDamaged(
                    self._engine.path, N_("{where} has the id of an earlier one"), where=f"{NOTES} {number}"
                )
        self._notes, self._numbers, self._by_group = notes, numbers, by_group

    def _read(self, number: str) -> None:
        doc = self._engine.doc(NOTES, number)
        before = self._notes.get(number)
        if before is not None and self._numbers.get(before.id) == number:
            del self._numbers[before.id]
        if doc is None:
            self._notes.pop(number, None)
            if before is not None:
                self._by_group[_group_key(before)].pop(number, None)
            return
        note = _note(self._engine.path, number, doc)
        if before is not None and _group_key(before) != _group_key(note):
            self._by_group[_group_key(before)].pop(number, None)
        note = self._numbered(note, before)
        self._notes = _put(self._notes, number, note)
        self._by_group[_group_key(note)] = _put(self._by_group.get(_group_key(note), {}), number, note)
        self._numbers[note.id] = number

    def _numbered(self, note: Note, before: Note | None) -> Note:
        """A note with the number of its line, which earlier versions of this program have not stored."""
        line = note.line or (before.line if before else self.next_line(_group_key(note)))
        self._highest[_group_key(note)] = max(line, self.next_line(_group_key(note)) - 1)
        return note if note.line else replace(note, line=line)


def _put(notes: dict[str, Note], number: str, note: Note) -> dict[str, Note]:
    """Numbers are given in the order of creation; a note that is put back has the one that it had."""
    came_back = number not in notes and int(number) < int(next(reversed(notes), number))
    notes[number] = note
    return dict(sorted(notes.items(), key=_place)) if came_back else notes


def _group_key(note: Note) -> GroupKey:
    return note.meeting, note.prompt, note.group


def _place(item: tuple[str, object]) -> int:
    return int(item[0])


def _note(path: Path, number: str, doc: dict[str, object]) -> Note:
    try:
        return note_in(doc)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged(path, N_("{where} cannot be read"), where=f"{NOTES} {number}") from error
