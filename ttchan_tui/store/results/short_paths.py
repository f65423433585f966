"""The short paths that were given to pages of the site; `Results.short_paths` gives them."""

from __future__ import annotations

from ttchan_tui.meeting.history.change_kinds import GIVE_PATHS
from ttchan_tui.meeting.qr.short_paths import SHORT_PATH, ShortPath, missing_paths
from ttchan_tui.store.cached_table import CachedTable
from ttchan_tui.store.documents import SHORT_PATHS
from ttchan_tui.store.store_context import StoreContext


class ShortPaths:
    """The register of short paths of a meeting. None is ever taken back or given to something else."""

    def __init__(self, context: StoreContext) -> None:
        """Stand in the context of a repository."""
        self._context = context
        self._kept = CachedTable(context, SHORT_PATHS, SHORT_PATH)

    def all(self) -> tuple[ShortPath, ...]:
        """All that were ever given, in that order.

        Raises:
            StoreDamaged: One of them is none.
        """
        return tuple(self._kept.all().values())

    def complete(self) -> tuple[ShortPath, ...]:
        """Give paths to all that have none yet, as one change, and say all that there are."""
        if missing_paths(self._context.meeting(), self.all()):
            with self._context.changing(GIVE_PATHS, ""):
                for path in missing_paths(self._context.meeting(), self.all()):
                    self._kept.insert(path, f"{self._context.meeting().id}/{path.path}")
        return self.all()
