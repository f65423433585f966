"""A check and what it has to be able to rely on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ttchan_tui.meeting.checks.finding import Finding
from ttchan_tui.meeting.meeting import Meeting


class Rule(NamedTuple):
    """A check, and the fields without which it would only find stand-ins.

    They are named as in the files, with a space between them: "activity.start" is that field of every
    activity, "activity.*" says that none of the activities may be missing.
    """

    find: Callable[[Meeting], Iterator[Finding]]
    relies_on: str

    def holds(self, doubtful: frozenset[str]) -> bool:
        """Whether nothing that it relies on is doubtful."""
        return doubtful.isdisjoint(self.relies_on.split())
