"""What the terminal is like."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final, TextIO

from ttchan_tui.cli.doctor.finding import Diagnosis, DiagnosisState
from ttchan_tui.cli.printing.output import CANNOT_DRAW
from ttchan_tui.text.languages import N_
from ttchan_tui.tui.terminal.console_font import characters_of_font
from ttchan_tui.tui.terminal.drawing import CONSOLE, DrawingSet
from ttchan_tui.tui.terminal.probe import EXPECTED, SAMPLES, Widths, widths
from ttchan_tui.tui.terminal.size import LEAST_COLUMNS, LEAST_ROWS
from ttchan_tui.tui.terminal.surroundings import Charset, Colours, Surroundings, surroundings
from ttchan_tui.tui.terminal.terminal import console_set, drawing_set

_USUAL_COLUMNS: Final = 80
_USUAL_ROWS: Final = 24


def examine_terminal(
    environment: Mapping[str, str], keys: TextIO | None, screen: TextIO | None
) -> Iterator[Diagnosis]:
    """Look at the terminal that the app would use: it reads the keys here and draws there."""
    around = surroundings(environment)
    if not (keys and keys.isatty() and screen and screen.isatty()):
        advice = N_(
            "Nothing is known of the terminal, as this is none. Look again where the app is to run. "
            "Without a terminal, everything is read with: ttchan plain"
        )
        yield Diagnosis("terminal", N_("Terminal"), "-", DiagnosisState.ADVICE, advice)
        return
    if environment.get("TERM") in CANNOT_DRAW:
        yield Diagnosis(
            "terminal",
            N_("Terminal"),
            around.name or "-",
            DiagnosisState.BROKEN,
            N_("The app needs a terminal that can draw. Without one, everything is read with: ttchan plain"),
        )
        return
    yield _name(around)
    yield _size(screen.fileno())
    yield _colours(around)
    yield _charset(around)
    font = characters_of_font(screen.fileno()) if around.is_console else frozenset[str]()
    asked = Widths() if around.is_console else widths(keys.fileno(), screen.fileno())
    if around.is_console:
        yield _font(font)
        drawing = console_set(font, around.charset)
    else:
        yield _widths(asked)
        drawing = drawing_set(around, asked)
    yield _drawing(drawing)
    yield _mouse(around)


def _name(around: Surroundings) -> Diagnosis:
    where = ", ".join((around.name, *around.within))
    if around.within and around.name in ("screen", "linux"):
        advice = N_(
            "More colours come with “set -g default-terminal tmux-256color” in tmux, "
            "or with “term screen-256color” in screen."
        )
        return Diagnosis("terminal", N_("Terminal"), where, DiagnosisState.ADVICE, advice)
    return Diagnosis("terminal", N_("Terminal"), where)


def _size(terminal: int) -> Diagnosis:
    columns, rows = os.get_terminal_size(terminal)
    found = f"{columns}×{rows}"
    values = {"columns": LEAST_COLUMNS, "rows": LEAST_ROWS}
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        advice = N_("Make the window larger: at least {columns}×{rows} characters are needed.")
        return Diagnosis("size", N_("Size"), found, DiagnosisState.BROKEN, advice, values)
    if columns < _USUAL_COLUMNS or rows < _USUAL_ROWS:
        return Diagnosis(
            "size", N_("Size"), found, DiagnosisState.ADVICE, N_("Every screen is complete from 80×24 on.")
        )
    return Diagnosis("size", N_("Size"), found)


def _colours(around: Surroundings) -> Diagnosis:
    if around.colours is Colours.NONE:
        advice = N_("NO_COLOR is set: shapes tell what colours tell elsewhere. Unset it to have colours.")
        return Diagnosis("colours", N_("Colours"), around.colours.value, DiagnosisState.ADVICE, advice)
    return Diagnosis("colours", N_("Colours"), around.colours.value)


def _charset(around: Surroundings) -> Diagnosis:
    if around.charset is Charset.UTF8:
        return Diagnosis("encoding", N_("Encoding"), around.charset.value)
    advice = N_("Accents are only sure with UTF-8. Set it before the start: LANG=C.UTF-8")
    return Diagnosis("encoding", N_("Encoding"), around.charset.value, DiagnosisState.ADVICE, advice)


def _font(font: frozenset[str]) -> Diagnosis:
    lacking = "".join(letter for letter in "āčģķļņšžēū“”•█▀▄" if font and letter not in font)
    found = str(len(font)) if font else "-"
    if lacking or not font:
        advice = N_(
            "A font of the console that has everything needed is Uni2-VGA28x16. On Debian: "
            "setfont Uni2-VGA28x16, and for every start: dpkg-reconfigure console-setup"
        )
        return Diagnosis("font", N_("Font"), f"{found} {lacking}".strip(), DiagnosisState.ADVICE, advice)
    return Diagnosis("font", N_("Font"), found)


def _widths(asked: Widths) -> Diagnosis:
    if not asked.answered:
        return Diagnosis("widths", N_("Widths of characters"), "-")
    wrong = [
        f"{sample} {columns}"
        for sample, columns, expected in zip(SAMPLES, asked.columns, EXPECTED, strict=True)
        if columns != expected
    ]
    if wrong:
        advice = N_(
            "The terminal draws some characters wider or narrower than others do; simpler ones are used."
        )
        return Diagnosis(
            "widths", N_("Widths of characters"), ", ".join(wrong), DiagnosisState.ADVICE, advice
        )
    return Diagnosis("widths", N_("Widths of characters"), "OK")


def _drawing(drawing: DrawingSet) -> Diagnosis:
    if drawing.shows_everything or (drawing.name == CONSOLE.name and drawing.has_accents):
        return Diagnosis("drawing", N_("Characters to draw with"), drawing.name)
    advice = N_("Letters are shown without accents, as this terminal cannot show them.")
    return Diagnosis("drawing", N_("Characters to draw with"), drawing.name, DiagnosisState.ADVICE, advice)


def _mouse(around: Surroundings) -> Diagnosis:
    """By its name; whether there is one is only known when it moves. Keys do everything."""
    return Diagnosis("mouse", N_("Mouse"), "-" if around.is_console else "xterm")
