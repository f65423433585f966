"""A board with notes of several groups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import Repository

PROMPT = "promote-my-partner"

Say = Callable[..., Note]


@pytest.fixture
def say(repository: Repository) -> Say:
    """Adds a note of a group: what it says is enough."""

    def said(text: str, group: str = "lv", prompt: str = PROMPT, category: str = "culture") -> Note:
        return repository.notebook.add(prompt, group, category, text, "en")

    return said
