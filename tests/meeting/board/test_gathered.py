"""What is gathered under themes, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime

from ttchan_tui.meeting.board.themes import gathered
from ttchan_tui.meeting.groupwork import VISITOR, Note


def test_what_visitors_say_is_not_gathered() -> None:
    now = datetime(2018, 11, 9, tzinfo=UTC)
    group = Note("a", "m", "p", "lv", "c", "Choirs", "en", now)
    visitor = Note("b", "m", "p", "", "c", "Hello", "en", now, origin=VISITOR)
    [loose] = gathered((), [group, visitor])
    assert [entry.head for entry in loose.entries] == [group]
