"""What is done to notes; `Repository.notebook` gives it. A change that has returned is on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.board.note_edits import check_seen, edited
from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.groupwork import GROUP, Note
from ttchan_tui.meeting.history.change_kinds import ADD_NOTE, DELETE_NOTE, EDIT_NOTE, RESTORE_NOTE
from ttchan_tui.meeting.limits import AUTHOR_LIMIT, NOTE_LIMIT
from ttchan_tui.meeting.references import (
    check_about,
    check_category,
    check_level,
    check_prompt,
    check_references,
)
from ttchan_tui.store.board.hands import Hands
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext, new_id
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from ttchan_tui.store.history.meeting_history import MeetingHistory


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is to be kept as a note."""

    prompt: str
    group: str
    category: str
    text: str
    language: str
    level: str = ""
    about: str = ""
    author: str = ""
    origin: str = GROUP
    hands: int | None = None
    hands_why: str = ""
    """Why there are more hands than the group has members, if there are."""


class Notebook:
    """The notes of a meeting, to be written in."""

    def __init__(
        self, context: StoreContext, notes: NoteTable, hands: Hands, past: Callable[[], MeetingHistory]
    ) -> None:
        """Write in the context of a repository.

        Args:
            context: Its engine and meeting.
            notes: The notes, to be changed.
            hands: How many can be counted.
            past: What was done to notes.
        """
        self._context = context
        self._notes = notes
        self._known = notes.known
        self._hands = hands
        self._past = past

    def add(self, prompt: str, group: str, category: str, text: str, language: str, *, why: str = "") -> Note:
        """Keep what a group said; the history keeps why, as for all acts.

        Raises:
            Refused: The text does not pass the gate.
            UnknownId: There is no such prompt, group or category.
            Frozen: Nothing is to be added there any more.
        """
        return self.add_all([NewNote(prompt, group, category, text, language)], why=why)[0]

    def add_all(self, lines: Iterable[NewNote], *, why: str = "") -> tuple[Note, ...]:
        """Keep several lines: all of them, or none.

        Raises what `add` raises.
        """
        admitted = [
            replace(
                line,
                text=admit(line.text, limit=NOTE_LIMIT),
                author=admit(line.author, limit=AUTHOR_LIMIT) if line.author else "",
            )
            for line in lines
        ]
        with self._context.changing(ADD_NOTE, why):
            self._known.refresh()
            given: Counter[tuple[str, str]] = Counter()  # what is pending is not among the notes yet
            notes = []
            for line in admitted:
                notes.append(self._add(line, given[line.prompt, line.group]))
                given[line.prompt, line.group] += 1
        return tuple(notes)

    def _add(self, line: NewNote, given: int) -> Note:
        """Keep one; so many were given a number in this change before."""
        meeting = self._context.meeting()
        check_prompt(meeting, line.prompt, line.group)
        check_category(meeting, line.prompt, line.category)
        check_level(meeting, line.prompt, line.level)
        check_about(meeting, line.prompt, line.about)
        self._notes.check_not_frozen(line.prompt, line.group)
        said = {one.name: getattr(line, one.name) for one in fields(line)}
        said["about"] = "" if line.about == line.group else line.about
        said["hands_why"] = self._hands.reason(line.group, line.hands, line.hands_why)
        number = self._known.next_line((meeting.id, line.prompt, line.group)) + given
        note = Note(id=self._free_id(), meeting=meeting.id, created_at=_now(), line=number, **said)
        self._notes.add(note)
        return note

    def edit(
        self,
        id: str,
        text: str | None = None,
        category: str | None = None,
        *,
        level: str | None = None,
        seen: Note | None = None,
        why: str = "",
    ) -> Note:
        """Change what a note says, or where it stands. New words have to be approved anew.

        Args:
            id: The note.
            text: Its new text, if it is to be changed.
            category: Its new category, if it is to be changed.
            level: Its new level, if it is to be changed; empty for none.
            seen: The note that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: The text, or the reason, does not pass the gate.
            UnknownId: There is no such note, category or level, or the note was deleted.
            NoteChanged: Text or category are not those of the note that was seen.
            Frozen: It is not to change any more.
        """
        text = None if text is None else admit(text, limit=NOTE_LIMIT)
        with self._context.changing(EDIT_NOTE, why):
            note = self._notes.open(id)
            check_seen(note, seen)
            meeting = self._context.meeting()
            if category is not None:
                check_category(meeting, note.prompt, category)
            if level is not None:
                check_level(meeting, note.prompt, level)
            changed = edited(note, text, category, level)
            if changed == note:
                return note
            changed = replace(changed, edited_at=_now())
            self._notes.put(changed)
        return changed

    def delete(self, id: str, *, seen: Note | None = None, why: str = "") -> Note:
        """Take a note out of sight; it can be restored. Does nothing if it is deleted already.

        Args:
            id: The note.
            seen: The note that the person had before their eyes.
            why: The reason, for the history.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note.
            NoteChanged: Text or category are not those of the note that was seen.
            Frozen: It is not to change any more.
        """
        with self._context.changing(DELETE_NOTE, why):
            note = self._notes.note(id)
            if note.deleted_at is None:
                self._notes.check_not_frozen(note.prompt, note.group)
                check_seen(note, seen)
                note = replace(note, deleted_at=_now())
                self._notes.put(note)
        return note

    def restore(self, id: str, *, why: str = "") -> Note:
        """Bring a note back that was deleted, or whose adding was undone. Does nothing if it is there.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or what it belongs to is not in the meeting any more.
            Frozen: Nothing is to be added there any more.
        """
        gone = None if self._has(id) else self._past().gone(id)
        with self._context.changing(RESTORE_NOTE, why):
            if gone is not None and not self._has(id):
                number, note = gone
            else:
                note = self._notes.note(id)
                number = self._known.number(id)
                if note.deleted_at is None:
                    return note
            check_references(self._context.meeting(), note)
            self._notes.check_not_frozen(note.prompt, note.group)
            note = replace(note, deleted_at=None, line=self._free_line(note))
            self._notes.put_back(number, note)
        return note

    def _free_line(self, note: Note) -> int:
        """The line of a note that comes back; the next one, if its own was given to another meanwhile."""
        group_key = (note.meeting, note.prompt, note.group)
        taken = {one.line for one in self._known.of_group(group_key) if one.id != note.id}
        return self._known.next_line(group_key) if note.line in taken else note.line

    def on_line(self, prompt: str, group: str, line: int) -> Note:
        """The note with that number on the sheet of a group.

        Raises:
            UnknownId: There is none, or it was deleted; or copies that were brought together have one each.
        """
        self._known.refresh()
        notes = self._known.of_group((self._context.meeting().id, prompt, group))
        found = [note for note in notes if note.line == line and note.deleted_at is None]
        if len(found) != 1:
            raise UnknownId(_SEVERAL_LINES if found else _NO_LINE, line=line)
        return found[0]

    def next_line(self, prompt: str, group: str) -> int:
        """The number that the next line of a group on a prompt gets."""
        self._known.refresh()
        return self._known.next_line((self._context.meeting().id, prompt, group))

    def _has(self, id: str) -> bool:
        self._known.refresh()
        return self._known.get(id) is not None

    def _free_id(self) -> str:
        while self._known.get(id := new_id()) is not None:
            pass
        return id


def _now() -> datetime:
    return datetime.now(UTC)


_NO_LINE: Final = N_("This group has no line {line}. The numbers stand before the notes.")
_SEVERAL_LINES: Final = N_("Two notes of this group have the number {line}. Choose one in the list instead.")
