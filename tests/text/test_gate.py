from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ttchan_tui.meeting.limits import NOTE_LIMIT, TEXT_LIMIT
from ttchan_tui.text import gate
from ttchan_tui.text.gate import Refused, harmless
from ttchan_tui.text.languages import language


def admit(text: str, *, limit: int = TEXT_LIMIT, lines: bool = False) -> str:
    return gate.admit(text, limit=limit, lines=lines)


BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LINE_ENDS = "\n\x0b\x0c\r\x85\u2028\u2029"

BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"
BREAKS = "\xad\u200b\u2060\ufeff"
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")
JOINERS_AND_SELECTORS = "\u200c\u200d\u200e\u200f\u061c\ufe0e\ufe0f\U000e0100"

FLAG = re.compile("\U0001f3f4[\U000e0021-\U000e007e]+\U000e007f")

CONTROL = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in LINE_ENDS + "\t"]

REAL_TEXTS = [
    "Raška – Рашка",
    "Ķēniņš, žagari, šņores, ērģeles",
    "👩‍👩‍👧‍👦 ģimene",
    "👍🏽 ❤️ 🏳️‍🌈",
    "🇱🇻🇷🇸🇸🇪",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿 saltire",
    "שלום עולם",
    "مرحبا بكم في داوغافبيلس",
    "می‌خواهم",  # Persian, with a zero-width non-joiner that changes the reading
    "क्षत्रिय",
    "Tiếng Việt",
    "1️⃣ ☎︎ 👁️‍🗨️ ❤️‍🔥 🧑🏿‍🦰",
    "葛\U000e0100城",
    "ශ්‍රී ලංකා",
    "שלום\u200f! (\u200eEurope)",
    "ᠭᠠᠯ᠋ᠲᠤ",
    "[/] [b]x[/b] [@click=app.quit]x[/] [link=http://x]",
    "x",
    "7",
    "…",
]

# Anything at all, half characters included: they come out of bytes that were not UTF-8.
_ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)

# Nasty pieces between ordinary ones, which chance alone would hardly bring together.
_NASTY = st.lists(
    st.sampled_from(
        [
            *(*REAL_TEXTS, *CONTROL, *BIDI_OVERRIDES, *LINE_ENDS),
            *(*BLANK_LETTERS, *BREAKS, *TAGS, *JOINERS_AND_SELECTORS, "\u034f", "\u17b5", "\u0488"),
            *("\t", " ", "\u200b", "\ufeff", "\ud800", "\udfff", "e\u0301", "\u0323\u0307", "\u1100\u1161"),
        ]
    ),
    max_size=12,
).map("".join)

_TEXTS = st.one_of(_ANYTHING, _NASTY)


def is_harmful(character: str) -> bool:
    """Said again, from the categories of Unicode instead of the ranges that the gate has."""
    return unicodedata.category(character) in ("Cc", "Cs") or character in BIDI_OVERRIDES


def reason(text: str, **options: int | bool) -> str:
    """The sentence with which a text is refused."""
    with pytest.raises(Refused) as refused:
        admit(text, **options)  # type: ignore[arg-type]
    return refused.value.sentence(language("en"))


# Whatever comes


@given(_TEXTS, st.booleans())
@example("\udcff", False)
@example("a\x85b", False)
@example("\x1c", True)
@example("x\u00a0", False)
def test_what_passes_is_harmless_normal_and_visible(text: str, lines: bool) -> None:
    try:
        passed = admit(text, lines=lines)
    except Refused:
        assert reason(text, lines=lines).endswith(".")
        return
    assert not [character for character in passed if is_harmful(character) and character not in "\n\t"]
    assert lines or not set(passed) & set("\n\t")
    assert unicodedata.is_normalized("NFC", passed)
    assert passed == passed.strip()
    assert any(
        unicodedata.category(character)[0] in "LMNPS" for character in set(passed) - set(BLANK_LETTERS)
    )
    assert not set(passed) & set(BREAKS)
    assert not re.search(
        "[\u2061-\u2064\u206a-\u206f\u034f]|[\u200c-\u200f\u061c]{2}|[\ufe00-\ufe0f]{2}", passed
    )
    assert not set(FLAG.sub("", passed)) & set(TAGS)
    passed.encode()


