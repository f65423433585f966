"""The heading of what one group says on one prompt."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from ttchan_tui.meeting.groupwork import Group, Prompt
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.screens.shared.base import MeetingScreen

_MARGIN: Final = 8
"""Columns beside it."""
_PART: Final = 8
"""Of the rows of a window, one in so many may be used for the prompt."""


def prompt_heading(screen: MeetingScreen, prompt: Prompt, group: Group) -> Content:
    """The prompt, in letters where these leave room for the notes, and whose notes they are."""
    language = screen.language
    whose = plain(group_name(group, language), "bold $accent")
    columns, rows = screen.size.width - _MARGIN, screen.size.height // _PART
    title = said(prompt.title, language, "bold")
    if drawn := appearance(screen).poster(title.plain, columns, rows, "bold $primary"):
        return joined(drawn, "\n", whose)
    return joined(title, "   ", whose)
