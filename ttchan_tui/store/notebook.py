"""What is done to notes; `Repository.notebook` gives it. A change that has returned is on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from tinydb.table import Document

from ttchan_tui.meeting.groupwork import AUTHOR_LIMIT, GROUP, MOST_HANDS, Note, Standing, Translation
from ttchan_tui.meeting.verbs import (
    ADD_NOTE,
    COUNT_HANDS,
    DELETE_NOTE,
    EDIT_NOTE,
    JUDGE_GROUP_NOTE,
    RESTORE_NOTE,
    TRANSLATE_NOTE,
)
from ttchan_tui.store.belonging import check_about, check_belonging, check_category, check_level, check_prompt
from ttchan_tui.store.errors import NoteChanged, TooManyHands, UnknownId
from ttchan_tui.store.ground import Ground, new_id
from ttchan_tui.store.notes import Notes
from ttchan_tui.store.shapes import NOTES, note_document, write_note
from ttchan_tui.text.gate import NOTE_LIMIT, admit
from ttchan_tui.text.languages import CODES, N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from ttchan_tui.store.past import Past


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
        self,
        ground: Ground,
        notes: Notes,
        note: Callable[[str], Note],
        past: Callable[[], Past],
        check_open: Callable[[str, str], None],
    ) -> None:
        """Write on the ground of a repository.

        Args:
            ground: Its database and meeting.
            notes: The notes as they are.
            note: Gives the note of an id, or raises UnknownId.
            past: What was done to them.
            check_open: Raises Frozen if the notes of that group on that prompt are not to change.
        """
        self._ground = ground
        self._notes = notes
        self._note = note
        self._past = past
        self._check_open = check_open

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
        with self._changing(ADD_NOTE, why):
            self._notes.refresh()
            given: Counter[tuple[str, str]] = Counter()  # what is pending is not among the notes yet
            notes = []
            for line in admitted:
                notes.append(self._add(line, given[line.prompt, line.group]))
                given[line.prompt, line.group] += 1
        return tuple(notes)

    def _add(self, line: NewNote, given: int) -> Note:
        """Keep one; so many were given a number in this change before."""
        meeting = self._ground.meeting()
        check_prompt(meeting, line.prompt, line.group)
        check_category(meeting, line.prompt, line.category)
        check_level(meeting, line.prompt, line.level)
        check_about(meeting, line.prompt, line.about)
        self._check_open(line.prompt, line.group)
        note = Note(
            id=self._free_id(),
            meeting=meeting.id,
            prompt=line.prompt,
            group=line.group,
            category=line.category,
            text=line.text,
            language=line.language,
            created_at=_now(),
            origin=line.origin,
            line=self._notes.next_line((meeting.id, line.prompt, line.group)) + given,
            level=line.level,
            about="" if line.about == line.group else line.about,
            author=line.author,
            hands=line.hands,
            hands_why=self._reason_for_hands(line.group, line.hands, line.hands_why),
        )
        self._ground.database.table(NOTES).insert(note_document(note))
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
        with self._changing(EDIT_NOTE, why):
            note = self._standing(id)
            _must_be_as_seen(note, seen)
            meeting = self._ground.meeting()
            if category is not None:
                check_category(meeting, note.prompt, category)
            if level is not None:
                check_level(meeting, note.prompt, level)
            changed = replace(
                note,
                text=note.text if text is None else text,
                category=note.category if category is None else category,
                level=note.level if level is None else level,
            )
            if changed == note:
                return note
            if changed.text != note.text:
                changed = replace(changed, standing=Standing.WAITING, standing_why="")
            changed = replace(changed, edited_at=_now())
            self._put(changed)
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
        with self._changing(DELETE_NOTE, why):
            note = self._note(id)
            if note.deleted_at is None:
                self._check_open(note.prompt, note.group)
                _must_be_as_seen(note, seen)
                note = replace(note, deleted_at=_now())
                self._put(note)
        return note

    def restore(self, id: str, *, why: str = "") -> Note:
        """Bring a note back that was deleted, or whose adding was undone. Does nothing if it is there.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or what it belongs to is not in the meeting any more.
            Frozen: Nothing is to be added there any more.
        """
        gone = None if self._has(id) else self._past().gone(id)
        with self._changing(RESTORE_NOTE, why):
            if gone is not None and not self._has(id):
                number, note = gone
            else:
                note = self._note(id)
                number = self._notes.number(id)
                if note.deleted_at is None:
                    return note
            check_belonging(self._ground.meeting(), note)
            self._check_open(note.prompt, note.group)
            note = replace(note, deleted_at=None, line=self._free_line(note))
            self._ground.database.table(NOTES).upsert(Document(note_document(note), number))
        return note

    def _free_line(self, note: Note) -> int:
        """The line of a note that comes back; the next one, if its own was given to another meanwhile."""
        desk = (note.meeting, note.prompt, note.group)
        taken = {one.line for one in self._notes.on_desk(desk) if one.id != note.id}
        return self._notes.next_line(desk) if note.line in taken else note.line

    def count_hands(self, id: str, hands: int | None, *, added: bool = False, why: str = "") -> Note:
        """Say how many hands were raised for a note in its group.

        Args:
            id: The note.
            hands: How many; None if what was counted is not to count.
            added: Whether they come to those that were counted before.
            why: Why there are more than the group has members, if there are; kept with the note.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or it was deleted.
            TooManyHands: The group has fewer members, and nobody has said why.
            Frozen: It is not to change any more.
        """
        with self._changing(COUNT_HANDS, why):
            note = self._standing(id)
            if hands is not None and added:
                hands += note.hands or 0
            changed = replace(note, hands=hands, hands_why=self._reason_for_hands(note.group, hands, why))
            if changed != note:
                self._put(changed)
        return changed

    def most_hands(self, group: str) -> int:
        """How many hands a group can raise without anybody having to say why."""
        size = self._ground.meeting().size_of(group)
        return MOST_HANDS if size is None else size

    def _reason_for_hands(self, group: str, hands: int | None, why: str) -> str:
        """What is kept of the reason given: nothing, if there are no more hands than people."""
        most = self.most_hands(group)
        if hands is None or hands <= most:
            return ""
        if not why or most == MOST_HANDS:
            raise TooManyHands(hands, most)
        return admit(why, limit=NOTE_LIMIT)

    def translate(
        self, id: str, language: str, text: str, *, seen: Note | None = None, why: str = ""
    ) -> Note:
        """Put a translation beside a note, in the place of an earlier one into that language.

        Args:
            id: The note.
            language: Code of the language of the translation.
            text: The translation; empty to take it away.
            seen: The note that was translated.
            why: The reason, for the history.

        Raises:
            Refused: The text does not pass the gate.
            NoteChanged: The note says something else than the one that was translated, or somebody else
                has translated it since.
            UnknownId: There is no such note, or it was deleted; or the language is that of the note, or none
                that the program knows.
        """
        text = admit(text, limit=NOTE_LIMIT) if text else ""
        with self._changing(TRANSLATE_NOTE, why):
            note = self._living_note(id)
            if seen is not None and _to_translate(seen, language) != _to_translate(note, language):
                raise NoteChanged(note)
            if language not in CODES or language == note.language:
                others = ", ".join(code for code in CODES if code != note.language)
                raise UnknownId(
                    N_("A note can be translated into {valid}, and not into “{id}”."),
                    id=language,
                    valid=others,
                )
            kept = tuple(one for one in note.translations if one.language != language)
            new = (Translation(language, text, note.text),) if text else ()
            changed = replace(note, translations=(*kept, *new))
            if changed != note:
                self._put(changed)
        return changed

    def judge(
        self, ids: Iterable[str], standing: Standing, *, seen: Iterable[Note] = (), why: str = ""
    ) -> tuple[Note, ...]:
        """Decide whether notes may leave the room: about all of them, or about none if one is not known.

        Args:
            ids: The notes.
            standing: What becomes of them.
            seen: The notes that the person had before their eyes.
            why: The reason, kept with the notes and in the history.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or it was deleted.
            NoteChanged: One of them says something else than what was seen.
        """
        read = {note.id: (note.text, note.wording) for note in seen}
        with self._changing(JUDGE_GROUP_NOTE, why):
            reason = admit(why, limit=NOTE_LIMIT) if why else ""
            notes = [
                replace(self._living_note(id), standing=standing, standing_why=reason)
                for id in dict.fromkeys(ids)
            ]
            for note in notes:
                if read.get(note.id, (note.text, note.wording)) != (note.text, note.wording):
                    raise NoteChanged(note)
                self._put(note)
        return tuple(notes)

    def on_line(self, prompt: str, group: str, line: int) -> Note:
        """The note with that number on the sheet of a group.

        Raises:
            UnknownId: There is none, or it was deleted; or copies that were brought together have one each.
        """
        self._notes.refresh()
        desk = self._notes.on_desk((self._ground.meeting().id, prompt, group))
        found = [note for note in desk if note.line == line and note.deleted_at is None]
        if len(found) != 1:
            raise UnknownId(_SEVERAL_LINES if found else _NO_LINE, line=line)
        return found[0]

    def next_line(self, prompt: str, group: str) -> int:
        """The number that the next line of a group on a prompt gets."""
        self._notes.refresh()
        return self._notes.next_line((self._ground.meeting().id, prompt, group))

    def _changing(self, what: str, why: str) -> AbstractContextManager[None]:
        return self._ground.changing(what, why)

    def _standing(self, id: str) -> Note:
        """A note that may be changed."""
        note = self._living_note(id)
        self._check_open(note.prompt, note.group)
        return note

    def _living_note(self, id: str) -> Note:
        note = self._note(id)
        if note.deleted_at is not None:
            raise UnknownId(N_("Somebody has deleted this note meanwhile. Restore it first."), id=id)
        return note

    def _has(self, id: str) -> bool:
        self._notes.refresh()
        return self._notes.get(id) is not None

    def _put(self, note: Note) -> None:
        number = self._notes.number(note.id)
        self._ground.database.table(NOTES).update(partial(write_note, note), doc_ids=[number])

    def _free_id(self) -> str:
        while self._notes.get(id := new_id()) is not None:
            pass
        return id


def _must_be_as_seen(note: Note, seen: Note | None) -> None:
    if seen is not None and (note.text, note.category) != (seen.text, seen.category):
        raise NoteChanged(note)


def _to_translate(note: Note, language: str) -> tuple[str, Translation | None]:
    """What somebody has to have seen who translates a note: its text, and the translation that there is."""
    return note.text, note.translation(language)


def _now() -> datetime:
    return datetime.now(UTC)


_NO_LINE: Final = N_("This group has no line {line}. The numbers stand before the notes.")
_SEVERAL_LINES: Final = N_("Two notes of this group have the number {line}. Choose one in the list instead.")
