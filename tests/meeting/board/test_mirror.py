from __future__ import annotations

from datetime import UTC, datetime

from ttchan_tui.meeting.board.freeze import Freeze
from ttchan_tui.meeting.board.mirror import mirror
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.groupwork import Note

NOW = datetime(2018, 11, 9, 12, tzinfo=UTC)


def note(group: str, about: str = "") -> Note:
    return Note(f"{group}-{about}", "m", "image", group, "places", "x", "en", NOW, about=about)


def frozen(*groups: str) -> Progress:
    return Progress("image", freezes={group: Freeze("image", group, "done", NOW) for group in groups})


NOTES = (note("lv"), note("lt"), note("lt", "lv"), note("pl", "lv"), note("pl"), note("lv", "lt"))


def test_nothing_is_seen_until_both_sides_are_frozen() -> None:
    seen = mirror("lv", NOTES, frozen())
    assert (seen.own, seen.others, seen.waits_for) == ((), (), ("lv", "lt", "pl"))
    seen = mirror("lv", NOTES, frozen("lt"))
    assert (seen.own, seen.others) == ((), ())
    seen = mirror("lv", NOTES, frozen("lv"))
    assert (seen.own, seen.others, seen.waits_for) == ((NOTES[0],), (), ("lt", "pl"))


def test_each_group_that_is_frozen_shows_how_it_sees_the_other() -> None:
    seen = mirror("lv", NOTES, frozen("lv", "lt"))
    assert (seen.others, seen.waits_for) == ((NOTES[2],), ("pl",))
    seen = mirror("lv", NOTES, frozen(""))
    assert (seen.own, seen.others, seen.waits_for) == ((NOTES[0],), (NOTES[2], NOTES[3]), ())
