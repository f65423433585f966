"""One slide of the attract loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.content import EMPTY_CONTENT, Content

from ttchan_tui.meeting.pictures import Picture
from ttchan_tui.meeting.qr.codes import Code, page_code
from ttchan_tui.tui.session import Session


@dataclass(frozen=True, slots=True)
class AttractSlide:
    """One thing to look at."""

    heading: str
    """What it is, in a word or two."""
    large: Content
    """What matters."""
    details: Content = EMPTY_CONTENT
    code: Code | None = None
    """A code to scan, beside the words."""
    about: str = ""
    """What has a page on the site, such as `place:raska`; its code stands beside the words if it has room."""
    people: bool = False
    """Whether a dot for each person is drawn instead of what matters."""
    town: str = ""
    """Id of a town that the map shows instead of what matters."""
    picture: Picture | None = None
    """A picture that is shown instead of what matters."""
    turn: tuple[int, int] = (0, 1)
    """Which one it is of the slides that take turns, counted from 0, and of how many."""


Kind = Callable[[Session], Sequence[AttractSlide]]
"""What gives the slides of one kind."""


def with_page_code(
    slide: AttractSlide, session: Session, has_room_for: Callable[[Code], bool]
) -> AttractSlide:
    """A slide with the code of the page about it, if that is published and there is room."""
    site = session.published
    if not (slide.about and site.leads):
        return slide
    found = page_code(session.meeting, slide.about, session.language.code, session.clock.now(), site)
    return replace(slide, code=found) if has_room_for(found) else slide
