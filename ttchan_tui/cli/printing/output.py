"""What the commands print: plain text in lines that fit, or JSON. Everything leaves through here."""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Final, TextIO

from ttchan_tui import __version__
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_

CANNOT_DRAW: Final = {"dumb", "unknown"}
"""Terminals that take text only, line by line."""
_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"

PIPE_WIDTH: Final = 80
"""Columns to write when nobody says how wide the paper is."""
_PAPER: Final = (PIPE_WIDTH, 24)


class CannotPrint(Explained):
    """The output went nowhere, such as to a full disk."""


def complain(sentence: str) -> None:
    """Print a sentence on standard error, if anybody listens there."""
    with suppress(OSError):
        if sys.stderr:
            print(harmless(sentence), file=sys.stderr, flush=True)


def _size_of_terminal() -> os.terminal_size:
    from shutil import get_terminal_size  # brings every kind of compression along

    return get_terminal_size(_PAPER)


class Output:
    """A stream for people's text: nothing that could act on a terminal gets through."""

    def __init__(self, stream: TextIO, *, columns: int | None = None) -> None:
        """Print to that stream, in lines of so many columns; of the terminal's, if it is one, by itself."""
        self._stream = stream
        self.is_terminal: Final = stream.isatty()
        """Whether a person is looking, not a pipe or a file."""
        size = _size_of_terminal() if self.is_terminal else os.terminal_size(_PAPER)
        self.columns: Final = columns or size.columns
        self.rows: Final = size.lines

    def can_say(self, character: str) -> bool:
        """Whether the stream's encoding has the character."""
        try:
            character.encode(self._stream.encoding or "ascii")
        except UnicodeEncodeError:
            return False
        return True

    def line(self, text: str = "", *, indent: int = 0, hanging: int = 0) -> None:
        """Print a text, wrapped between words.

        Args:
            text: A paragraph; line ends in it are kept.
            indent: Columns that stay empty in front of it.
            hanging: Columns that stay empty in front of all its lines but the first.
        """
        for paragraph in harmless(text).split("\n"):
            self.raw(wrapped(paragraph, self.columns, indent, hanging) + "\n")

    def raw(self, text: str) -> None:
        """Print what was composed here and contains no text of others, such as a drawing."""
        with writing():
            self._stream.write(text)

    def clear(self) -> None:
        """Leave nothing on a terminal of what was there, also above its upper edge."""
        if self.is_terminal:
            self.raw("\n" * self.rows if os.environ.get("TERM") in CANNOT_DRAW else _CLEAR)

    def content(self, data: bytes) -> None:
        """Print the content of a file, byte by byte; to a person's terminal without what could act on it."""
        if not self.is_terminal:
            self.flush()
            with writing():
                self._stream.buffer.write(data)
            return
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise CannotPrint(
                N_("This is no text, so a terminal cannot show it. Send it into a file or a pipe.")
            ) from error
        self.raw(harmless(text) + "\n")

    def json(self, value: Mapping[str, object]) -> None:
        """Print an object for programs, with the version; in ASCII if the stream has no more than that."""
        is_utf8 = codecs.lookup(self._stream.encoding or "ascii").name == "utf-8"
        text = json.dumps(
            _harmless_within({**value, "ttchan": __version__}), ensure_ascii=not is_utf8, indent=2
        )
        self.raw(text + "\n")

    def flush(self) -> None:
        """Make sure that everything was printed."""
        with writing():
            self._stream.flush()


@contextmanager
def writing() -> Iterator[None]:
    """Explain why something cannot be written to standard output or into a pipe.

    Raises:
        CannotPrint: It cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.EBADF:
            raise CannotPrint(N_("The output is closed, so nothing could be written there.")) from error
        raise CannotPrint(
            N_("The output could not be written: {reason}."), reason=error.strerror or error
        ) from error


def wrapped(text: str, columns: int, indent: int = 0, hanging: int = 0) -> str:
    """The text in lines of at most that many columns, unless a single word is longer."""
    from ttchan_tui.text.width import cells  # slow to import, and not needed for JSON

    lines, line, used = [], " " * indent, indent
    for number, word in enumerate(text.split(" ")):
        width = cells(word)
        if number and used + 1 + width > columns:
            lines.append(line.rstrip())
            line, used = " " * (indent + hanging) + word, indent + hanging + width
        else:
            space = 1 if number else 0
            line, used = line + " " * space + word, used + space + width
    return "\n".join([*lines, line.rstrip()])


def _harmless_within(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, Mapping):
        return {harmless(str(key)): _harmless_within(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_harmless_within(item) for item in value]
    return value
