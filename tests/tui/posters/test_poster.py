"""Posters: words in drawn letters, whole or not at all, in every alphabet of the meeting."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.command import ROOT
from ttchan_tui.tui.looks.posters.face import BOLD, SMALL, Face
from ttchan_tui.tui.looks.posters.poster import SIMPLEST, SIZES, Size, poster, posters
from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE, FULL, DrawingSet

ENDLESS: Final = 10_000

LETTERS: Final = (
    "AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ QWXYÄÖÜÅŁÓŹ aābcčdeēfgģhiījkķlļmnņoprsštuūvzž "
    "ΑΒΓΔΩάέήίϊ БГДЖЩЫЭЮЯђљњћџѓќіїўқәғңөұүһ 0123456789 .,:;-–!?…()/&+·×“”„’"
)


def letters_of(path: Path) -> set[str]:
    """The Latin, Greek and Cyrillic letters in a file, with their marks."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    alphabets = ("LATIN", "GREEK", "CYRILLIC")
    return {letter for letter in text if letter.isalpha() and unicodedata.name(letter).startswith(alphabets)}


@pytest.mark.parametrize("face", [SMALL, BOLD], ids=lambda face: face.name)
def test_there_is_a_shape_for_every_letter_of_the_meeting_and_the_catalogues(face: Face) -> None:
    files = [*(ROOT / "data").rglob("*.toml"), *(ROOT / "ttchan_tui" / "locale").rglob("*.po")]
    assert files
    letters = set().union(*map(letters_of, files))
    assert {"ķ", "Ł", "ö", "Р", "ң"} <= letters
    assert not [letter for letter in sorted(letters | set(LETTERS) - {" "}) if not face.glyph(letter)]


def test_a_letter_looks_like_itself() -> None:
    assert poster("Tī", 9, 4, FULL) == (
        "▄▄▄ ▄▄▄",
        " █  ▄▄",
        " █   █",
        " ▀  ▀▀▀",
    )
    assert poster("ī", 80, 8, ASCII) == ("###", "", "##", " #", " #", "###")


@given(st.text(LETTERS, min_size=1, max_size=40), st.integers(1, 200), st.integers(1, 60))
def test_words_are_drawn_whole_within_their_room_or_not_at_all(words: str, columns: int, rows: int) -> None:
    for drawing in (FULL, CONSOLE, ASCII):
        drawn = poster(words, columns, rows, drawing)
        assert len(drawn) <= rows
        assert all(len(row) <= columns for row in drawn)
        assert all(map(drawing.has, "".join(drawn)))
        if drawn:
            assert poster(words, columns + 1, rows, drawing)
            assert poster(words, columns, rows + 1, drawing)


@given(st.text(LETTERS, min_size=1, max_size=40), st.integers(40, 200))
def test_no_word_is_broken_and_none_is_lost(words: str, columns: int) -> None:
    for size in SIZES:
        for line in (lines := size.lines(words, columns)) if words.strip() else ():
            assert len(size.in_blocks(line)[0]) <= columns
        if words.strip() and lines:
            assert " ".join(lines).split() == words.split()


@given(st.lists(st.text("abcÄ ", min_size=1, max_size=12), min_size=1, max_size=4), st.integers(1, 60))
def test_several_texts_are_drawn_in_the_same_letters(texts: list[str], rows: int) -> None:
    drawn = posters(tuple(texts), 120, rows, FULL)
    assert len(drawn) in (0, len(texts))
    assert sum(map(len, drawn)) + len(drawn) - 1 <= rows
    alone = [poster(words, 120, rows, FULL) for words in texts]
    assert all(len(each) <= len(one) for each, one in zip(drawn, alone, strict=False))


def test_narrow_letters_have_two_dots_beside_each_other() -> None:
    narrow = Size(SMALL, 1, is_narrow=True)
    assert narrow.in_blocks("Tī") == ["▄▖▄▖", "▐ ▄", "▐ ▐", "▝ ▀▘"]
    for words in ("Tī", "Projekta oficiālā", "opening"):
        wide = SIMPLEST.in_blocks(words)
        assert len(narrow.in_blocks(words)) == len(wide)
        assert max(map(len, narrow.in_blocks(words))) <= max(map(len, wide)) // 2 + len(words.split())


def test_more_room_makes_larger_letters() -> None:
    heights = [
        len(poster("Raška", columns, rows, FULL))
        for columns, rows in ((30, 4), (53, 13), (76, 17), (190, 52))
    ]
    assert heights == sorted(set(heights))


def test_lines_are_about_as_long_as_each_other() -> None:
    assert SIMPLEST.lines("one two three four five", 75) == ["one two three", "four five"]


@pytest.mark.parametrize("drawing", [FULL, CONSOLE], ids=lambda one: one.name)
def test_different_letters_are_drawn_differently(drawing: DrawingSet) -> None:
    letters = set("AĀBCČDEĒFGĢHIĪJKĶLĻMNŅOPRSŠTUŪVZŽ123456789.,:!?")
    drawn = {poster(f"|{letter}", ENDLESS, ENDLESS, drawing) for letter in letters}
    assert len(drawn) == len(letters)


@pytest.mark.parametrize("words", ["", " ", "東京", "a🎉", "\x1b[2J"])
def test_what_has_no_shape_is_not_drawn(words: str) -> None:
    assert poster(words, ENDLESS, ENDLESS, FULL) == ()
