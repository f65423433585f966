"""What becomes of notes when a room works on them; `Repository.board` gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store.board.countdowns import Countdowns
from ttchan_tui.store.board.steps import Steps
from ttchan_tui.store.ground import Ground
from ttchan_tui.store.notes import Notes

if TYPE_CHECKING:
    from ttchan_tui.store.board.promises import Promises
    from ttchan_tui.store.board.themes import Themes


class Board:
    """The group-work board of a meeting."""

    def __init__(self, ground: Ground, notes: Notes, note: Callable[[str], Note]) -> None:
        """Stand on the ground of a repository, whose notes these are."""
        self._ground = ground
        self._notes = notes
        self._note = note
        self.countdowns = Countdowns(ground)
        """The time that groups have for each prompt."""
        self.steps = Steps(ground, self.countdowns)
        """How far the work on each prompt has come."""

    @cached_property
    def themes(self) -> Themes:
        """What notes of several groups are about, and which say the same."""
        from ttchan_tui.store.board.themes import Themes

        return Themes(self._ground, self._notes, self._note, self.check_open)

    @cached_property
    def promises(self) -> Promises:
        """Who does what for which partner."""
        from ttchan_tui.store.board.promises import Promises

        return Promises(self._ground, self._note)

    def check_open(self, prompt: str, group: str = "") -> None:
        """See to it that what a group said on a prompt may change; without a group, what was made of it.

        Raises:
            Frozen: It is not to change any more.
        """
        self.steps.check_open(prompt, group)
