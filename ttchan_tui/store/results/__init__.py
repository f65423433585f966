"""What becomes of the results when they leave the house; `Repository.results` gives it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ttchan_tui.store.documents import PUBLICATIONS
from ttchan_tui.store.store_context import StoreContext

if TYPE_CHECKING:
    from ttchan_tui.meeting.qr.published import PublishedSite
    from ttchan_tui.meeting.roles import Person
    from ttchan_tui.store.results.publications import Publications
    from ttchan_tui.store.results.retention import Retention
    from ttchan_tui.store.results.sheet_days import SheetDays
    from ttchan_tui.store.results.short_paths import ShortPaths
    from ttchan_tui.store.visible_board import VisibleBoard


class Results:
    """Where they are published, under which paths, in which words, and until when they are kept here."""

    def __init__(self, context: StoreContext, public: VisibleBoard, person: Person) -> None:
        """Stand in the context of a repository; `public` is what everybody may see."""
        self._context = context
        self._public = public
        self._person = person

    @cached_property
    def short_paths(self) -> ShortPaths:
        """The register of short paths to the pages of the site."""
        from ttchan_tui.store.results.short_paths import ShortPaths

        return ShortPaths(self._context)

    @cached_property
    def publications(self) -> Publications:
        """The register of where the results are published, and of the dates that go with it."""
        from ttchan_tui.store.results.publications import Publications

        return Publications(self._context, self._person)

    def site(self) -> PublishedSite:
        """The site that codes lead to, as the register knows it."""
        from ttchan_tui.meeting.qr.published import UNPUBLISHED

        return self.publications.site() if self._context.engine.count(PUBLICATIONS) else UNPUBLISHED

    @cached_property
    def sheet_days(self) -> SheetDays:
        """What persons have made of the paragraphs of the description sheet."""
        from ttchan_tui.store.results.sheet_days import SheetDays

        return SheetDays(self._context)

    @cached_property
    def retention(self) -> Retention:
        """What is removed for ever when it is needed no more."""
        from ttchan_tui.store.results.retention import Retention

        return Retention(self._context, self._public, self.publications)
