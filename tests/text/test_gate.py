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


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60))
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"hello{TAGS}", 6),
        (f"\U0001f3f4{TAGS}", 2),
        (f"👍{TAGS}\U000e007f", 2),
        ("a\u200db", 2),
        ("ļ\u200cb", 2),
        ("з\u200cb", 2),
        ("ab \u200dc", 4),
        ("ab\u200e\u200f", 4),
        ("می\u200c\u200cخ", 4),
        ("a\ufe0f", 2),
        ("x \ufe0f", 3),
        ("❤\ufe0f\ufe0f", 3),
        ("❤\ufe0f\U000e0121\U000e0122", 3),
        ("a\u2063b", 2),
        ("a\u206ab", 2),
        ("a\u034fb", 2),
        ("a\u17b4b", 2),
    ],
)
def test_what_hides_a_text_is_refused_by_name_and_place(text: str, place: int) -> None:
    assert f"(U+{ord(text[place - 1]):04X} at place {place})" in reason(text)


# What is refused


@pytest.mark.parametrize("character", CONTROL, ids=lambda character: f"U+{ord(character):04X}")
def test_control_characters_are_refused_by_name_and_place(character: str) -> None:
    assert f"(U+{ord(character):04X} at place 3)" in reason(f"ab{character}cd")


@pytest.mark.parametrize("character", BIDI_OVERRIDES, ids=lambda character: f"U+{ord(character):04X}")
def test_what_makes_text_read_as_other_text_is_refused(character: str) -> None:
    assert f"U+{ord(character):04X}" in reason(f"invoice{character}fdp.exe")


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]0;owned\x07",
        "\x1b]52;c;cm0gLXJm\x1b\\",
        "\x1b[2J",
        "\x9b31m",
        "\x90q",
        "\x1bP+q544e\x1b\\",
        "\x1b[?1049l",
    ],
)
def test_terminal_sequences_are_refused(sequence: str) -> None:
    assert "cannot be kept" in reason(f"hello {sequence} world")


@pytest.mark.parametrize("code", [0xD83D, 0xDE00, 0xDC80])
def test_half_characters_are_refused(code: int) -> None:
    assert f"(U+{code:04X} at place 2)" in reason(f"a{chr(code)}b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t\r\n",
        "\u200b",
        "\ufeff",
        "\u00a0\u2003",
        "\u200d\u200e\u2060",
        *BLANK_LETTERS,
        TAGS,
        "\ufe0f",
        "\u2800 \u3164\u17b5",
    ],
)
def test_text_that_nobody_can_see_is_no_text(text: str) -> None:
    assert reason(text) == "There is no text yet. Write something first."


def test_a_limit_is_a_limit() -> None:
    assert admit("ž" * NOTE_LIMIT, limit=NOTE_LIMIT) == "ž" * NOTE_LIMIT
    assert "501 characters; 500 are allowed" in reason("ž" * (NOTE_LIMIT + 1), limit=NOTE_LIMIT)
    assert "5000 characters; 500 are allowed" in reason("x" * 5000, limit=NOTE_LIMIT)
    assert admit("x" * TEXT_LIMIT)
    assert "5001 characters" in reason("x" * (TEXT_LIMIT + 1))


def test_the_limit_counts_what_is_kept() -> None:
    assert admit("  " + "s\u030c" * NOTE_LIMIT + "\n", limit=NOTE_LIMIT) == "š" * NOTE_LIMIT


@pytest.mark.parametrize("piece", [" ", " \n", "\t", "\ufeff", "a\u0301", "a" + "\u0301" * 8])
def test_even_a_whole_book_is_answered_at_once(piece: str) -> None:
    """What costs more than its length would stand still here for minutes, and the app with it."""
    assert reason("x\n" + piece * 200_000 + "\nx", limit=1)


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
