"""The notes as domain objects, brought up to date by what has changed and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store.disk import ChangeToken
from ttchan_tui.store.errors import StoreDamaged
from ttchan_tui.store.journal_storage import JournalStorage
from ttchan_tui.store.shapes import NOTES, note_in
from ttchan_tui.text.languages import N_


class Notes:
    """All notes that the database keeps: deleted ones and those of other meetings too."""

    def __init__(self, storage: JournalStorage) -> None:
        """Read nothing yet."""
        self._storage = storage
        self._token: ChangeToken = ()
        self._notes: dict[str, Note] = {}
        self._numbers: dict[str, str] = {}

    def __iter__(self) -> Iterator[Note]:
        """In the order of creation."""
        return iter(list(self._notes.values()))

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
        token, changed = self._storage.changed_since(self._token, NOTES)
        if token == self._token:
            return
        if changed is None:
            self._read_all()
        else:
            for number in changed:
                self._read(number)
        self._token = token

    def _read_all(self) -> None:
        notes: dict[str, Note] = {}
        numbers: dict[str, str] = {}
        for number, doc in sorted(self._storage.docs(NOTES), key=_place):
            notes[number] = note = _note(self._storage.path, number, doc)
            if numbers.setdefault(note.id, number) != number:
                raise StoreDamaged(
                    self._storage.path, N_("{where} has the id of an earlier one"), where=f"{NOTES} {number}"
                )
        self._notes, self._numbers = notes, numbers

    def _read(self, number: str) -> None:
        doc = self._storage.doc(NOTES, number)
        before = self._notes.get(number)
        if before is not None and self._numbers.get(before.id) == number:
            del self._numbers[before.id]
        if doc is None:
            self._notes.pop(number, None)
            return
        note = _note(self._storage.path, number, doc)
        last = next(reversed(self._notes), number)
        came_back = number not in self._notes and int(number) < int(last)
        self._notes[number] = note
        self._numbers[note.id] = number
        if came_back:
            self._notes = dict(sorted(self._notes.items(), key=_place))


def _place(item: tuple[str, object]) -> int:
    """Numbers are given in the order of creation; a note that is put back has the one that it had."""
    return int(item[0])


def _note(path: Path, number: str, doc: dict[str, object]) -> Note:
    try:
        return note_in(doc)
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged(path, N_("{where} cannot be read"), where=f"{NOTES} {number}") from error
