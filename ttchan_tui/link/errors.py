"""What can keep a machine from the others, each with a sentence."""

from __future__ import annotations

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
