"""Notes of other groups that may say the same. A hint: nothing is merged by the machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.search.word_index import folded

_ALIKE: Final = 72.0
"""Of a hundred, by the words that both have, in whatever order; below, too little is the same."""

_FEWEST_LETTERS: Final = 4
"""Shorter texts are like too many others."""

_MOST: Final = 5
"""Hints at a time; more are no help."""


class Similarity:
    """Which notes are like a text."""

    def __init__(self, notes: Iterable[Note]) -> None:
        """Compare with these notes."""
        self._notes: Sequence[Note] = tuple(notes)
        self._folded = [folded(note.display_text) for note in self._notes]

    def like(self, text: str, group: str) -> tuple[Note, ...]:
        """Notes of other groups that may say the same, the most alike first.

        Args:
            text: What was said.
            group: Id of the group that said it.
        """
        wanted = folded(text)
        if len(wanted) < _FEWEST_LETTERS:
            return ()
        found = process.extract(
            wanted, self._folded, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=None
        )
        alike = (self._notes[place] for _, _, place in found)
        return tuple(note for note in alike if note.group != group)[:_MOST]
