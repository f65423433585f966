"""The terminal as the app takes it: its colours and its drawing set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ttchan_tui.tui.terminal.drawing import ASCII, CONSOLE, FULL, DrawingSet
from ttchan_tui.tui.terminal.surroundings import Charset, Colours, Surroundings, surroundings

if TYPE_CHECKING:
    from ttchan_tui.tui.terminal.graphics import Graphics
    from ttchan_tui.tui.terminal.probe import Widths


@dataclass(frozen=True, slots=True)
class Terminal:
    """What can be shown, and what somebody typed while that was found out."""

    colours: Colours = Colours.MANY
    drawing: DrawingSet = field(default=FULL)
    typed: bytes = b""
    graphics: Graphics | None = None
    """How it shows pictures; None where it does not, or where none was to be shown at the start."""

    @property
    def shows_pictures(self) -> bool:
        """Whether pictures can be drawn at all: in colours, and in halves of cells."""
        return self.colours is Colours.MANY and self.drawing.has_half_blocks


BEST: Final = Terminal()
"""A terminal that shows everything."""


def look_at_terminal(
    environment: Mapping[str, str], reading: int, writing: int, *, pictures: bool = False
) -> Terminal:
    """Find out what the terminal can show; it is only asked if the environment leaves that open.

    Args:
        environment: Variables of the process.
        reading: File descriptor of the terminal's keyboard.
        writing: File descriptor of the terminal's screen.
        pictures: Whether there are any to be shown.
    """
    around = surroundings(environment)
    terminal = _of_letters(around, reading, writing)
    if not (pictures and terminal.shows_pictures):
        return terminal
    from ttchan_tui.tui.terminal.graphics import look_for_graphics

    graphics, typed = look_for_graphics(around, reading, writing)
    return replace(terminal, graphics=graphics, typed=terminal.typed + typed)


def _of_letters(around: Surroundings, reading: int, writing: int) -> Terminal:
    if around.is_console:
        from ttchan_tui.tui.terminal.console_font import characters_of_font

        return Terminal(around.colours, console_set(characters_of_font(writing), around.charset))
    if not must_be_asked(around):
        return Terminal(around.colours, drawing_set(around, None))
    from ttchan_tui.tui.terminal.probe import widths

    asked = widths(reading, writing)
    return Terminal(around.colours, drawing_set(around, asked), asked.typed)


def must_be_asked(around: Surroundings) -> bool:
    """Whether the environment leaves open what the terminal can show."""
    if around.charset is Charset.OTHER:
        return False
    return around.charset is Charset.UNKNOWN or not around.is_known


def drawing_set(around: Surroundings, asked: Widths | None) -> DrawingSet:
    """The drawing set for a terminal that is no console, with its answer if it gave one."""
    if around.charset is Charset.OTHER:
        return ASCII
    if asked and asked.answered:
        return FULL if asked.as_expected else ASCII
    return FULL if around.charset is Charset.UTF8 else ASCII


def console_set(font: frozenset[str], charset: Charset) -> DrawingSet:
    """The drawing set for the console of Linux with that font; a usual one if the font is not known."""
    if charset is Charset.OTHER:
        return ASCII
    return DrawingSet(CONSOLE.name, font) if font else CONSOLE
