from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.engines import open_repository
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.store import Repository

PROMPT = "promote-my-partner"

Say = Callable[..., Note]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with the bundled meeting."""
    return open_repository(tmp_path / "data")


@pytest.fixture
def say(repository: Repository) -> Say:
    """Adds a note of a group: what it says is enough."""

    def said(text: str, group: str = "lv", prompt: str = PROMPT, category: str = "places") -> Note:
        return repository.notebook.add(prompt, group, category, text, "en")

    return said
