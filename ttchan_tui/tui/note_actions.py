"""Note actions: what is done to notes that the store has, and how that is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.actions import Actions
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.composer import level_behind
from ttchan_tui.tui.typing.save_queue import SaveQueue

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry
    from ttchan_tui.store import GroupFilter

MOST_TOLD: Final = 2
"""Notes that are told one by one when an act is taken back; of more, their number is enough."""


class NoteActions(Actions):
    """Changes of notes. Each waits for its turn among the lines that are saved."""

    def __init__(
        self,
        session: Session,
        say: Callable[[str, str], None],
        queue: SaveQueue,
        done: Callable[[], None],
    ) -> None:
        """Act where lines are saved by `queue`; call `done` after each act that was done."""
        super().__init__(session, say, queue)
        self._told_done = done
        self._left: dict[str, tuple[Note, Note]] = {}
        """Notes as they were seen, and as the last act left them: the next may come at once."""

    def _done(self) -> None:
        self._told_done()

    async def move(self, note: Note, category: str) -> None:
        """Have a note stand under another category, if it is still the one that was seen."""
        edit = self._session.repository.notebook.edit
        await self._change(note, lambda seen: edit(note.id, category=category, seen=seen))

    async def next_level(self, note: Note, prompt: Prompt) -> None:
        """Have a note stand at the next level, if it is still the one that was seen."""
        edit = self._session.repository.notebook.edit
        await self._change(
            note, lambda seen: edit(note.id, level=level_behind(seen.level, prompt), seen=seen)
        )

    async def delete(self, note: Note) -> None:
        """Delete a note, if it is still the one that was seen."""
        delete, language = self._session.repository.notebook.delete, self._session.language
        if await self._change(note, lambda seen: delete(note.id, seen=seen)):
            sentence = language.say("Deleted: {text} – Ctrl+Z brings it back.", text=note.text)
            self._say(sentence, "$quiet")

    async def _change(self, note: Note, act: Callable[[Note], Note]) -> bool:
        """Have something done to a note as it was seen, or as the acts before it here have left it since."""

        def changed() -> Note:
            before, after = self._left.get(note.id, (note, note))
            left = act(after if before == note else note)
            self._left[note.id] = (note, left)
            return left

        return bool(await self.run(changed))

    async def tell_ready(self, prompt: str, group: str) -> None:
        """Say that a group is ready; if it has said so, that it is not."""
        steps, say = self._session.repository.board.steps, self._session.language.say
        ready = group not in self._session.connection.progress(prompt).ready

        if await self.run(lambda: steps.tell_ready(prompt, group, ready=ready)):
            sentence = N_("Your group is ready. Ctrl+D once more takes that back.")
            self._say(say(sentence if ready else N_("Your group is not ready yet.")), "$quiet")

    async def undo(self, where: GroupFilter | None, verbs: frozenset[str] | None = None) -> None:
        """Take back what was done last to the notes of a prompt and group, in this session."""
        await super().undo(where, verbs)
        self._left.clear()

    async def redo(self, where: GroupFilter | None, verbs: frozenset[str] | None = None) -> None:
        """Do again what was undone last of that."""
        await super().redo(where, verbs)
        self._left.clear()

    def _words(self, entry: HistoryEntry) -> list[str]:
        """What was undone or redone, and to which notes, if they are few."""
        from ttchan_tui.meeting.wording.history import note_words

        few = entry.notes if len(entry.notes) <= MOST_TOLD else ()
        language, meeting = self._session.language, self._session.meeting
        return [*super()._words(entry), *(note_words(entry, change, meeting, language) for change in few)]
