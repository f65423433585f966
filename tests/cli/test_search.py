from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import parsed, ttchan


@pytest.mark.parametrize("text", ["raska", "Raška", "рашка"])
def test_accents_and_alphabets_do_not_matter(text: str, data: Path) -> None:
    found = parsed("search", text, "--lang", "en", data=data)
    assert found["query"] == text
    assert found["hits"][0] == {"kind": "place", "id": "raska", "title": "Raška", "context": "Serbia"}


def test_the_list_for_people(data: Path) -> None:
    assert ttchan("search", "raska", "--lang", "en", data=data).stdout.startswith(
        "Raška (place)\n    Serbia\n"
    )


def test_several_words_need_no_quotes(data: Path) -> None:
    found = parsed("search", "rothko", "fortress", "--lang", "en", data=data)
    assert found["hits"][0]["id"] == "d2-14"


def test_a_word_of_another_language_is_found_and_told_in_that_of_the_reader(data: Path) -> None:
    hit = parsed("search", "cietoksnis", "--lang", "en", data=data)["hits"][0]
    assert "fell_back" not in hit
    assert "[Latvian]" not in ttchan("search", "cietoksnis", "--lang", "en", data=data).stdout


def test_notes_are_found(tmp_path: Path) -> None:
    ttchan("notes", "add", "--prompt", "promote-my-partner", "--group", "pl", "--category", "people",
           "Kapuściński", data=tmp_path)  # fmt: skip
    [hit] = parsed("search", "kapuscinski", data=tmp_path)["hits"]
    assert (hit["kind"], hit["title"]) == ("note", "Kapuściński")


def test_nothing_found_is_an_answer(data: Path) -> None:
    assert ttchan("search", "xyzzy", "--lang", "en", data=data).stdout == "Nothing found for “xyzzy”.\n"
    assert parsed("search", "xyzzy", data=data)["hits"] == []


@pytest.mark.parametrize("text", ["", "  ", "\x1b[2J", b"\xff"])
def test_what_is_no_text_is_refused(text: str | bytes, data: Path) -> None:
    assert ttchan("search", text, data=data, code=1).stderr.count("\n") == 1
