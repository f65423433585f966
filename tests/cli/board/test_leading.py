"""What the lead facilitator does, from the command line."""

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


def test_the_overview_counts_what_the_groups_have_said(data: Path) -> None:
    repository = open_repository(data)
    add, hands = repository.notebook.add, repository.board.hands.count
    fair = add(PROMPT, "lv", "culture", "a fair", "en")
    add(PROMPT, "lv", "culture", "gadatirgus", "lv")
    hands(add(PROMPT, "lt", "people", "friends", "en").id, 3)
    repository.board.translations.put(fair.id, "lv", "tirgus")
    repository.close()
    seen = parsed("board", "overview", PROMPT, data=data)
    assert seen["totals"] == {"notes": 3, "groups": 2, "hands": 3}
    by_group = {one["group"]: one for one in seen["groups"]}
    assert len(by_group) == 14
    assert (by_group["lv"]["notes"], by_group["lv"]["untranslated"], by_group["lv"]["hands"]) == (2, 1, None)
    assert (by_group["lt"]["hands"], by_group["pl"]["notes"], by_group["pl"]["last_at"]) == (3, 0, None)
    printed = ttchan("board", "overview", PROMPT, "--lang", "en", data=data).stdout
    assert "Latvia (lv): 2 notes · last: now · 1 without a translation\n" in printed
    assert "3 notes · 2 of 14 groups have said something · 3 hands\n" in printed


def test_what_is_done_stands_until_it_is_taken_back(data: Path) -> None:
    assert parsed("board", "hide", PROMPT, data=data)["hidden"] is True
    assert parsed("board", "reveal", PROMPT, data=data)["hidden"] is False
    ttchan("board", "freeze", PROMPT, data=data, code=2)
    frozen = parsed("board", "freeze", PROMPT, "--group", "lv", "--why", "it is lunch", data=data)["freezes"]
    assert [(one["group"], one["why"]) for one in frozen] == [("lv", "it is lunch")]
    at = ("--prompt", PROMPT, "--category", "people")
    refused = ttchan("notes", "add", *at, "--group", "lv", "late", "--lang", "en", data=data, code=1).stderr
    assert "it is lunch" in refused
    ttchan("notes", "add", *at, "--group", "lt", "in time", data=data)
    thawed = parsed("board", "unfreeze", PROMPT, "--group", "lv", "--why", "one more", data=data)
    assert thawed["freezes"] == []
    assert parsed("board", "ready", PROMPT, "lv", data=data)["ready"] == ["lv"]
    assert "ready: Latvia\n" in ttchan("board", "ready", PROMPT, "lv", "--lang", "en", data=data).stdout
    assert parsed("board", "ready", PROMPT, "lv", "--not", data=data)["ready"] == []


def test_time_is_given_stopped_and_taken_away(data: Path) -> None:
    begun = parsed("board", "time", PROMPT, "15", "--step", "group-work", "--bell", data=data)["countdown"]
    assert (begun["step"], begun["bell"]) == ("group-work", True)
    assert 890 < begun["seconds_left"] <= 900
    paused = parsed("board", "time", PROMPT, "--pause", data=data)["countdown"]
    assert paused["ends"] is None
    printed = ttchan("board", "time", PROMPT, "--add", "1:30", "--lang", "en", data=data).stdout
    assert "work in national groups 17 min left" in printed
    assert "(paused)" in printed
    assert parsed("board", "time", PROMPT, "--go-on", "--json", data=data)["countdown"]["ends"]
    wrong = ttchan("board", "time", PROMPT, "soon", "--lang", "en", data=data, code=1)
    assert "“soon” is no number of minutes" in wrong.stderr
    assert parsed("board", "time", PROMPT, "--end", data=data)["countdown"] is None


def test_the_app_is_not_opened_on_what_there_is_not(data: Path) -> None:
    for arguments, sentence in (
        (("--prompt", "nothing"), "There is no prompt “nothing”"),
        (("--group", "xx"), "There is no group “xx”"),
        (("--prompt", "euroscepticism", "--group", "lv"), "There is no group “lv” for this prompt"),
    ):
        assert sentence in ttchan("board", *arguments, "--lang", "en", data=data, code=1).stderr
    assert "needs a terminal" in ttchan("board", "--lang", "en", data=data, code=2).stderr
