"""What leaves the room: notes of groups and of visitors alike; `Repository.moderation` gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ttchan_tui.meeting.board.note_edits import judged
from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.meeting.history.change_kinds import JUDGE_GROUP_NOTE, JUDGE_NOTE
from ttchan_tui.meeting.limits import NOTE_LIMIT
from ttchan_tui.meeting.lookup import find_id
from ttchan_tui.meeting.roles import Person, Right
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext
from ttchan_tui.store.visitors import Visitors
from ttchan_tui.text.gate import admit
from ttchan_tui.text.languages import N_


class Moderation:
    """The notes of a meeting, as somebody sees them who decides what the public sees."""

    def __init__(
        self,
        context: StoreContext,
        said: Callable[[], Iterable[Note]],
        groups: NoteTable,
        visitors: Visitors,
        person: Person,
    ) -> None:
        """Have a person decide about notes of groups and of visitors; `said` gives those that there are."""
        self._person = person
        self._context = context
        self._said = said
        self._groups = groups
        self._visitors = visitors

    def notes(self, prompt: str | None = None) -> tuple[Note, ...]:
        """All notes with their standing, on one prompt or on all; those of visitors behind the others.

        Raises:
            NotAllowed: Nobody has asked the person to decide about them.
        """
        self._person.must(Right.LEAD_GROUPS)
        groups = (note for note in self._said() if note.group)
        return tuple(
            note for note in (*groups, *self._visitors.notes(*Standing)) if prompt in (None, note.prompt)
        )

    def named(self, ids: Iterable[str]) -> tuple[Note, ...]:
        """The notes of these ids, whose beginnings are enough.

        Raises:
            UnknownId: There is no such note, or there are several.
        """
        known = {note.id: note for note in self.notes()}
        return tuple(known[find_id(known, id, _NONE)] for id in dict.fromkeys(ids))

    def judge(
        self, ids: Iterable[str], standing: Standing, *, seen: Iterable[Note] = (), why: str = ""
    ) -> tuple[Note, ...]:
        """Decide about notes, as `judged` says: about all of them, or about none if one is not known.

        Args:
            ids: The notes; the beginnings of their ids are enough.
            standing: What becomes of them.
            seen: The notes that the person had before their eyes.
            why: The reason, kept with the notes and in the history.

        Raises:
            Refused: The reason does not pass the gate.
            UnknownId: There is no such note, or there are several.
            NoteChanged: One of them says something else than what was seen.
        """
        chosen = self.named(ids)
        of_groups = [note.id for note in chosen if note.group]
        of_visitors = [note.id for note in chosen if not note.group]
        with self._context.changing(JUDGE_GROUP_NOTE if of_groups else JUDGE_NOTE, why):
            decided = {note.id: note for note in self._judge_groups(of_groups, standing, seen, why)}
            decided |= {note.id: note for note in self._visitors.judge(of_visitors, standing, why=why)}
        return tuple(decided[note.id] for note in chosen)

    def _judge_groups(
        self, ids: Iterable[str], standing: Standing, seen: Iterable[Note], why: str
    ) -> Iterator[Note]:
        reason = admit(why, limit=NOTE_LIMIT) if why else ""
        read = {note.id: note for note in seen}
        for id in ids:
            note = judged(self._groups.living(id), standing, reason, read.get(id))
            self._groups.put(note)
            yield note


_NONE = N_("There is no note “{id}”. “ttchan notes waiting --all” shows those that there are.")
