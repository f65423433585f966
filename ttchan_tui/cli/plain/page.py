"""What a page is: a text, and where one can go from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ttchan_tui.cli.plain.visit import Visit

PageMaker = Callable[["Visit"], "Page"]
"""Makes a page as everything is now; called again whenever the page is shown."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """One numbered line of a page."""

    label: str
    page: PageMaker
    act: Callable[[Visit], None] | None = None
    """What is done first; then the page is the only one, with no way back."""


@dataclass(frozen=True, slots=True)
class Page:
    """A heading, a text, and numbered choices; or a question to be answered in words."""

    heading: str
    text: str = ""
    choices: tuple[PageChoice, ...] = ()
    question: str = ""
    """What to type instead of a number; empty if there is nothing to type."""
    answer: Callable[[str], PageMaker] | None = field(default=None)
    """The page that answers what was typed."""


def gone(visit: Visit) -> Page:
    """What is shown of what is not there any more: another meeting was loaded meanwhile."""
    return Page(visit.language.say("This is not in the meeting any more."))
