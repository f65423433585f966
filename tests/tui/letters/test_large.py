"""Large letters: whole or not at all, for every word of every language that is written in Latin letters."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.command import ROOT
from ttchan_tui.tui.looks.letters.large import large, large_lines
from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE, FULL, DrawingSet

ENDLESS: Final = 10_000

LETTERS: Final = "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ QWXYÄÖÜÅŁÓŹ 0123456789 .,:-–!?"


def latin_letters_of(path: Path) -> set[str]:
    """The letters of Latin alphabets in a file, with their accents."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    return {letter for letter in text if letter.isalpha() and "LATIN" in unicodedata.name(letter)}


def test_there_is_a_shape_for_every_latin_letter_of_the_meeting_and_the_catalogues() -> None:
    files = [*(ROOT / "data").rglob("*.toml"), *(ROOT / "ttchan_tui" / "locale").rglob("*.po")]
    assert files
    letters = set().union(*map(latin_letters_of, files))
    assert {"ķ", "Ł", "ö"} <= letters
    assert not [letter for letter in sorted(letters) if not large(letter, ENDLESS, ENDLESS, FULL)]


def test_a_letter_looks_like_itself() -> None:
    assert large("Tī", 80, 6, FULL) == [
        "      ▀▀▀",
        "▀▀█▀▀ ▀█▀",
        "  █    █",
        "  █    █",
        "  ▀   ▀▀▀",
    ]
    assert large("t", 80, 7, ASCII) == ["#####", *["  #"] * 6]


@given(st.text(LETTERS, min_size=1, max_size=20), st.integers(1, 120), st.integers(1, 12))
def test_words_are_drawn_whole_within_their_room_or_not_at_all(words: str, columns: int, rows: int) -> None:
    for drawing in (FULL, CONSOLE, ASCII):
        lines = large(words, columns, rows, drawing)
        whole = large(words, ENDLESS, ENDLESS, drawing)
        assert lines in ([], whole)
        fits = len(whole) <= rows and max(map(len, whole), default=0) <= columns
        if lines:
            assert fits
            assert all(map(drawing.has, "".join(lines)))


@given(st.text(LETTERS, min_size=1, max_size=40), st.integers(1, 120), st.integers(1, 30))
def test_words_in_several_lines_are_drawn_whole_or_not_at_all(words: str, columns: int, rows: int) -> None:
    drawn = large_lines(words, columns, rows, FULL)
    if not drawn:
        assert not large(words, columns, rows, FULL)
    assert len(drawn) <= rows
    assert all(len(line) <= columns for line in drawn)
    for word in words.split() if drawn else ():
        assert all(any(row.strip() in line for line in drawn) for row in large(word, columns, rows, FULL))


@pytest.mark.parametrize("drawing", [FULL, CONSOLE], ids=lambda one: one.name)
def test_different_letters_are_drawn_differently(drawing: DrawingSet) -> None:
    letters = [letter for letter in LETTERS if letter not in " -–"]
    drawn = {tuple(large(letter, ENDLESS, ENDLESS, drawing)) for letter in letters}
    assert len(drawn) == len(set(letters))


@pytest.mark.parametrize("words", ["", " ", "Добре дошли", "東京", "a🎉"])
def test_what_has_no_shape_is_not_drawn(words: str) -> None:
    assert large(words, ENDLESS, ENDLESS, FULL) == []
