"""All that the groups have said and what was made of it, as it stood at one moment: what is taken along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.board.promise import Promise
from ttchan_tui.meeting.board.themes import Theme, entries
from ttchan_tui.meeting.codec import ID, Record
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting


@dataclass(frozen=True, slots=True)
class BoardSelection:
    """Which part of it is meant; what is empty chooses everything."""

    prompt: str = ""
    group: str = ""
    theme: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is everything."""
        return self == BoardSelection()


SELECTION: Final = Record(BoardSelection, prompt=ID, group=ID, theme=ID)


@dataclass(frozen=True, slots=True)
class BoardSnapshot:
    """The board of a meeting at one moment."""

    meeting: Meeting
    at: datetime
    """When it stood like this, in UTC."""
    notes: tuple[Note, ...]
    """In the order in which they were said; deleted ones are not among them."""
    themes: tuple[Theme, ...] = ()
    """Of each prompt in their order."""
    promises: tuple[Promise, ...] = ()
    progress: tuple[Progress, ...] = ()
    """Of the prompts that anything was decided about."""
    public: bool = False
    """Whether there is nothing in it but what may leave the room."""
    choice: BoardSelection = BoardSelection()
    """What was chosen out of it."""

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts that it is about, in the order of the meeting: those that have notes, or are chosen."""
        said = {note.prompt for note in self.notes} | {theme.prompt for theme in self.themes}
        return tuple(one for one in self.meeting.prompts if one.id == self.choice.prompt or one.id in said)

    def on(self, prompt: str) -> tuple[Note, ...]:
        """The notes on one prompt."""
        return tuple(note for note in self.notes if note.prompt == prompt)

    def themes_of(self, prompt: str) -> tuple[Theme, ...]:
        """The themes of one prompt."""
        return tuple(theme for theme in self.themes if theme.prompt == prompt)

    def chosen(self, choice: BoardSelection) -> BoardSnapshot:
        """A part of it: what was said on a prompt, by a group, under a theme, or all of these at once.

        What is decided about a prompt comes along unless a group or a theme is chosen; of the promises
        those that come from notes which do.
        """
        if choice.whole:
            return self
        notes = tuple(
            note
            for note in (self._under(choice.theme) if choice.theme else self.notes)
            if choice.prompt in ("", note.prompt) and choice.group in ("", note.group)
        )
        ids, used = {note.id for note in notes}, {note.theme for note in notes}
        of_prompt_alone = not choice.group and not choice.theme
        return replace(
            self,
            notes=notes,
            themes=tuple(
                theme
                for theme in self.themes
                if theme.id in used or (of_prompt_alone and theme.prompt == choice.prompt)
            ),
            promises=tuple(promise for promise in self.promises if promise.note in ids),
            progress=tuple(one for one in self.progress if of_prompt_alone and one.prompt == choice.prompt),
            choice=choice,
        )

    def _under(self, theme: str) -> tuple[Note, ...]:
        """The notes under a theme, and those that were merged into them."""
        kept = {
            note.id
            for prompt in self.prompts
            for entry in entries(self.on(prompt.id))
            if entry.head.theme == theme
            for note in entry.notes
        }
        return tuple(note for note in self.notes if note.id in kept)
