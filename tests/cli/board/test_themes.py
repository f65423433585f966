"""Themes, promises and the mirror, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.meeting.groupwork import Standing
from ttchan_tui.store import open_repository
from ttchan_tui.store.notebook import NewNote

PROMPT = "promote-my-partner"
IMAGE = "image-of-my-town"


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own, with the bundled meeting."""
    return shutil.copytree(data, tmp_path / "data")


def said(data: Path, *lines: tuple[str, str]) -> list[str]:
    """Keep what groups say; give the ids."""
    repository = open_repository(data)
    notes = [repository.notebook.add(PROMPT, group, "culture", text, "en") for group, text in lines]
    repository.close()
    return [note.id for note in notes]


def titles(printed: Any) -> list[str | None]:
    return [theme["title"] for theme in printed["themes"]]


def test_themes_are_made_and_filled_and_printed(data: Path) -> None:
    first, second, third = said(data, ("lv", "Choirs"), ("lt", "A choir"), ("se", "Castles"))
    made = parsed("board", "theme", "add", PROMPT, "Music", data=data)
    assert titles(made) == ["Music", None]
    ttchan("board", "theme", "gather", "music", first[:8], second, data=data)
    merged = parsed("board", "theme", "merge", first, second, "--wording", "Choirs meet", data=data)
    music, loose = merged["themes"]
    assert (music["notes"], music["groups"], music["hands"]) == (2, 2, None)
    assert [entry["words"] for entry in music["entries"]] == ["Choirs meet"]
    assert [note["text"] for note in music["entries"][0]["originals"]] == ["Choirs", "A choir"]
    assert [entry["id"] for entry in loose["entries"]] == [third]
    printed = ttchan("board", "themes", PROMPT, "--lang", "en", data=data).stdout
    assert f"Music ({music['id']}): 2 notes · 2 groups\n" in printed
    assert f"- Choirs meet ({first}) · LV, LT\n" in printed
    assert f"lt 1: A choir ({second})\n" in printed
    assert "Under no theme yet: 1 note · 1 group\n" in printed


def test_what_was_done_to_themes_is_taken_back_in_parts_or_by_undo(data: Path) -> None:
    first, second = said(data, ("lv", "Choirs"), ("lt", "A choir"))
    music = parsed("board", "theme", "add", PROMPT, "Music", data=data)["themes"][0]["id"]
    ttchan("board", "theme", "add", PROMPT, "Food", data=data)
    ttchan("board", "theme", "move", "Food", "--", "-1", data=data)
    assert titles(parsed("board", "theme", "rename", music, "Song", data=data)) == ["Food", "Song", None]
    ttchan("board", "theme", "merge", first, second, data=data)
    ttchan("board", "theme", "gather", "Song", first, data=data)
    split = parsed("board", "theme", "split", second, data=data)
    assert [theme["notes"] for theme in split["themes"]] == [0, 1, 1]
    taken = parsed("board", "theme", "take-away", first, data=data)
    assert [theme["notes"] for theme in taken["themes"]] == [0, 0, 2]
    assert titles(parsed("board", "theme", "remove", "Food", data=data)) == ["Song", None]
    ttchan("undo", data=data)
    assert titles(parsed("board", "themes", PROMPT, data=data)) == ["Food", "Song", None]
    refused = ttchan("board", "theme", "remove", "Sports", "--lang", "en", data=data, code=1).stderr
    assert "There is no theme “Sports”. There are: Food (" in refused
    ttchan("board", "theme", "add", "gains", "food", data=data)
    refused = ttchan("board", "theme", "remove", "Food", "--lang", "en", data=data, code=1).stderr
    assert "“Food” could mean: Food (" in refused


def test_promises_are_made_listed_and_taken_back(data: Path) -> None:
    (note,) = said(data, ("lv", "Choirs"))
    what = ("board", "promise", "add", "rs", "A concert", "--who", "the choir", "--by")
    made = parsed(*what, "9.5.2019", "--note", note[:8], data=data)["promise"]
    assert (made["partner"], made["by"], made["note"]) == ("rs", "2019-05-09", note)
    refused = ttchan(*what, "May", "--lang", "en", data=data, code=1).stderr
    assert "“May” is not a date." in refused
    listed = parsed("board", "promises", data=data)
    assert listed["promises"] == [made]
    assert listed["without_promise"] == ["lv", "se", "de", "pl", "lt"]
    printed = ttchan("board", "promises", "--lang", "en", data=data).stdout
    assert f"Serbia (rs)\n  - A concert ({made['id']}) · the choir · by 9 May 2019\n" in printed
    assert "Sweden (se): no promise yet\n" in printed
    ttchan("board", "promise", "take-back", made["id"][:8], data=data)
    assert parsed("board", "promises", data=data)["promises"] == []


def test_the_mirror_waits_until_both_sides_are_frozen(data: Path) -> None:
    repository = open_repository(data)
    own = NewNote(IMAGE, "lv", "places", "Our lakes", "en")
    repository.notebook.add_all([own, NewNote(IMAGE, "lt", "places", "Their rivers", "en", about="lv")])
    repository.board.steps.freeze(IMAGE, "lv", why="time is up")
    repository.close()
    seen = parsed("board", "mirror", IMAGE, "lv", data=data)
    assert [note["text"] for note in seen["own"]] == ["Our lakes"]
    assert (seen["others"], seen["waits_for"]) == ([], ["lt"])
    ttchan("board", "freeze", IMAGE, "--group", "lt", "--why", "time is up", data=data)
    printed = ttchan("board", "mirror", IMAGE, "lv", "--lang", "en", data=data).stdout
    assert "As they see themselves\n    - Our lakes (Latvia)\n" in printed
    assert "As others see them\n    - Their rivers (Lithuania)\n" in printed
    refused = ttchan("board", "mirror", PROMPT, "lv", "--lang", "en", data=data, code=1).stderr
    assert IMAGE in refused


def test_what_visitors_say_is_not_gathered(data: Path) -> None:
    said(data, ("lv", "Choirs"))
    repository = open_repository(data)
    repository.visitors.open(PROMPT)
    hello = repository.visitors.say(PROMPT, "culture", "Hello", "en", kiosk="foyer")
    repository.visitors.judge([hello.id], Standing.SHOWN)
    repository.close()
    assert [note["text"] for note in parsed("notes", "list", data=data)["notes"]] == ["Choirs", "Hello"]
    [loose] = parsed("board", "themes", PROMPT, data=data)["themes"]
    assert [entry["words"] for entry in loose["entries"]] == ["Choirs"]
