"""Merge conflict: what was changed on both sides since they were one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ttchan_tui.store.engine.state import Doc


class MergeConflictKind(Enum):
    """What both have changed, and what was done about it."""

    BOTH_EDITED = "both-edited"
    """One of the two, the same on all copies, keeps its place; the other one is there beside it."""
    EDIT_WON = "edit-won"
    """One has deleted what the other has edited; it is there."""
    ONE_KEPT = "one-kept"
    """One of the two stays, the same on all copies; the other was left out."""
    OURS_KEPT = "ours-kept"
    """What nobody here can bring together: ours stays, theirs was left out."""
    SET_BACK = "set-back"
    """A restore has set back here what they still have: ours stays, theirs was left out."""


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Something that was changed on both sides since they were one."""

    kind: MergeConflictKind
    table: str
    key: str
    ours: Doc | None
    theirs: Doc | None
