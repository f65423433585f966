"""What a group has said on a prompt, under its categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key
from textual.message import Message

from ttchan_tui.meeting.groupwork import Group, Note, Prompt
from ttchan_tui.meeting.wording import capitalised
from ttchan_tui.tui.foreign import joined, plain
from ttchan_tui.tui.note_writer import Line
from ttchan_tui.tui.session import Session
from ttchan_tui.tui.widgets.choice_list import Choice, ChoiceList


class NotesList(ChoiceList):
    """The notes that the store has, and the lines that it does not have yet."""

    def __init__(self, session: Session, *, id: str) -> None:
        """Show notes of `session`."""
        super().__init__(id=id)
        self._session = session

    @dataclass
    class Typed(Message):
        """Somebody types while the list has the focus."""

        character: str
        """What was typed."""

    def on_key(self, event: Key) -> None:
        """Pass on what is typed: on this screen letters are text, and no note is lost by a word."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def show(self, prompt: Prompt, group: Group, unsaved: Sequence[Line], editing: Note | None) -> None:
        """Show what `group` says on `prompt`.

        Args:
            prompt: The question.
            group: Who answers.
            unsaved: Lines that the store has not acknowledged, of any prompt and group.
            editing: A note that is being changed at the moment.
        """
        here = [line for line in unsaved if (line.prompt, line.group) == (prompt.id, group.id)]
        notes = self._session.notes(prompt=prompt.id, group=group.id)
        self.fill(self._notes_and_lines(prompt, notes, here, editing))

    def _notes_and_lines(
        self, prompt: Prompt, notes: Sequence[Note], unsaved: Sequence[Line], editing: Note | None
    ) -> Iterator[Choice]:
        say = self._session.language.say
        if not notes and not unsaved:
            yield Choice(plain(say("No notes yet. Type the first one below."), "$quiet"))
        for category in prompt.categories:
            under = [note for note in notes if note.category == category.id]
            coming = [line for line in unsaved if line.category == category.id]
            if under or coming:
                name = capitalised(category.name.said(self._session.language.code).marked)
                yield Choice(joined((name, "bold $accent"), (f"  {len(under)}" if under else "", "$quiet")))
            for note in under:
                mark = f"   {say('being changed')}" if editing and note.id == editing.id else ""
                yield Choice(joined("  • ", note.text, (mark, "$accent")), note.id)
            yield from (Choice(self._unsaved(line), line.id if line.refused else None) for line in coming)

    def _unsaved(self, line: Line) -> Content:
        say = self._session.language.say
        if line.refused is None:
            return joined("  … ", (line.text, "$quiet"), (f"   {say('saving')}", "$quiet"))
        mark = (f" {say('NOT SAVED')} ", "bold $alarm-foreground on $alarm-background")
        return joined("  ", mark, f" {line.text}   ", (say("Ctrl+R tries again"), "$quiet"))
