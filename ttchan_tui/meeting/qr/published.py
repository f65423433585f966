"""Where codes lead once the results are published: through a short path to what is on screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ttchan_tui.meeting.qr.address import SHORT_ADDRESS, is_short, percent_encoded
from ttchan_tui.meeting.qr.short_paths import PageKind, ShortPath, path_of


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site on the web, and the short paths to its pages."""

    base: str = ""
    """What stands before a path, with a slash at its end; empty while nothing is published."""
    paths: tuple[ShortPath, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether codes lead to it: it is published, and its addresses fit them."""
        return bool(self._address(PageKind.RESULTS))

    def address(self, kind: PageKind, ref: str = "") -> str:
        """The address of a page as a code has it; that of the results if it does not fit a code.

        Args:
            kind: What the page is about.
            ref: Id of the place or prompt, date of the day.
        """
        return self._address(kind, ref) or self._address(PageKind.RESULTS)

    def _address(self, kind: PageKind, ref: str = "") -> str:
        path = path_of(self.paths, kind, ref)
        found = f"{self.base}{path}" if self.base and path else ""
        return found if is_short(found) else ""


UNPUBLISHED = PublishedSite()
"""Before the register knows of a site."""


def room_for_base(paths: Iterable[ShortPath]) -> int:
    """Bytes that may stand before the paths so that each of them still fits a code."""
    return SHORT_ADDRESS - max((len(percent_encoded(path.path)) for path in paths), default=0)
