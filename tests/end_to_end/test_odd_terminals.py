"""The real app on terminals that are not like those of desktops: from the bytes that it sends them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.end_to_end.terminal import DURING, Terminal, terminal, wait_until
from tests.tools import need
from ttchan_tui.tui.terminal.drawing import CONSOLE

COLOUR: Final = re.compile(rb"\x1b\[[0-9;:]*m")
WAYS: Final = ("1", "\r", "h", "2", "\r", "h", "3", "h", "4", "h", "/", "\x1b")
"""Keys that lead through most of the screens. Nothing follows on Escape, with which it might be one key."""

HOME: Final = "159"


def walk(app: Terminal) -> None:
    """See most of the screens."""
    app.wait_for(HOME)
    app.press_one_by_one(*WAYS)
    app.wait_for(HOME)


def numbers_of_colours(sent: bytes) -> set[int]:
    """The numbers in all codes for colours and the like."""
    return {
        int(number)
        for code in COLOUR.findall(sent)
        for number in re.split(rb"[;:]", code[2:-1])
        if number.isdigit()
    }


def text_of(sent: bytes) -> str:
    """What is drawn, without the codes."""
    return re.sub(r"\x1b(\[[0-9;?<>=:]*\$?[a-zA-Z~]|\][^\x07]*\x07|[PX^_].*?\x1b\\|.)", "", sent.decode())


def test_the_console_gets_no_bright_colour_and_no_glyph_that_its_font_lacks(data: Path) -> None:
    with terminal(data, "--lang", "lv", environment={"TERM": "linux"}) as app:
        walk(app)
        numbers = numbers_of_colours(app.sent)
        assert not numbers & {*range(90, 98), *range(100, 108), 38, 48}
        assert {44, 37} <= numbers
        lacking = {letter for letter in text_of(app.sent) if letter >= " " and not CONSOLE.has(letter)}
        assert not lacking
        assert "159 dalībnieki" in app.text


def test_no_color_sends_no_code_of_a_colour(data: Path) -> None:
    with terminal(data, environment={"NO_COLOR": "1"}) as app:
        walk(app)
        # A code to scan is black on white on any terminal: cells of half blocks and nothing else.
        drawn = re.sub(
            rb"\x1b\[[0-9;]*m(?: |\xe2\x96[\x80\x84\x88]|\x1b\[\d+;\d+H(?=\x1b\[|\xe2\x96))+", b"", app.sent
        )
        assert not numbers_of_colours(drawn) - {0, 1, 4, 7, 22, 24, 27}
        assert "┏━ 1" in app.text


@pytest.mark.parametrize("locale", ["lv_LV.ISO-8859-13", "C"])
def test_without_utf8_only_ascii_is_sent(data: Path, locale: str) -> None:
    with terminal(data, "--lang", "lv", environment={"LANG": locale}) as app:
        walk(app)
        assert app.sent.partition(b"\x1b[?1049h")[2].isascii()
        assert "159 dalibnieki" in app.text
        app.press_one_by_one("?")
        app.wait_for("Burti bez")


def test_a_line_without_a_window_is_painted_once(data: Path) -> None:
    """As `ssh -tt` from a script has none: it was laid out for 24 and for 25 rows by turns, for ever."""
    within = ("sh", "-c", 'stty rows 0 columns 0; exec "$@"', "sh")
    opened = Terminal(data, "--now", DURING, within=within, rows=25)
    try:
        opened.wait_for(HOME)
        wait_until(opened.settled, "a still screen")
        before = len(opened.sent)
        opened.press_one_by_one("?", "\x1b", "?")
        assert len(opened.sent) - before < 20_000
    finally:
        opened.process.close(force=True)


def test_what_is_typed_while_the_terminal_is_asked_is_not_lost(data: Path) -> None:
    opened = Terminal(data, "--now", DURING, environment={"TERM": "unheard-of"})
    try:
        while b"\x1b[6n" not in opened.sent:
            opened.read()
        opened.press("2")
        opened.press(b"".join(b"\x1b[1;%dR" % (1 + columns) for columns in (*[1] * 10, 2)))
        opened.wait_for("102")
    finally:
        opened.process.close(force=True)


@pytest.mark.parametrize(
    "within",
    [("tmux", "-u", "-f", "/dev/null", "new-session"), ("screen", "-U", "-c", "/dev/null")],
    ids=" ".join,
)
def test_within_tmux_and_screen_everything_is_shown(
    data: Path, within: tuple[str, ...], tmp_path: Path
) -> None:
    need(within[0])
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    environment = {"TMUX_TMPDIR": str(sockets), "SCREENDIR": str(sockets)}
    opened = Terminal(data, "--now", DURING, environment=environment, within=within)
    try:
        opened.wait_for(HOME)
        opened.press("2")
        opened.wait_for("Panevėžys", "▌")
        opened.press_one_by_one("\r")
        opened.wait_for("Daugavpils", "→")
        opened.press(b"\x11")
        opened.exit_code()
    finally:
        opened.process.close(force=True)
