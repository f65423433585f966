"""What lies in front of a group while it works on a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ttchan_tui.meeting.groupwork import Note, Prompt


class HalfTyped(NamedTuple):
    """A text that was not entered."""

    text: str
    category: int
    level: str
    note: str = ""
    """Id of the note that it changes."""


@dataclass
class Composer:
    """The line that is being typed, and its category and level.

    Each prompt and group has its own, so that nobody finds another group's words in the field.
    """

    prompt: str
    group: str
    text: str = ""
    """What is in the field; of a composer that is not in front of anybody, what was in it then."""
    category: int = 0
    """Place of the category among those of the prompt, from 0."""
    level: str = ""
    """Id of the level; empty for none."""
    editing: Note | None = None
    """The note that is being changed, as it was seen; none while a new one is typed."""
    _aside: HalfTyped | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing is typed or changed here."""
        return not self.is_interrupted and not self.text.strip()

    @property
    def is_interrupted(self) -> bool:
        """Whether something else is done here than to type new notes."""
        return self._aside is not None

    def half_typed(self) -> Iterator[HalfTyped]:
        """Each text that is only here."""
        if self._aside and self._aside.text.strip():
            yield self._aside
        changed = self.editing is None or self.text != self.editing.text
        if self.text.strip() and changed:
            yield HalfTyped(self.text, self.category, self.level, self.editing.id if self.editing else "")

    def interrupt(self, typed: str) -> None:
        """Put aside what is typed, with its category and level, to do something else."""
        if self._aside is None:
            self._aside = HalfTyped(typed, self.category, self.level)

    def edit(self, note: Note, prompt: Prompt, typed: str) -> str:
        """Begin to change a note; what is typed is put aside.

        Returns:
            The text for the field.
        """
        self.interrupt(typed)
        self.editing = note
        self.category, self.level = place_of(note.category, prompt), note.level
        return note.text

    def go_on(self) -> str:
        """Go on with what was put aside; with nothing, if nothing was.

        Returns:
            The text for the field.
        """
        self.editing = None
        if self._aside is None:
            return ""
        (text, self.category, self.level, _), self._aside = self._aside, None
        return text


def level_behind(level: str, prompt: Prompt) -> str:
    """Id of the level that comes next; behind the last one comes none."""
    ids = ["", *(one.id for one in prompt.levels)]
    return ids[(ids.index(level) + 1) % len(ids)] if level in ids else ""


def place_of(category: str, prompt: Prompt) -> int:
    """Place of a category among those of the prompt; the first, if the prompt does not have it."""
    ids = [one.id for one in prompt.categories]
    return ids.index(category) if category in ids else 0
