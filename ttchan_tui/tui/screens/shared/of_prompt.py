"""A screen that is about one prompt."""

from __future__ import annotations

from typing import Any

from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.tui.screens.shared.base import MeetingScreen


class OfPrompt(MeetingScreen):
    """Knows its prompt, and whether the meeting has it still: another one may be loaded meanwhile."""

    prompt_id = ""
    """Which prompt it is; none before anybody has said."""

    def go_to(self, route: Any) -> None:  # noqa: ANN401 - some routes say more than their prompt
        """Show the prompt that the route is of."""
        self.ask(route.prompt)

    def ask(self, prompt: str) -> None:
        """Be about that prompt."""
        self.prompt_id = prompt

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt."""
        return self.prompt_id in self.session.meeting.prompt

    @property
    def prompt(self) -> Prompt:
        """The prompt as it is now."""
        return self.session.meeting.prompt[self.prompt_id]
