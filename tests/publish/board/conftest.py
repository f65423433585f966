from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import Repository, open_repository
from ttchan_tui.store.notebook import NewNote

PROMPT = "promote-my-partner"

Say = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with the bundled meeting."""
    return open_repository(tmp_path / "data")


@pytest.fixture
def say(repository: Repository) -> Say:
    """Adds a note of a group and says its id."""

    def said(text: str, group: str = "lv", category: str = "places", language: str = "en") -> str:
        line = NewNote(PROMPT, group, category, text, language)
        return repository.notebook.add_all([line])[0].id

    return said


@pytest.fixture
def board(repository: Repository, say: Say) -> Repository:
    """A board with a theme of two merged notes, one loose note, a translation and a promise."""
    notes = [say("Song festival", "lv"), say("The song festival", "lt"), say("Siers", "fr", language="lv")]
    for note, hands in zip(notes[:2], (40, 7), strict=True):
        repository.board.hands.count(note, hands)
    repository.board.translations.put(notes[2], "en", "Cheese")
    music = repository.board.themes.name(PROMPT, "Music")
    repository.board.themes.gather(notes[:2], music.id)
    repository.board.themes.merge(notes[0], [notes[1]], "Song festivals")
    repository.moderation.judge([notes[0]], Standing.SHOWN)
    partner = repository.meeting().partners[0].id
    repository.board.promises.promise("A concert", "the choir", partner, date(2019, 5, 9), note=notes[0])
    return repository
