"""Where the app begins, if not on its first screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ttchan_tui.tui import routes


@dataclass(frozen=True, slots=True)
class StartAt:
    """A place in the group work, or the desk."""

    screen: str = ""
    """`overview`, `presenter` or `desk-today`; empty for the way to the notes."""
    prompt: str = ""
    """Id of the prompt; empty if it is to be chosen."""
    group: str = ""
    """Id of the group whose facilitator begins."""

    @property
    def route(self) -> routes.Route:
        """The route to it; Escape leads from there to the first screen, as from everywhere."""
        if self.screen == routes.Today.name:
            return routes.Today()
        if self.screen == routes.Overview.name:
            return routes.Overview(self.prompt)
        if self.screen == routes.Presenter.name:
            return routes.Presenter(self.prompt)
        if self.prompt and self.group:
            return routes.Notes(self.prompt, self.group)
        return routes.GroupWork(self.prompt)


DESK: Final = StartAt(routes.Today.name)
"""The desk of the organisers."""
