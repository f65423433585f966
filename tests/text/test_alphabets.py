"""Each language has its letters, with their marks and in its script."""

from __future__ import annotations

import pytest

from ttchan_tui.text.alphabets import capital, letters
from ttchan_tui.text.languages import CODES, language, own_language_name


@pytest.mark.parametrize(
    ("tag", "some", "none"),
    [
        ("lv", "āčēģīķļņšūž", "ß"),
        ("lt-LT", "ąčęėįšųūž", "ā"),
        ("pl", "ąćęłńóśźż", "č"),
        ("ru-KZ", "бёщъыэюя", "abі"),
        ("bg", "бщъью", "ыэa"),
        ("sr-Cyrl-RS", "ђјљњћџ", "a"),
        ("sr-Latn-RS", "čćđšž", "ђ"),
        ("el", "αβώ", "a"),
        ("kk-KZ", "әғқң", "a"),
        ("uk", "ґєії", "ы"),
    ],
)
def test_the_letters_of_a_language(tag: str, some: str, none: str) -> None:
    found = letters(tag)
    assert set(some) <= set(found)
    assert not set(none) & set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("code", CODES)
def test_every_language_of_the_screens_has_letters_and_those_of_names(code: str) -> None:
    found = letters(language(code).tag)
    assert found
    if found[0] == "a":
        assert not set("abcdefghijklmnopqrstuvwxyz") - set(found)


def test_a_language_that_nobody_knows_has_none() -> None:
    assert letters("xx-XX") == ()
    assert own_language_name("xx") == "XX"


@pytest.mark.parametrize(
    ("letter", "tag", "expected"), [("ā", "lv", "Ā"), ("i", "tr-TR", "İ"), ("ı", "tr", "I"), ("ß", "de", "ß")]
)
def test_capitals(letter: str, tag: str, expected: str) -> None:
    assert capital(letter, tag) == expected


def test_languages_are_called_as_their_speakers_call_them() -> None:
    names = [own_language_name(tag) for tag in ("lv", "sr-Cyrl", "sr-Latn", "tr")]
    assert names == ["latviešu", "српски", "srpski", "Türkçe"]
