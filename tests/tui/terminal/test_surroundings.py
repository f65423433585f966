"""What is made of the environment, of the answers of a terminal, and of its font."""

from __future__ import annotations

import os
import pty
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttchan_tui.tui.terminal.console_font import characters_of_font
from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE, FULL
from ttchan_tui.tui.terminal.probe import EXPECTED, SECONDS_TO_ANSWER, Widths, widths
from ttchan_tui.tui.terminal.surroundings import Charset, Colours, surroundings
from ttchan_tui.tui.terminal.terminal import console_set, drawing_set, must_be_asked


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm"}, Colours.SIXTEEN),
        ({"TERM": "xterm-256color"}, Colours.MANY),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Colours.MANY),
        ({"TERM": "xterm-kitty"}, Colours.MANY),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, Colours.SIXTEEN),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Colours.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Colours.MANY),
        ({}, Colours.SIXTEEN),
    ],
)
def test_colours(environment: dict[str, str], colours: Colours) -> None:
    assert surroundings(environment).colours is colours


@pytest.mark.parametrize(
    ("environment", "charset"),
    [
        ({"LANG": "lv_LV.UTF-8"}, Charset.UTF8),
        ({"LANG": "lv_LV.utf8@x"}, Charset.UTF8),
        ({"LANG": "lv_LV.UTF-8", "LC_ALL": "C"}, Charset.UNKNOWN),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, Charset.UNKNOWN),
        ({"LANG": "C", "LC_CTYPE": "lv_LV.UTF-8"}, Charset.UTF8),
        ({"LANG": "lv_LV.ISO-8859-13"}, Charset.OTHER),
        ({}, Charset.UNKNOWN),
    ],
)
def test_encodings(environment: dict[str, str], charset: Charset) -> None:
    assert surroundings(environment).charset is charset


def test_what_stands_between_is_known() -> None:
    assert surroundings({"TERM": "tmux-256color", "TMUX": "x"}).within == ("tmux",)
    assert surroundings({"TERM": "screen", "STY": "x", "SSH_CONNECTION": "x"}).within == ("screen", "ssh")
    assert surroundings({"TERM": "screen-256color", "TMUX": "x"}).within == ("tmux",)


@pytest.mark.parametrize(
    "name", ["xterm-256color", "tmux-256color", "screen", "alacritty", "foot", "st-256color"]
)
def test_a_known_terminal_is_not_asked(name: str) -> None:
    around = surroundings({"TERM": name, "LANG": "C.UTF-8"})
    assert not must_be_asked(around)
    assert drawing_set(around, Widths()) is FULL


def test_the_answer_decides_where_the_environment_does_not() -> None:
    for environment in ({"TERM": "xterm"}, {"TERM": "unheard-of", "LANG": "C.UTF-8"}):
        around = surroundings(environment)
        assert must_be_asked(around)
        assert drawing_set(around, Widths(EXPECTED)) is FULL
        assert drawing_set(around, Widths((2, *EXPECTED[1:]))) is ASCII
    assert drawing_set(surroundings({"TERM": "xterm"}), Widths()) is ASCII


def test_the_console_draws_what_its_font_has() -> None:
    assert console_set(frozenset(), Charset.UTF8) is CONSOLE
    few = console_set(frozenset("abc█"), Charset.UTF8)
    assert few.drawn("ā▌█") == "a██"
    assert console_set(frozenset("ā"), Charset.OTHER) is ASCII


# In front of a real terminal


def test_a_terminal_that_does_not_answer_costs_a_moment() -> None:
    ours, its = pty.openpty()
    began = time.monotonic()
    assert widths(its, its) == Widths()
    assert time.monotonic() - began < SECONDS_TO_ANSWER + 1
    os.close(ours)
    os.close(its)


def test_a_terminal_is_not_asked_if_somebody_has_typed() -> None:
    ours, its = pty.openpty()
    os.write(ours, b"hello\n")
    assert widths(its, its) == Widths()
    assert os.read(its, 100) == b"hello\n"
    os.close(ours)
    os.close(its)


def test_what_is_no_console_has_no_font_to_tell_of() -> None:
    ours, its = pty.openpty()
    assert characters_of_font(its) == frozenset()
    os.close(ours)
    os.close(its)


# Drawing sets


@given(st.text())
def test_everything_is_drawn_with_what_there_is_in_as_many_columns(text: str) -> None:
    from wcwidth import wcwidth

    for drawing in (CONSOLE, ASCII):
        for character in text:
            drawn = drawing.drawn(character)
            assert all(map(drawing.has, drawn)) or ord(character) < ord(" ") or character == "\x7f"
            assert len(drawn) == max(0, wcwidth(character)) or drawn == character
    assert FULL.drawn(text) == text


def test_marks_are_still_told_from_each_other() -> None:
    assert ASCII.drawn("▌chosen▐ ┃ now • note … “quoted” – 80×24 ↑↓←→") == (
        '>chosen< | now * note . "quoted" - 80x24 ^v<>'
    )
    assert ASCII.drawn("┌─┐│█") == "+-+|#"
    assert CONSOLE.drawn("▌Žagarė▐") == "█Žagarė█"
    assert ASCII.drawn("Vänersborg Łódź Панорама") == "Vanersborg Lodz Panorama"
