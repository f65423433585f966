from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.cli.printing.output import CannotPrint, Output, wrapped
from ttchan_tui.text.width import cells


def printed(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    stream = StringIO()
    Output(stream).line(text, indent=indent, hanging=hanging)
    return stream.getvalue()


def test_wrapping_between_words() -> None:
    assert wrapped("one two three", 7) == "one two\nthree"
    assert wrapped("one two three", 9, indent=2) == "  one two\n  three"
    assert wrapped("one two three", 9, indent=2, hanging=2) == "  one two\n    three"


def test_a_word_that_is_too_long_is_kept_whole() -> None:
    assert wrapped("a verylongword b", 5) == "a\nverylongword\nb"


def test_the_width_is_counted_in_columns_not_in_letters() -> None:
    assert wrapped("日本 日本", 8) == "日本\n日本"
    assert wrapped("e\u0301e\u0301 e\u0301e\u0301", 5) == "e\u0301e\u0301 e\u0301e\u0301"


def test_lines_of_the_text_stay_lines() -> None:
    assert printed("one\ntwo", indent=2) == "  one\n  two\n"
    assert printed("") == "\n"


@given(st.text())
def test_nothing_that_acts_on_a_terminal_gets_out(text: str) -> None:
    said = printed(text)
    assert not any(ord(character) < 32 and character not in "\n\t" for character in said)
    assert not any(0x7F <= ord(character) < 0xA0 for character in said)


@given(st.lists(st.text("abcž日", min_size=1, max_size=9), min_size=1), st.integers(20, 80))
def test_no_word_is_lost_and_no_line_too_long(words: list[str], columns: int) -> None:
    lines = wrapped(" ".join(words), columns, indent=1, hanging=1).split("\n")
    assert " ".join(lines).split() == words
    assert all(cells(line) <= columns for line in lines)


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_picture_is_not_sent_to_a_terminal() -> None:
    screen = BytesIO()
    terminal = Terminal(screen, "utf-8")
    with pytest.raises(CannotPrint, match="no text"):
        Output(terminal, columns=80).content(b"\x89PNG\r\n")
    terminal.flush()
    assert screen.getvalue() == b""
