"""What lies in front of a group while it works on a prompt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ttchan_tui.meeting.groupwork import Note, Prompt


@dataclass
class Desk:
    """The line that is being typed, and its category.

    Each prompt and group has its own, so that nobody finds another group's words in the field.
    """

    prompt: str
    group: str
    text: str = ""
    """What is in the field; of a desk that is not in front of anybody, what was in it then."""
    category: int = 0
    """Place of the category among those of the prompt, from 0."""
    editing: Note | None = None
    """The note that is being changed; none while a new one is typed."""
    _aside: tuple[str, int] = ("", 0)

    @property
    def is_free(self) -> bool:
        """Whether nothing is typed or changed here."""
        return self.editing is None and not self.text.strip()

    def half_typed(self) -> Iterator[tuple[str, int, str]]:
        """Each text that is only here: it, the place of its category, and the id of the note it changes."""
        if self.editing is None:
            texts = [(self.text, self.category, "")]
        else:
            texts = [(*self._aside, "")]
            if self.text != self.editing.text:
                texts.append((self.text, self.category, self.editing.id))
        yield from (each for each in texts if each[0].strip())

    def edit(self, note: Note, prompt: Prompt, typed: str) -> str:
        """Begin to change a note; what is typed is put aside with its category.

        Returns:
            The text for the field.
        """
        if self.editing is None:
            self._aside = (typed, self.category)
        self.editing = note
        ids = [category.id for category in prompt.categories]
        self.category = ids.index(note.category) if note.category in ids else 0
        return note.text

    def end_edit(self) -> str:
        """Go on with what was put aside.

        Returns:
            The text for the field.
        """
        self.editing = None
        text, self.category = self._aside
        self._aside = ("", self.category)
        return text

    def take_back(self, note: Note, text: str, prompt: Prompt | None) -> None:
        """Have a change here again that could not be saved; no word of it or of what is typed is lost.

        Args:
            note: The note that was to be changed, in the category that it was to have.
            text: What it was to say.
            prompt: That of the note; None if it cannot be changed any more.
        """
        if prompt and self.editing is None:
            self.edit(note, prompt, self.text)
            self.text = text
        else:
            self.text = " ".join(filter(None, (text, self.text)))
