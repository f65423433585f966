"""Where the app begins, if not on its first screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ttchan_tui.tui.navigation import Navigation


@dataclass(frozen=True, slots=True)
class StartAt:
    """A place in the group work."""

    screen: str = ""
    """`overview` or `presenter`; empty for the way to the notes."""
    prompt: str = ""
    """Id of the prompt; empty if it is to be chosen."""
    group: str = ""
    """Id of the group whose facilitator begins."""

    def open(self, app: Navigation) -> None:
        """Go there; Escape leads from there to the first screen, as from everywhere."""
        if self.screen == "overview":
            app.open_overview(self.prompt)
        elif self.screen == "presenter":
            app.open_presenter(self.prompt)
        elif self.prompt and self.group:
            app.open_notes(self.prompt, self.group)
        elif self.prompt:
            app.open_prompt(self.prompt)
        else:
            app.open_screen("groupwork")
