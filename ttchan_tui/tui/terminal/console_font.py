"""The font that the console of Linux has loaded; the kernel knows it glyph by glyph."""

from __future__ import annotations

import ctypes
import fcntl
from typing import Final

GIO_UNIMAP: Final = 0x4B66
"""The kernel's question for the characters of a console's font (linux/kd.h)."""

_MOST: Final = 16384
"""Characters that a font may have; several can share a glyph."""


class _Pair(ctypes.Structure):
    _fields_ = (("unicode", ctypes.c_ushort), ("glyph", ctypes.c_ushort))


class _Map(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("pairs", ctypes.POINTER(_Pair)))


def characters_of_font(terminal: int) -> frozenset[str]:
    """The characters that the console's font has; none if this is no console, but a window or a line.

    Args:
        terminal: File descriptor of the terminal.
    """
    pairs = (_Pair * _MOST)()
    question = _Map(_MOST, pairs)
    try:
        fcntl.ioctl(terminal, GIO_UNIMAP, question)
    except OSError:
        return frozenset()
    return frozenset(chr(pair.unicode) for pair in pairs[: question.count] if pair.unicode >= ord(" "))
