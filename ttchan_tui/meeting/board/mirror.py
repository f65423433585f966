"""What a group says of its own town or country, beside how others see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.groupwork import Note


@dataclass(frozen=True, slots=True)
class Mirror:
    """Both images of one group."""

    group: str
    own: tuple[Note, ...]
    """What it says of itself; empty until it is frozen."""
    others: tuple[Note, ...]
    """How others see it; of those groups only that are frozen too."""
    waits_for: tuple[str, ...]
    """Ids of the groups that have something to show here and are not frozen yet."""


def mirror(group: str, notes: Iterable[Note], progress: Progress) -> Mirror:
    """Put both images side by side, as far as they may be seen: once both sides are frozen.

    Args:
        group: Whose image.
        notes: All notes on the prompt.
        progress: Who is frozen.
    """
    notes = tuple(notes)
    own = tuple(note for note in notes if note.group == group and note.about in ("", group))
    others = tuple(note for note in notes if note.about == group and note.group != group)
    frozen = progress.freeze(group) is not None
    seen = tuple(note for note in others if frozen and progress.freeze(note.group) is not None)
    waits_for = [] if frozen else [group]
    waits_for += [note.group for note in others if progress.freeze(note.group) is None]
    return Mirror(group, own if frozen else (), seen, tuple(dict.fromkeys(waits_for)))
