"""What becomes of notes when a room works on them; `Repository.board` gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store.board.countdowns import Countdowns
from ttchan_tui.store.board.hands import Hands
from ttchan_tui.store.board.progress import GroupWorkState
from ttchan_tui.store.note_index import NoteIndex
from ttchan_tui.store.note_table import NoteTable
from ttchan_tui.store.store_context import StoreContext

if TYPE_CHECKING:
    from ttchan_tui.store.board.promises import Promises
    from ttchan_tui.store.board.themes import Themes
    from ttchan_tui.store.board.translations import Translations


class Board:
    """The group-work board of a meeting."""

    def __init__(self, context: StoreContext, notes: NoteIndex, note: Callable[[str], Note]) -> None:
        """Stand in the context of a repository, whose notes these are."""
        self._context = context
        self.countdowns = Countdowns(context)
        """The time that groups have for each prompt."""
        self.steps = GroupWorkState(context, self.countdowns)
        """How far the work on each prompt has come."""
        self.notes = NoteTable(context, notes, note, self.steps)
        """The notes one by one, to be changed by the parts of the store."""
        self.hands = Hands(context, self.notes)
        """How many hands were raised for notes."""

    @cached_property
    def translations(self) -> Translations:
        """What notes say in other languages."""
        from ttchan_tui.store.board.translations import Translations

        return Translations(self._context, self.notes)

    @cached_property
    def themes(self) -> Themes:
        """What notes of several groups are about, and which say the same."""
        from ttchan_tui.store.board.themes import Themes

        return Themes(self._context, self.notes)

    @cached_property
    def promises(self) -> Promises:
        """Who does what for which partner."""
        from ttchan_tui.store.board.promises import Promises

        return Promises(self._context, self.notes.note)
