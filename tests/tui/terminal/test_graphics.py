"""How a terminal shows pictures is found out before the app is there, and nothing that is typed is lost."""

from __future__ import annotations

import os
import pty
import struct
import termios
import time
import tty
from collections.abc import Iterator
from fcntl import ioctl
from threading import Thread

import pytest

from ttchan_tui.tui.terminal.graphics import CellSize, Graphics, Protocol, look_for_graphics
from ttchan_tui.tui.terminal.probe import SECONDS_TO_ANSWER
from ttchan_tui.tui.terminal.surroundings import surroundings
from ttchan_tui.tui.terminal.terminal import look_at_terminal

XTERM = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


class Terminal:
    """Both ends of one: what it is asked goes in at ours, and what it says comes out at its own."""

    def __init__(self) -> None:
        self.ours, self.its = pty.openpty()
        tty.setraw(self.its)

    def is_of(self, columns: int, rows: int, width: int, height: int) -> None:
        ioctl(self.its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, width, height))

    def answer(self, said: bytes) -> None:
        """Answer as soon as something is asked."""

        def wait() -> None:
            os.read(self.ours, 100)
            os.write(self.ours, said)

        Thread(target=wait, daemon=True).start()


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal()
    yield made
    os.close(made.ours)
    os.close(made.its)


def found(terminal: Terminal, **more: str) -> tuple[Graphics, bytes]:
    return look_for_graphics(surroundings({**XTERM, **more}), terminal.its, terminal.its)


def test_one_that_knows_sixels_says_so_and_what_was_typed_is_kept(terminal: Terminal) -> None:
    terminal.answer(b"ab\x1b[6;18;9t\x1b[?1;0;64S\x1b[?63;1;2;4;22cc")
    graphics, typed = found(terminal)
    assert graphics == Graphics(Protocol.SIXEL, CellSize(9, 18), 64)
    assert typed == b"abc"


def test_its_window_tells_how_large_a_cell_is(terminal: Terminal) -> None:
    terminal.is_of(80, 24, 640, 408)
    terminal.answer(b"\x1b[?63;4c")
    assert found(terminal)[0] == Graphics(Protocol.SIXEL, CellSize(8, 17))


def test_pixels_need_to_know_how_large_a_cell_is(terminal: Terminal) -> None:
    terminal.answer(b"\x1b[?63;4c")
    assert found(terminal)[0].protocol is Protocol.CELLS


def test_one_without_sixels_has_cells(terminal: Terminal) -> None:
    terminal.is_of(80, 24, 640, 408)
    terminal.answer(b"\x1b[?64;1;2;6;44c")
    assert found(terminal)[0] == Graphics(Protocol.CELLS, CellSize(8, 17))


def test_kitty_is_known_by_its_name(terminal: Terminal) -> None:
    terminal.is_of(80, 24, 640, 408)
    terminal.answer(b"\x1b[?62;c")
    assert found(terminal, TERM="xterm-kitty")[0].protocol is Protocol.KITTY


def test_one_that_does_not_answer_costs_a_moment(terminal: Terminal) -> None:
    began = time.monotonic()
    assert found(terminal) == (Graphics(), b"")
    assert time.monotonic() - began < SECONDS_TO_ANSWER + 1


@pytest.mark.parametrize(
    ("more", "pictures"),
    [
        ({}, False),
        ({"SSH_TTY": "/dev/pts/1"}, True),
        ({"TERM": "linux"}, True),
        ({"NO_COLOR": "1"}, True),
        ({"LC_ALL": "C.ISO-8859-1"}, True),
    ],
)
def test_nothing_is_asked_where_no_pixels_would_be_sent(
    terminal: Terminal, more: dict[str, str], pictures: bool
) -> None:
    look_at_terminal({**XTERM, **more}, terminal.its, terminal.its, pictures=pictures)
    os.set_blocking(terminal.ours, False)
    with pytest.raises(BlockingIOError):
        os.read(terminal.ours, 100)
