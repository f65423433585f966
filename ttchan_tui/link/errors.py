"""What can keep a machine from the others, each with a sentence."""

from __future__ import annotations

from typing import Final

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_


class LinkRefused(Explained):
    """The link cannot go on as it is, and waiting will not help: somebody has to do something."""


class MachineGone(LinkRefused):
    """The others went on without this machine."""


class LineLost(Explained):
    """The server is not reached. That happens; it is tried again."""

    def __init__(self, why: str) -> None:
        """Say why, in the words of the library."""
        super().__init__(N_("The server is not reached ({why}). This machine goes on alone."), why=why)


SET_BACK: Final = N_(
    "Other records stand on the server under the numbers of this machine: its data directory was copied, or "
    "set back. Nothing is lost. To go on: ttchan link leave, then join"
)
