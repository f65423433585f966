"""How a terminal shows pictures: as pixels, or as cells of two colours each.

Which way there is, is found out before the app takes the terminal: by its name, or by one question that every
terminal answers at once. What somebody types meanwhile is kept.
"""

from __future__ import annotations

import fcntl
import re
import struct
import sys
import termios
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple

from ttchan_tui.tui.terminal.probe import ask
from ttchan_tui.tui.terminal.surroundings import Surroundings


class Protocol(Enum):
    """What a terminal takes pictures in."""

    CELLS = "cells"
    """Nothing but characters: halves of blocks in two colours."""
    SIXEL = "sixel"
    KITTY = "kitty"


class CellSize(NamedTuple):
    """Pixels of one cell."""

    width: int
    height: int


USUAL_CELL: Final = CellSize(10, 20)
"""As on the first terminal with pictures, if nobody knows: twice as high as wide."""


@dataclass(frozen=True, slots=True)
class Graphics:
    """How pictures are shown."""

    protocol: Protocol = Protocol.CELLS
    cell: CellSize = USUAL_CELL
    colours: int = 256
    """How many a picture may have in sixels."""


_KITTY: Final = {"xterm-kitty", "xterm-ghostty"}
"""Terminals that take pictures in kitty's protocol, by what `TERM` says; it reaches over a line, too."""

_QUESTION: Final = b"\x1b[16t\x1b[?1;1;0S\x1b[c"
"""How large a cell is, how many colours a picture may have, and what the terminal is.

The last one is answered by all, after the others.
"""
_WHAT_IT_IS: Final = re.compile(rb"\x1b\[\?([\d;]*)c")
_CELL: Final = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_COLOURS: Final = re.compile(rb"\x1b\[\?1;(\d+)(?:;(\d+))?S")
_HAS_SIXEL: Final = b"4"


def look_for_graphics(around: Surroundings, reading: int, writing: int) -> tuple[Graphics, bytes]:
    """How the terminal behind two file descriptors shows pictures, and what was typed while it was asked.

    Over a line there are cells: the pixels of one picture would hold up whatever is typed.
    """
    if around.is_slow or around.is_console:
        return Graphics(cell=cell_size(writing) or USUAL_CELL), b""
    answer = ask(reading, writing, _QUESTION, lambda arrived: _WHAT_IT_IS.search(arrived) is not None)
    told = _CELL.search(answer)
    cell = cell_size(writing) or (CellSize(int(told[2]), int(told[1])) if told else None)
    what, colours = _WHAT_IT_IS.search(answer), _COLOURS.search(answer)
    typed = _COLOURS.sub(b"", _CELL.sub(b"", _WHAT_IT_IS.sub(b"", answer)))
    if cell is None or not all(cell):
        return Graphics(), typed
    if around.name in _KITTY:
        return Graphics(Protocol.KITTY, cell), typed
    if what and _HAS_SIXEL in what[1].split(b";"):
        most = int(colours[2]) if colours and colours[1] == b"0" and colours[2] else Graphics().colours
        return Graphics(Protocol.SIXEL, cell, min(max(2, most), Graphics().colours)), typed
    return Graphics(cell=cell), typed


def now(found: Graphics | None) -> Graphics:
    """What was found, with cells as large as they are now: somebody may have chosen another font."""
    if found is None or found.protocol is Protocol.CELLS or sys.__stderr__ is None:
        return found or Graphics()
    return replace(found, cell=cell_size(sys.__stderr__.fileno()) or found.cell)


def cell_size(terminal: int) -> CellSize | None:
    """Pixels of a cell of the terminal as it is now; None where it does not say."""
    try:
        told = fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    rows, columns, width, height = struct.unpack("HHHH", told)
    if not (rows and columns and width >= columns and height >= rows):
        return None
    return CellSize(width // columns, height // rows)
