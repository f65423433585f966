"""What leaves the room, from the command line: notes of groups and of visitors alike."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan
from ttchan_tui.store import open_repository

PROMPT = "promote-my-partner"


@pytest.fixture
def data(data: Path, tmp_path: Path) -> Path:
    """A data directory with notes of two groups and of a visitor."""
    directory = shutil.copytree(data, tmp_path / "data")
    repository = open_repository(directory)
    for group, text in (("lv", "a fair"), ("lv", "a film"), ("lt", "a song")):
        repository.notebook.add(PROMPT, group, "culture", text, "en")
    repository.visitors.open(PROMPT)
    repository.visitors.say(PROMPT, "festivals", "more ferries", "en", kiosk="foyer")
    repository.close()
    return directory


def standings(data: Path, *which: str) -> dict[str, str]:
    return {
        note["text"]: note["standing"]
        for note in parsed("notes", "waiting", "--all", *which, data=data)["notes"]
    }


def test_one_command_decides_about_notes_of_groups_and_of_visitors(data: Path) -> None:
    waiting = {note["text"]: note["id"] for note in parsed("notes", "waiting", data=data)["notes"]}
    assert list(waiting) == ["a fair", "a film", "a song", "more ferries"]
    shown = parsed("notes", "approve", waiting["more ferries"], waiting["a fair"][:8], data=data)["notes"]
    assert [(one["text"], one["group"], one["standing"]) for one in shown] == [
        ("more ferries", None, "shown"),
        ("a fair", "lv", "shown"),
    ]
    ttchan("undo", data=data)
    assert set(standings(data).values()) == {"waiting"}
    ttchan("notes", "approve", waiting["a fair"], "nothing-like-that", data=data, code=1)
    assert set(standings(data).values()) == {"waiting"}


def test_all_of_a_group_or_theme_at_once_without_what_was_rejected(data: Path) -> None:
    ttchan("notes", "reject", ids(data)["a film"], "--why", "not said", data=data)
    ttchan("notes", "approve", "--group", "lv", data=data)
    assert standings(data, "--prompt", PROMPT) == {
        "a fair": "shown",
        "a film": "rejected",
        "a song": "waiting",
        "more ferries": "waiting",
    }
    repository = open_repository(data)
    theme = repository.board.themes.name(PROMPT, "Music")
    notes = {note.text: note.id for note in repository.notes()}
    repository.board.themes.gather([notes["a song"], notes["a fair"]], theme.id)
    repository.board.themes.merge(notes["a song"], [notes["a fair"]])
    repository.close()
    hold = ("notes", "hold", "--theme", theme.id, "--why", "ask them")
    refused = ttchan(*hold, "--lang", "en", data=data, code=1).stdout  # the public would miss one of them
    assert "say so with --yes" in refused
    assert standings(data, "--theme", "music") == {"a fair": "shown", "a song": "waiting"}
    ttchan(*hold, "--yes", data=data)
    assert standings(data, "--theme", "music") == {"a fair": "held", "a song": "held"}
    assert "held: ask them" in ttchan("notes", "waiting", "--all", "--lang", "en", data=data).stdout
    nothing = ttchan("notes", "approve", "--lang", "en", data=data, code=1)
    assert "Say which notes" in nothing.stderr


def ids(data: Path) -> dict[str, str]:
    return {note["text"]: note["id"] for note in parsed("notes", "waiting", data=data)["notes"]}


def say_otherwise(data: Path, before: str, after: str) -> None:
    with closing(open_repository(data)) as repository:
        note = next(note for note in repository.notes() if note.text == before)
        repository.notebook.edit(note.id, after)


def translate(data: Path, text: str, translation: str) -> None:
    with closing(open_repository(data)) as repository:
        note = next(note for note in repository.notes() if note.text == text)
        repository.board.translations.put(note.id, "lv", translation)


def test_what_was_changed_after_it_was_listed_is_not_approved(data: Path) -> None:
    listed = parsed("notes", "waiting", data=data)
    assert f"--seen {listed['seen']} " in ttchan("notes", "waiting", data=data).stdout
    as_listed = ("notes", "approve", "--group", "lv", "--seen", str(listed["seen"]))
    say_otherwise(data, "a fair", "a market")
    refused = ttchan(*as_listed, "--lang", "en", data=data, code=1)
    assert "It now says: “a market”" in refused.stderr
    assert set(standings(data).values()) == {"waiting"}
    say_otherwise(data, "a market", "a fair")
    with closing(open_repository(data)) as repository:
        repository.notebook.add(PROMPT, "lv", "culture", "typed meanwhile", "en")
    ttchan(*as_listed, data=data)
    assert standings(data, "--group", "lv") == {
        "a fair": "shown",
        "a film": "shown",
        "typed meanwhile": "waiting",
    }
    future = ttchan("notes", "approve", "--group", "lt", "--seen", "1000", "--lang", "en", data=data, code=1)
    assert "no change 1000" in future.stderr


def test_a_named_note_that_was_not_in_the_list_is_told_and_nothing_is_judged(data: Path) -> None:
    listed = parsed("notes", "waiting", data=data)
    with closing(open_repository(data)) as repository:
        later = repository.notebook.add(PROMPT, "lv", "culture", "typed meanwhile", "en")
    fair, seen = ids(data)["a fair"], ("--seen", str(listed["seen"]))
    for named in ((later.id,), (fair, later.id[:8])):
        done = ttchan("notes", "approve", *named, *seen, "--lang", "en", data=data, code=1)
        assert f"{later.id} was not there yet" in done.stderr
        assert done.stdout == ""
        assert set(standings(data).values()) == {"waiting"}
    ttchan("notes", "approve", fair, *seen, data=data)
    assert standings(data)["a fair"] == "shown"


def test_a_translation_is_listed_and_approved_with_its_note_as_it_was_listed(data: Path) -> None:
    ttchan("notes", "approve", "--prompt", PROMPT, data=data, code=1)  # a whole prompt needs a second step
    ttchan("notes", "approve", "--prompt", PROMPT, "--yes", data=data)
    assert parsed("notes", "waiting", data=data)["notes"] == []
    translate(data, "a fair", "gadatirgus")
    printed = ttchan("notes", "waiting", "--lang", "en", data=data).stdout
    assert "LV: “gadatirgus”" in printed
    assert "shown, its translation waits" in printed
    listed = parsed("notes", "waiting", data=data)
    [fair] = listed["notes"]
    assert fair["translations"] == [
        {"language": "lv", "text": "gadatirgus", "up_to_date": True, "approved": False}
    ]
    translate(data, "a fair", "tirgus")
    ttchan("notes", "approve", fair["id"], "--seen", str(listed["seen"]), data=data)
    assert parsed("notes", "waiting", data=data)["notes"][0]["translations"][0]["text"] == "tirgus"
    approved = ttchan("notes", "approve", "--prompt", PROMPT, data=data).stdout
    assert "tirgus" in approved
    assert parsed("notes", "waiting", data=data)["notes"] == []
    assert "tirgus" in ttchan("notes", "export", "--public", "--format", "json", data=data).stdout
