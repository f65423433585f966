"""How far the work on a prompt has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from ttchan_tui.meeting.board.countdown import Countdown
from ttchan_tui.meeting.board.freeze import Freeze
from ttchan_tui.meeting.codec import ID, MOMENT, Field, Record, View


@dataclass(frozen=True, slots=True)
class Ready:
    """A group has said that it is ready."""

    prompt: str
    group: str
    since: datetime
    """In UTC."""


READY: Final = Record(Ready, prompt=Field(ID, View.STORED), group=ID, since=MOMENT)


@dataclass(frozen=True, slots=True)
class Progress:
    """What the lead facilitator and the groups have decided about the work on a prompt."""

    prompt: str
    hidden: bool = False
    """Whether each group sees its own notes only, and the public none, until they are revealed."""
    freezes: Mapping[str, Freeze] = field(default_factory=dict)
    """By group; that of all groups under ""."""
    ready: Mapping[str, datetime] = field(default_factory=dict)
    """When groups said that they are ready, in UTC."""
    countdown: Countdown | None = None

    def freeze(self, group: str) -> Freeze | None:
        """What keeps the notes of a group as they are, if anything does."""
        return self.freezes.get("") or self.freezes.get(group)
