"""What is decided at once about what leaves the room, and what needs a second step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from ttchan_tui.meeting.groupwork import Note, Standing
from ttchan_tui.text.languages import N_

JUDGING_WORDS: Final = {
    Standing.SHOWN: N_("show"),
    Standing.HELD: N_("hold"),
    Standing.REJECTED: N_("reject"),
}
"""What is typed as a second step."""


def is_missed(meant: Iterable[Note], standing: Standing) -> bool:
    """Whether to decide so about these notes takes from the public what it sees."""
    return standing is not Standing.SHOWN and any(note.standing is Standing.SHOWN for note in meant)


def is_whole_prompt(meant: Collection[Note], standing: Standing, there: Iterable[Note]) -> bool:
    """Whether so is decided about a whole prompt at once: about all that was not put aside before.

    Args:
        meant: The notes to be decided about.
        standing: What is to become of them; to hold them loses nothing.
        there: All notes on the prompt.
    """
    if standing is Standing.HELD or len(meant) < 2:  # noqa: PLR2004 - one note is not a whole prompt
        return False
    ids = {note.id for note in meant}
    return all(note.id in ids or note.standing in (Standing.HELD, Standing.REJECTED) for note in there)
