"""A screen that is about one prompt."""

from __future__ import annotations

from ttchan_tui.meeting.groupwork import Prompt
from ttchan_tui.tui.screens.shared.base import MeetingScreen


class OfPrompt(MeetingScreen):
    """Knows its prompt, and whether the meeting has it still: another one may be loaded meanwhile."""

    prompt_id = ""
    """Which prompt it is; none before anybody has said."""

    @property
    def is_there(self) -> bool:
        """Whether the meeting has this prompt."""
        return self.prompt_id in self.session.meeting.prompt

    @property
    def prompt(self) -> Prompt:
        """The prompt as it is now."""
        return self.session.meeting.prompt[self.prompt_id]
