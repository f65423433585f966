"""What the attract loop shows: one thing at a time, by the face of the day.

The slides are counted without end. From its number follows what a slide is: the kinds of the face
that have anything to show take turns, and each goes on to its next item whenever its turn comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.qr.codes import Code
from ttchan_tui.meeting.schedule.display_phase import DisplayPhase, display_phase
from ttchan_tui.tui.kiosk.slides.attract_slide import AttractSlide, Kind, with_page_code
from ttchan_tui.tui.kiosk.slides.exhibition import told_by_sheet, worked
from ttchan_tui.tui.kiosk.slides.programme import changes, farewell, now, soon, then
from ttchan_tui.tui.kiosk.slides.said import said_by_groups
from ttchan_tui.tui.kiosk.slides.scan import main, wifi
from ttchan_tui.tui.kiosk.slides.towns import city, figure, on_map, picture, results, welcome
from ttchan_tui.tui.session import Session

__all__ = ["slide", "slides"]


def slides(
    session: Session,
    has_room_for: Callable[[Code], bool],
    shows: Callable[[Picture], bool] = lambda _: False,
    *,
    with_pages: bool = False,
) -> Sequence[Sequence[AttractSlide]]:
    """All that take turns at present, by their kinds: those that there is room for, and that are shown.

    Args:
        session: Whose meeting it is.
        has_room_for: Says of a code whether it can be shown.
        shows: Says the same of a picture.
        with_pages: Whether the code of the page about it may stand beside the words, where there is one.
    """

    def is_possible(each: AttractSlide) -> bool:
        if each.picture:
            return shows(each.picture)
        return each.code is None or has_room_for(each.code)

    def shown(kind: Kind) -> Sequence[AttractSlide]:
        slides = kind(session)
        if with_pages:
            slides = [with_page_code(each, session, has_room_for) for each in slides]
        return list(filter(is_possible, slides))

    moment = session.clock.now()
    return [items for kind in _KINDS[display_phase(session.meeting, moment)] if (items := shown(kind))]


def slide(kinds: Sequence[Sequence[AttractSlide]], number: int) -> AttractSlide:
    """The one with that number, counted from 0."""
    turn = number % len(kinds)
    return replace(kinds[turn][number // len(kinds) % len(kinds[turn])], turn=(turn, len(kinds)))


_KINDS: Final[Mapping[DisplayPhase, tuple[Kind, ...]]] = {
    DisplayPhase.BEFORE: (soon, changes, then, on_map, picture, welcome, city, figure, main),
    DisplayPhase.DURING: (
        *(now, changes, then, on_map, picture, city, welcome, now, said_by_groups, figure, wifi, main),
    ),
    DisplayPhase.EVENING: (
        *(now, changes, then, on_map, picture, city, said_by_groups, then, welcome, figure, wifi, main),
    ),
    DisplayPhase.LAST_DAY: (
        *(now, changes, farewell, then, said_by_groups, main, on_map, picture, city, wifi, welcome, figure),
    ),
    DisplayPhase.AFTER: (
        *(main, told_by_sheet, results, picture, figure, said_by_groups, worked, city, welcome),
    ),
}
"""The order in which kinds take turns; what is wanted most comes up more often."""