@given(_TEXTS, st.booleans())
def test_what_passed_passes_again_unchanged(text: str, lines: bool) -> None:
    try:
        passed = admit(text, lines=lines)
    except Refused:
        return
    assert admit(passed, lines=lines) == passed


_SEEN = st.characters(
    categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffd"
)  # no sign but a loss


@given(st.text(_SEEN, min_size=1, max_size=60))
def test_letters_digits_and_signs_of_any_alphabet_stay_what_they_are(text: str) -> None:
    wanted = unicodedata.normalize("NFC", text)
    if set(wanted.strip()) - set(BLANK_LETTERS + " "):
        assert admit(text) == wanted.strip()


@given(_TEXTS)
def test_harmless_lets_nothing_out_that_acts_on_a_terminal(text: str) -> None:
    shown = harmless(text)
    assert not [character for character in shown if is_harmful(character) and character not in "\n\t"]
    assert len(shown) == len(text)
    shown.encode()


@given(_TEXTS)
def test_harmless_leaves_alone_what_passed_the_gate(text: str) -> None:
    try:
        passed = admit(text, lines=True)
    except Refused:
        return
    assert harmless(passed) == passed


# What people write


@pytest.mark.parametrize("text", REAL_TEXTS)
def test_what_people_write_stays(text: str) -> None:
    assert admit(text) == unicodedata.normalize("NFC", text)
    assert admit(text, limit=NOTE_LIMIT) == harmless(admit(text))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("s\u030c", "š"),
        ("  x  ", "x"),
        ("\ufeffx", "x"),
        ("\u00a0x\u3000\u202f", "x"),
        ("one\r\ntwo\rthree\ntwice", "one two three twice"),
        ("one \n\n\t two", "one two"),
        ("one\u2028two\x85three", "one two three"),
        ("two  spaces", "two  spaces"),
    ],
)
def test_what_nobody_sees_or_means_is_put_in_order(text: str, kept: str) -> None:
    assert admit(text) == kept


def test_longer_texts_keep_their_lines() -> None:
    assert admit("one\r\n\r\ntwo\u2028three", lines=True) == "one\n\ntwo\nthree"


@pytest.mark.parametrize("mark", ["\u0323", "\u0488", "\u0e34", "\u20dd", "\u1dfa"])
def test_eight_marks_on_a_letter_are_the_most(mark: str) -> None:
    """Those of class 0 pile as well, such as U+0488."""
    assert admit("g" + mark * 8).endswith(mark * 8)
    assert "piles marks" in reason("g" + mark * 9)


def test_marks_pile_over_what_takes_no_place() -> None:
    assert "piles marks" in reason("क" + "\u0951\u200d" * 9)


@pytest.mark.parametrize("character", BREAKS, ids=lambda character: f"U+{ord(character):04X}")
def test_places_where_a_word_may_be_broken_are_dropped(character: str) -> None:
    assert admit(f"tik{character * 3}šanās e{character}\u0301") == "tikšanās é"


@pytest.mark.parametrize("code", [0xFFFD, 0xDCE2, 0xD800])
def test_letters_that_arrived_broken_are_refused_with_what_to_set(code: int) -> None:
    said = reason(f"z{chr(code)}le")
    assert "PuTTY: Window > Translation > UTF-8" in said
    assert "(at place 2)" in said


def test_what_lost_letters_before_stays_readable() -> None:
    assert gate.admit("z\ufffdle", limit=9, kept=True) == "z\ufffdle"


@pytest.mark.parametrize(
    "text", ["\U0001f469\u200d\U0001f33e", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"]
)
def test_joiners_that_mean_something_stay(text: str) -> None:
    assert admit(text) == text


def test_the_harmful_character_is_told_before_the_length() -> None:
    assert "cannot be kept" in reason("\x1b" + "x" * 5000, limit=NOTE_LIMIT)


# The way out


@pytest.mark.parametrize("character", [*CONTROL, *BIDI_OVERRIDES, "\ud800", "\ufff9"])
def test_harmless_shows_that_something_was_there(character: str) -> None:
    assert harmless(f"a{character}b") == "a\ufffdb"


def test_harmless_keeps_line_ends_and_tabs_and_all_else() -> None:
    assert harmless("a\n\tb") == "a\n\tb"
    for text in REAL_TEXTS:
        assert harmless(text) == text
