from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


def standing(data: Path) -> list[str]:
    return [one["text"]["en"] for one in parsed("announce", "list", data=data)["announcements"]]


def test_from_announcing_to_withdrawing(data: Path) -> None:
    made = parsed("announce", "add", "--en", "Lunch at one", "--minutes", "30", data=data)["announcement"]
    assert made["urgent"] is False
    since, until = datetime.fromisoformat(made["since"]), datetime.fromisoformat(made["until"])
    assert 29 <= (until - since).total_seconds() / 60 <= 30
    parsed("announce", "add", "--en", "Leave the hall", "--lv", "Atstājiet zāli", "--urgent", data=data)
    assert standing(data) == ["Leave the hall", "Lunch at one"]
    printed = ttchan("announce", "list", "--lang", "en", data=data).stdout
    assert "Missing in Latvian." in printed
    assert "LV  Atstājiet zāli" in printed
    ttchan("announce", "withdraw", made["id"][:4], "--why", "it is at two", data=data)
    assert standing(data) == ["Leave the hall"]
    assert "it is at two" in ttchan("history", data=data).stdout
    assert "withdrawn" in ttchan("undo", "--lang", "en", data=data).stdout
    assert standing(data) == ["Leave the hall", "Lunch at one"]


def test_the_end_is_by_the_clocks_of_the_meeting(data: Path) -> None:
    made = parsed("announce", "add", "--en", "soon", "--until", "2999-01-01T12:00", data=data)["announcement"]
    assert made["until"] == "2999-01-01T10:00:00.000Z"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "There is no text yet"),
        (["--en", "   "], "There is no text yet"),
        (["--en", "x" * 201], "200 are allowed"),
        (["--en", "bell \a"], "cannot be kept"),
        (["--en", "late", "--until", "2018-11-09T14:00"], "That time is past"),
    ],
)
def test_what_nobody_could_read_is_refused(data: Path, words: list[str], sentence: str) -> None:
    refused = ttchan("announce", "add", *words, "--lang", "en", data=data, code=1)
    assert sentence in refused.stderr
    assert not standing(data)


@pytest.mark.parametrize(
    "end",
    [["--minutes", "0"], ["--minutes", "9" * 40], ["--minutes", "000010080999999"], ["--until", "noon"]],
)
def test_a_wrong_end_is_a_wrong_command_line(data: Path, end: list[str]) -> None:
    ttchan("announce", "add", "--en", "x", *end, data=data, code=2)


def test_for_the_kiosks_of_one_venue(data: Path) -> None:
    made = parsed("announce", "add", "--en", "Lift", "--venue", "museum", data=data)["announcement"]
    assert made["venue"] == "museum"
    printed = ttchan("announce", "list", "--lang", "en", data=data).stdout
    assert "only at the kiosks of Daugavpils museum" in printed
    assert (
        "nowhere" in ttchan("announce", "add", "--en", "Lift", "--venue", "nowhere", data=data, code=1).stderr
    )
