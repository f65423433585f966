from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan

WHERE = ("--prompt", "promote-my-partner", "--group", "pl", "--category", "festivals")


def test_a_note_is_kept_and_listed(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    note = parsed("notes", "add", *WHERE, "Festiwal światła w Łodzi", data=tmp_path)["note"]
    assert set(note) == {
        "id", "prompt", "group", "category", "line", "text", "language", "level", "about", "author", "hands",
        "translations", "theme", "merged_into", "wording", "standing", "created_at", "edited_at", "origin",
        "deleted_at",
    }  # fmt: skip
    assert (note["prompt"], note["group"], note["category"]) == ("promote-my-partner", "pl", "festivals")
    assert note["text"] == "Festiwal światła w Łodzi"
    assert note["edited_at"] is None
    created = datetime.fromisoformat(note["created_at"])
    assert abs((created - before).total_seconds()) < 60
    assert parsed("notes", "list", data=tmp_path)["notes"] == [note]


def test_it_is_in_the_language_of_its_group_unless_another_is_named(tmp_path: Path) -> None:
    assert parsed("notes", "add", *WHERE, "Wawel", "--lang", "lv", data=tmp_path)["note"]["language"] == "pl"
    told = parsed("notes", "add", *WHERE, "Wawel", "--language", "et", data=tmp_path)
    assert told["note"]["language"] == "et"
    refused = ttchan("notes", "add", *WHERE, "Wawel", "--language", "qq", data=tmp_path, code=2)
    assert "“qq” is not the tag of a language" in refused.stderr


def test_without_json_it_says_that_it_is_saved(tmp_path: Path) -> None:
    assert ttchan("notes", "add", *WHERE, "Wawel", data=tmp_path).stdout == "Saved: Wawel\n"


def test_the_list_is_grouped_for_people(tmp_path: Path) -> None:
    for category, text in (("heritage", "Wawel"), ("festivals", "Light"), ("heritage", "Salt mine")):
        ttchan("notes", "add", *WHERE[:4], "--category", category, text, data=tmp_path)
    printed = ttchan("notes", "list", "--prompt", "promote-my-partner", "--lang", "en", data=tmp_path).stdout
    assert printed.endswith(
        """
  Poland
    heritage
      1. Wawel
      3. Salt mine
    most popular festivals
      2. Light
"""
    )


def test_prompt_and_group_choose(tmp_path: Path) -> None:
    ttchan("notes", "add", *WHERE, "from Poland", data=tmp_path)
    ttchan("notes", "add", *WHERE[:2], "--group", "lv", "--category", "people", "from Latvia", data=tmp_path)
    listed = parsed("notes", "list", "--group", "lv", data=tmp_path)
    assert [note["text"] for note in listed["notes"]] == ["from Latvia"]
    listed = parsed("notes", "list", "--prompt", "image-of-my-town", data=tmp_path)
    assert listed["notes"] == []
    assert [prompt["id"] for prompt in listed["prompts"]] == ["image-of-my-town"]


def test_prompts_that_do_not_ask_the_group_are_left_out(data: Path) -> None:
    every = parsed("notes", "list", data=data)["prompts"]
    for group in ("lv", "plenary"):
        asked = [one["id"] for one in every if group in one["groups"]]
        assert [one["id"] for one in parsed("notes", "list", "--group", group, data=data)["prompts"]] == asked
        printed = ttchan("notes", "list", "--group", group, "--lang", "en", data=data).stdout
        assert all((f"({one['id']})" in printed) is (one["id"] in asked) for one in every)
    assert any("lv" not in one["groups"] for one in every)


def test_the_ids_that_adding_needs_are_listed(data: Path) -> None:
    prompts = parsed("notes", "list", "--lang", "en", data=data)["prompts"]
    promote = next(prompt for prompt in prompts if prompt["id"] == "promote-my-partner")
    assert set(promote) == {"id", "title", "categories", "groups", "open_to_visitors", "left_out"}
    assert {"id": "festivals", "name": "most popular festivals"} in promote["categories"]
    assert {"lv", "pl", "rs"} <= set(promote["groups"])
    printed = ttchan("notes", "list", "--lang", "en", data=data).stdout
    assert "(promote-my-partner)" in printed
    assert "most popular festivals (festivals)" in " ".join(printed.split())
    assert "Serbia (rs)" in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "--prompt", "x", "--group", "pl", "--category", "people", "t"], "promote-my-partner"),
        (["add", *WHERE[:2], "--group", "x", "--category", "people", "t"], "lv, pl, lt"),
        (["add", *WHERE[:4], "--category", "x", "t"], "heritage, culture, festivals"),
        (["list", "--prompt", "x"], "promote-my-partner"),
        (["list", "--group", "x"], "lv, pl, lt"),
    ],
)
def test_unknown_ids_are_answered_with_the_known_ones(arguments: list[str], words: str, data: Path) -> None:
    done = ttchan("notes", *arguments, data=data, code=1)
    assert "“x”" in done.stderr
    assert words in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\x1b[2J", "U+001B"),
        ("\u202eabc", "U+202E"),
        (b"\xff", "arrived broken (at place 1)"),
        ("", "There is no text yet"),
        ("x" * 501, "501 characters; 500 are allowed"),
    ],
)
def test_what_the_gate_refuses_is_not_kept(text: str | bytes, words: str, tmp_path: Path) -> None:
    done = ttchan("notes", "add", *WHERE, text, data=tmp_path, code=1)
    assert words in done.stderr
    assert parsed("notes", "list", data=tmp_path)["notes"] == []


@pytest.mark.parametrize(
    "text", ["[/] [@click=app.quit]x[/]", "👩‍👩‍👧 naïve", "עברית", "x" * 500, "a\tb\n c"]
)
def test_any_other_text_is_kept_as_it_is(text: str, tmp_path: Path) -> None:
    note = parsed("notes", "add", *WHERE, text, data=tmp_path)["note"]
    assert note["text"] == " ".join(text.split())
    assert parsed("notes", "list", data=tmp_path)["notes"][0]["text"] == note["text"]
    assert ttchan("notes", "list", data=tmp_path).returncode == 0


def test_a_text_that_begins_like_an_option(tmp_path: Path) -> None:
    ttchan("notes", "add", *WHERE, "--", "- more trains", data=tmp_path)
    ttchan("notes", "add", *WHERE, "--", "--data", data=tmp_path)
    ttchan("notes", "add", *WHERE, "-5 degrees", data=tmp_path)
    notes = parsed("notes", "list", data=tmp_path)["notes"]
    assert [note["text"] for note in notes] == ["- more trains", "--data", "-5 degrees"]
