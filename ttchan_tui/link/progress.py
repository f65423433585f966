"""How far a machine has come, by what its process of the link knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ttchan_tui.store import Place


@dataclass(frozen=True, slots=True)
class Progress:
    """What others, and the person at the machine, are told of it."""

    heads: Mapping[str, int] = field(default_factory=dict)
    """The last record of each machine that is known."""
    shown: int = 0
    """On a kiosk: the last version of what is public that is here."""
    held_back: Sequence[Place] = ()
    """What is known and cannot stand in the meeting yet."""
    left_out: Sequence[str] = ()
    """Records of which this program does not understand everything, by machine and number."""
