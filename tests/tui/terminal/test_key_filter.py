"""What passes of that which a terminal sends, whatever the parts in which it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from timeit import timeit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._keyboard_protocol import FUNCTIONAL_KEYS

from tests.end_to_end.test_what_terminals_send import ABSURD, REPORTS, STRINGS
from ttchan_tui.tui.terminal.key_filter import BROKEN, ESCAPE, KeyFilter
from ttchan_tui.tui.terminal.paste_buffer import PASTE_BEGINS, PASTE_ENDS

SEQUENCES = {
    sequence
    for sequence, key in ANSI_SEQUENCES_KEYS.items()
    if key is not IGNORE_SEQUENCE and sequence.startswith((ESCAPE + "[", ESCAPE + "O"))
}
LETTERS = {key for key in ANSI_SEQUENCES_KEYS if len(key) == 1 and key not in "\x1b\x9b"}
ENHANCED = {f"{ESCAPE}[{number[:-1]}{held}{number[-1]}" for number in FUNCTIONAL_KEYS for held in ("", ";5")}
ASKED_FOR = {
    "\x1b[I",
    "\x1b[O",
    "\x1b[<0;10;20M",
    "\x1b[<65;300;-1m",
    "\x1b[?2026;2$y",
    "\x1b[97;5u",
    "\x1b[97;1;97u",
    "\x1b[0;1;128105:8205:127806u",
    "\x1b[27;5;13~",
    "\x1b[27;6;257~",
    "\x1b[13;2u",
    "\x1b[1103;5u",
}

MOST_SECONDS_PER_LETTER = 5e-6

PIECES = (
    *ABSURD,
    *STRINGS,
    *REPORTS,
    *(
        b"\x1b",
        b"\x1b[",
        b"\x1bO",
        b"\x1bP",
        b"\x1b]",
        b"\x9b",
        b"\x9d",
        b"\x9e",
        b"\x1b[M",
        b"\x1b[[",
        b"\x1b\\",
    ),
    *(
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[20",
        b"1~",
        b"\x9b201~",
        b"\x07",
        b"\x9c",
        b"\xe2",
        b"\xc2\x9b",
        b"\r",
    ),
    *(b"\x1bOA", b"\x1b[A", b"\x1b[1;5C", b"\x1b[3$", b"\x1b[<0;1;1M", b"2", b"walls", "mūri".encode()),
)

streams = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4)).map(
    lambda parts: b"".join(parts).decode(errors="surrogateescape")
)


def together(passed: Iterable[str]) -> Iterator[str]:
    """What passed, without the places where plain letters were parted; an Escape alone stays so."""
    letters = ""
    for piece in passed:
        if piece.startswith(ESCAPE):
            yield from (letters, piece) if letters else (piece,)
            letters = ""
        else:
            letters += piece
    if letters:
        yield letters


def passed(*parts: str) -> list[str]:
    """What passes of a stream in these parts."""
    keys = KeyFilter()
    return list(together(piece for part in parts for piece in keys.feed(part)))


@given(streams, st.data())
def test_the_parts_in_which_it_comes_change_nothing(stream: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(stream))).map(sorted))
    parts = [stream[begin:end] for begin, end in pairwise([0, *places, len(stream)])]
    assert passed(*parts) == passed(stream) == passed(*stream)


@given(streams)
def test_after_a_pause_keys_work_again(stream: str) -> None:
    keys = KeyFilter()
    keys.feed(stream)
    pauses = 0
    while keys.patience is not None:
        keys.pause()
        pauses += 1
    assert pauses < 5
    assert "".join(keys.feed("2")) == "2"


@given(st.lists(st.sampled_from(sorted(SEQUENCES | LETTERS | ENHANCED | ASKED_FOR))))
@example(sorted(SEQUENCES | LETTERS | ENHANCED | ASKED_FOR))
def test_whatever_is_a_key_passes_unchanged(keys: list[str]) -> None:
    # A key that nobody can tell from where the cursor is.
    keys = [key for key in keys if not (key.startswith(ESCAPE + "[1;") and key.endswith("R"))]
    assert passed("".join(keys)) == list(together(keys))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_text_passes_unchanged(text: str) -> None:
    assert "".join(passed(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: "201~" not in text))
def test_a_paste_passes_unchanged(text: str) -> None:
    paste = PASTE_BEGINS + text + PASTE_ENDS
    assert passed(f"a{paste}b") == ["a", paste, "b"]


@pytest.mark.parametrize("piece", [*ABSURD, *STRINGS, *REPORTS], ids=ascii)
def test_what_is_no_key_is_thrown_away(piece: bytes) -> None:
    assert passed(f"a{piece.decode(errors='surrogateescape')}b") == ["ab"]


@pytest.mark.parametrize(
    ("sent", "letters"),
    [
        (b"z\xe2le", f"z{BROKEN}le"),  # Windows-1257
        (b"\x9eagars\r", f"{BROKEN}agars\r"),  # Windows-1250: the byte of PM
        (b"bj\x9brn", f"bj{BROKEN}rn"),  # DOS 850: the byte of CSI
        (b"\x9dyvind \x9b da\r", f"{BROKEN}yvind {BROKEN} da\r"),  # DOS 850: the bytes of OSC and CSI
        ("РОЛЬ\r".encode("cp866"), BROKEN * 4 + "\r"),  # DOS 866: the bytes of DCS and ST
        ("Дружба городов\r".encode("koi8-r"), f"{BROKEN * 6} {BROKEN * 7}\r"),
    ],
)
def test_letters_in_another_encoding_are_broken_and_not_lost(sent: bytes, letters: str) -> None:
    assert passed(sent.decode(errors="surrogateescape")) == [letters]


def test_what_is_never_ended_takes_no_memory() -> None:
    keys = KeyFilter()
    for begun in ("\x1b]", "\x1b[", "\x1b[200~"):
        keys.feed(begun)
        for _ in range(300):
            keys.feed("1" * 10_000)
        assert sum(map(len, keys.pause())) < 1_020_000
        keys.pause()


def test_a_letter_costs_next_to_nothing() -> None:
    keys = KeyFilter()
    assert (
        min(timeit(lambda: keys.feed("a"), number=1000) for _ in range(20)) / 1000 < MOST_SECONDS_PER_LETTER
    )


def test_an_escape_alone_is_quick_where_the_line_is() -> None:
    for keys, seconds in ((KeyFilter(), 0.1), (KeyFilter(is_slow=True), 0.75)):
        assert keys.feed(ESCAPE) == []
        assert keys.patience == seconds
        assert keys.pause() == [ESCAPE]
        assert keys.patience is None


@pytest.mark.parametrize(
    ("parts", "passed"),
    [
        (("[A",), []),
        (("[", "A"), []),
        (("OP",), []),
        (("[200~walls\x1b[201~",), ["\x1b[200~walls\x1b[201~"]),
        (("[?62;c",), []),
        (("2",), ["2"]),
        (("[1]",), ["[1]"]),
        (("On",), ["On"]),
    ],
)
def test_what_comes_late_behind_an_escape_is_no_text_if_it_was_a_key(
    parts: tuple[str, ...], passed: list[str]
) -> None:
    keys = KeyFilter()
    keys.feed(ESCAPE)
    keys.pause()
    assert list(together(piece for part in parts for piece in keys.feed(part))) == passed
    assert keys.is_slow is (passed == [] and "?" not in parts[0])


def test_a_paste_without_end_passes_in_parts_and_loses_nothing_but_blanks_behind_it() -> None:
    keys = KeyFilter()
    said = []
    for part in (PASTE_BEGINS + "the ", "walls\r", "\rtwo\x1b[A3"):
        keys.feed(part)
        said += keys.pause()
    assert said == [
        *(f"{PASTE_BEGINS}{part}{PASTE_ENDS}" for part in ("the", " walls", "\r\rtwo")),
        "\x1b[A",
        "3",
    ]
