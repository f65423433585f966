"""Standard input, output and error, whatever the command was started with."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, TextIO

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import N_

_HOW_OPENED: Final = (os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)
"""What stands in for each that is closed: an empty input, an output that refuses, an error nobody reads."""


class CannotRead(Explained):
    """Nothing can be got from the standard input."""


def prepare_streams() -> None:
    """Leave none of the three closed, or a file of the data would take its place; none fails for a letter."""
    for descriptor, how in enumerate(_HOW_OPENED):
        _fill(descriptor, how)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8")
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w")), "utf-8")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(newline=None)  # lines end as they do in files, of old Macs too
    for stream in (sys.stdout, sys.stderr):
        _forgive(stream, "replace")


def _forgive(stream: TextIO | None, errors: str) -> None:
    if isinstance(stream, io.TextIOWrapper) and stream.errors != errors:
        stream.reconfigure(errors=errors)


def _fill(descriptor: int, how: int) -> None:
    try:
        os.fstat(descriptor)
    except OSError:
        with suppress(OSError):
            opened = os.open(os.devnull, how)  # the lowest number that is free
            if opened != descriptor:
                os.dup2(opened, descriptor)
                os.close(opened)


def typed_lines() -> Iterator[str]:
    """The lines of the standard input, as far as they are asked for.

    Raises:
        CannotRead: It cannot be read.
    """
    _forgive(sys.stdin, "surrogateescape")  # what is no text is told line by line
    try:
        yield from sys.stdin
    except OSError as error:
        raise CannotRead(
            N_("The standard input cannot be read: {reason}."), reason=error.strerror or error
        ) from error


def typed_line() -> str:
    """The next line of the standard input; empty if there is none."""
    return next(typed_lines(), "")
