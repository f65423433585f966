"""What is done to notes that the store has, and how that is told to whoever does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.typing.composer import level_behind
from ttchan_tui.tui.typing.note_writer import NoteWriter

if TYPE_CHECKING:
    from ttchan_tui.meeting.history.entries import HistoryEntry

_T = TypeVar("_T")

MOST_TOLD: Final = 2
"""Notes that are told one by one when a deed is taken back; of more, their number is enough."""


class NoteActions:
    """Changes of notes, and the way back. Each waits for its turn among the lines that are saved."""

    def __init__(
        self,
        session: Session,
        writer: NoteWriter,
        say: Callable[[str, str], None],
        done: Callable[[], None],
    ) -> None:
        """Have the writer do it; `say` a sentence in a style about it; call `done` if it was done."""
        self._session = session
        self._writer = writer
        self._say = say
        self._told_done = done
        self._left: dict[str, tuple[Note, Note]] = {}
        """Notes as they were seen, and as the last act left them: the next may come at once."""

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
            sentence = language.say("Deleted: {text} — Ctrl+Z brings it back.", text=note.text)
            self._say(sentence, "$quiet")

    async def _change(self, note: Note, act: Callable[[Note], Note]) -> bool:
        """Have something done to a note as it was seen, or as the acts before it here have left it since."""

        def changed() -> Note:
            before, after = self._left.get(note.id, (note, note))
            left = act(after if before == note else note)
            self._left[note.id] = (note, left)
            return left

        return await self._done(changed) is not None

    async def tell_ready(self, prompt: str, group: str) -> None:
        """Say that a group is ready; if it has said so, that it is not."""
        steps, say = self._session.repository.board.steps, self._session.language.say
        ready = group not in self._session.progress(prompt).ready

        def tell() -> bool:
            steps.tell_ready(prompt, group, ready=ready)
            return True

        if await self._done(tell):
            sentence = N_("Your group is ready. Ctrl+D once more takes that back.")
            self._say(say(sentence if ready else N_("Your group is not ready yet.")), "$quiet")

    async def undo(self, desk: tuple[str, str]) -> None:
        """Take back what was done last to the notes of a prompt and group, in this session."""
        undo, began = self._session.repository.past.undo, self._session.began_behind
        undone = await self._done(lambda: undo(desk, began))
        self._left.clear()
        if undone:
            self._tell(N_("Undone: {what}. Ctrl+Y does it again."), undone)

    async def redo(self, desk: tuple[str, str]) -> None:
        """Do again what was undone last of that."""
        redo, began = self._session.repository.past.redo, self._session.began_behind
        redone = await self._done(lambda: redo(desk, began))
        self._left.clear()
        if redone:
            self._tell(N_("Redone: {what}"), redone)

    def _tell(self, template: str, deed: HistoryEntry) -> None:
        """Say what was undone or redone."""
        from ttchan_tui.meeting.wording.history import done_words, note_words

        language, meeting = self._session.language, self._session.meeting
        words = [done_words(deed, language)]
        if len(deed.notes) <= MOST_TOLD:
            words += [note_words(deed, change, meeting, language) for change in deed.notes]
        self._say(language.say(template, what=" ".join(words)), "$quiet")

    async def _done(self, act: Callable[[], _T]) -> _T | None:
        """Have the store do something and give what comes of it; if it does not, say why and give nothing."""
        try:
            done = await self._writer.do(act)
        except Explained as refusal:
            self._say(refusal.sentence(self._session.language), "$error")
            return None
        self._told_done()
        return done
