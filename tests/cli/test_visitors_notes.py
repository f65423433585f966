from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.store import open_repository

PROMPT = "promote-my-partner"


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


def test_from_opening_to_rejecting(data: Path) -> None:
    ttchan("notes", "open", PROMPT, "--why", "the foyer is full", data=data)
    assert "Visitors may answer" in ttchan("notes", "list", "--lang", "en", data=data).stdout
    repository = open_repository(data)
    note = repository.visitors.say(PROMPT, "festivals", "more ferries", "en", kiosk="foyer")
    repository.close()
    for command in (
        ["notes", "list"],
        ["notes", "list", "--json"],
        ["search", "ferries"],
        ["notes", "list", "--deleted"],
    ):
        assert "- more ferries" not in (out := ttchan(*command, "--lang", "en", data=data).stdout)
        assert '"more ferries"' not in out
    assert parsed("notes", "waiting", data=data)["notes"][0]["standing"] == "waiting"
    assert note.id in ttchan("notes", "waiting", data=data).stdout
    ttchan("notes", "approve", note.id[:6], data=data)
    assert parsed("notes", "waiting", data=data)["notes"] == []
    [listed] = parsed("notes", "list", data=data)["notes"]
    assert (listed["text"], listed["origin"], listed["group"]) == ("more ferries", "visitor", "")
    printed = ttchan("notes", "list", "--lang", "en", data=data).stdout
    assert "said by visitors" in printed
    assert "said by a visitor" in ttchan("search", "ferries", "--lang", "en", data=data).stdout
    ttchan("notes", "reject", note.id, data=data, code=2)
    ttchan("notes", "reject", note.id, "--why", "an advertisement", "--yes", data=data)
    assert parsed("notes", "list", data=data)["notes"] == []
    assert "an advertisement" in ttchan("notes", "waiting", "--all", data=data).stdout
    ttchan("notes", "close", PROMPT, data=data)
    assert "Visitors may answer" not in ttchan("notes", "list", "--lang", "en", data=data).stdout
    history = ttchan("history", "--lang", "en", data=data).stdout
    for words in (
        "prompt opened to visitors",
        "visitor's note approved",
        "visitor's note rejected",
        "an advertisement",
    ):
        assert words in history
