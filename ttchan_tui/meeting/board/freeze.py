"""Freeze: why what groups have said may not change, if it may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ttchan_tui.meeting.codec import ID, MOMENT, Field, Record, View, optional, text
from ttchan_tui.meeting.errors import Frozen
from ttchan_tui.meeting.limits import NOTE_LIMIT


@dataclass(frozen=True, slots=True)
class Freeze:
    """Nothing that was said is to change any more."""

    prompt: str
    group: str
    """Empty if it is for all groups, and for the themes."""
    why: str
    since: datetime
    """In UTC."""


FREEZE: Final = Record(
    Freeze, prompt=Field(ID, View.STORED), group=optional(ID, ""), why=text(NOTE_LIMIT), since=MOMENT
)


def check_not_frozen(prompt: str, group: str, freezes: Iterable[Freeze]) -> None:
    """See to it that what a group said on a prompt may change; without a group, the themes.

    Raises:
        Frozen: It is not to change any more.
    """
    for freeze in freezes:
        if freeze.prompt == prompt and freeze.group in ("", group):
            raise Frozen(freeze.why)
