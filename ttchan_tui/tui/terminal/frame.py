"""What stands in the terminal, cell by cell, so that only what differs from it is sent.

Textual sends all rows of a widget in which something has changed: for each letter that is typed the frame of
its field and the scroll bar beside it. Over a slow line one waits for that.

A repaint of the whole window by another screen, or the first one in a minute, stays one: it heals what the
terminal has lost, whoever wrote into it. Textual repaints it also where only the focus goes elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from time import monotonic
from typing import Final, NamedTuple

from rich.cells import cell_len, get_character_cell_size
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ttchan_tui.tui.terminal.pen import Pen, blank

_PASSED: Final = 3
"""Cells that are rather written again than passed over."""
_SECONDS_WHOLE: Final = 60.0
"""After which something may have been lost of what was sent whole."""


class Frame:
    """The cells of the terminal."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        """Nothing is known of them.

        Args:
            seconds: Counts them; from when does not matter.
        """
        self._rows: dict[int, _Row] = {}
        self._seconds = seconds
        self._whole_until = 0.0
        """Until then nothing is thought to be lost of what was sent whole."""
        self._window: Region | None = None
        """The cells of the window that was sent whole last."""
        self._shown: object = None
        """The screen that was sent last."""
        self.written: list[tuple[int, int, int]] = []
        """Where cells of the last update were written: row, first column, and the one behind the last."""

    @property
    def rows(self) -> list[list[str]]:
        """What stands there, row by row, a text for each cell; a blank where nothing is known."""
        rows = dict(self._rows)
        return [
            [" " if text is None else text for text in rows[number].texts] if number in rows else []
            for number in range(max(rows, default=-1) + 1)
        ]

    def forget(self) -> None:
        """The terminal may show anything: what comes next is sent whatever it is."""
        self._rows.clear()

    def differing(self, update: LayoutUpdate | ChopsUpdate, screen: object = None) -> Differing:
        """What is to be sent of an update of a screen; found out, and remembered, when it is drawn."""
        if screen is not self._shown:
            self._shown, self._whole_until = screen, 0.0
        return Differing(self, update)

    def draw(self, update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
        """The sequences after which the terminal shows an update."""
        if isinstance(update, LayoutUpdate):
            # What was sent between a resize and the first layout for it went to cells that are elsewhere now.
            if (now := self._seconds()) >= self._whole_until or update.region != self._window:
                self.forget()
                self._window = update.region
                self._whole_until = now + _SECONDS_WHOLE
            parts = _whole(update)
        else:
            parts = _changed(update)
        system = COLOR_SYSTEMS[console.color_system or "truecolor"]
        pen = Pen()
        self.written = []
        for number, column, strip in parts:
            row = self._rows.setdefault(number, _Row([], []))
            cells, are_single = _cells(strip, system)
            before = row.replace(column, cells)
            if before == cells:
                continue
            self.written.append((number, column, column + len(cells.texts)))
            if are_single:
                _write(pen, number, column, before, cells)
            else:  # terminals do not agree on where such a character ends
                pen.copy(number, column, strip.render(console))
                row.lose_before(column, cells)
        return pen.done()


class _Row(NamedTuple):
    """Cells side by side."""

    texts: list[str | None]
    """Empty where the text of a cell before goes on; none where nothing is known."""
    codes: list[str]
    """Of colours and attributes."""

    def replace(self, column: int, cells: _Row) -> _Row:
        """Put others in the place of some; give those."""
        end = column + len(cells.texts)
        missing = end - len(self.texts)
        if missing > 0:
            self.texts.extend([None] * missing)
            self.codes.extend([""] * missing)
        before = _Row(self.texts[column:end], self.codes[column:end])
        if before != cells:
            self._break_at(column)
            self._break_at(end)
            self.texts[column:end], self.codes[column:end] = cells
        return before

    def lose_before(self, column: int, cells: _Row) -> None:
        """Nothing is known of the cell before if what was written begins with a mark, drawn over it."""
        if column and cells.texts and _marks(cells.texts[0] or ""):
            self._break_at(column - 1)
            self.texts[column - 1] = None

    def _break_at(self, column: int) -> None:
        """Whatever reaches over that column is not whole any more: nothing is known of what is left of it."""
        if column < len(self.texts) and self.texts[column] == "":
            first, last = column, column
            while first and self.texts[first] == "":
                first -= 1
            while last < len(self.texts) and self.texts[last] == "":
                last += 1
            self.texts[first:last] = [None] * (last - first)


class Differing(CompositorUpdate):
    """What differs in an update from what the terminal shows."""

    def __init__(self, frame: Frame, update: LayoutUpdate | ChopsUpdate) -> None:
        """Look for it when the update is drawn."""
        self._frame = frame
        self._update = update

    def render_segments(self, console: Console) -> str:
        """The sequences for the terminal."""
        return self._frame.draw(self._update, console)


def _whole(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The row, the column and the strip of each part of the window."""
    for row, strips in enumerate(update.strips, update.region.y):
        column = update.region.x
        for strip in strips:
            yield row, column, strip
            column += strip.cell_length


def _changed(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The row, the column and the strip of each part that may have changed, as Textual would send them."""
    for row, first, last in update.spans:
        for end, (column, strip) in zip(update.chop_ends[row], update.chops[row].items(), strict=False):
            if strip is None or column > last or end <= first:
                continue
            is_within = first <= column < last and end <= last
            yield row, column, strip if is_within else strip.crop(0, min(end, last) - column)


def _cells(strip: Strip, system: ColorSystem) -> tuple[_Row, bool]:
    """The cells of a strip, and whether each character has one to itself."""
    texts: list[str | None] = []
    codes: list[str] = []
    are_single = True
    for text, style, _ in strip:
        code = Strip.render_ansi(style, system) if style else ""
        if style and style.link:
            code += style.link
            are_single = False
        if _has_one_cell_each(text):
            texts += text
            if " " in text and (plain := blank(code)) != code:
                codes += [plain if one == " " else code for one in text]
            else:
                codes += [code] * len(text)
            continue
        are_single = False
        marks = _marks(text)
        if marks and texts:  # they are drawn over what stands before them
            owner = max(index for index, one in enumerate(texts) if one)
            texts[owner] = f"{texts[owner]}{marks}"
        own = text.removeprefix(marks) if texts else text
        if columns := cell_len(own):
            texts += [own] + [""] * (columns - 1)
            codes += [code] * columns
    return _Row(texts, codes), are_single


def _marks(text: str) -> str:
    """What a text begins with that has no column of its own."""
    return "".join(takewhile(lambda character: not get_character_cell_size(character), text))


@lru_cache(maxsize=4096)
def _has_one_cell_each(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return True
    return all(get_character_cell_size(character) == 1 for character in text)


def _write(pen: Pen, number: int, column: int, before: _Row, cells: _Row) -> None:
    """Write what differs, in runs of one look."""
    texts, codes = cells
    begin, length = 0, len(texts)
    while begin < length:
        end = begin + 1
        if before.texts[begin] is None:
            while end < length and before.texts[end] is None and _looks_like(cells, end, begin):
                end += 1
            pen.write(number, column + begin, "".join(filter(None, texts[begin:end])), codes[begin])
        elif texts[begin] != before.texts[begin] or codes[begin] != before.codes[begin]:
            end = _end_of_run(before, cells, begin)
            pen.write(number, column + begin, "".join(filter(None, texts[begin:end])), codes[begin])
        begin = end


def _end_of_run(before: _Row, cells: _Row, begin: int) -> int:
    """Where cells end that differ and look as the first: a few that do not differ are written with them.

    To pass over one takes four bytes, to write it one or two.
    """
    end = place = begin + 1
    while place < len(cells.texts) and _looks_like(cells, place, begin) and place - end < _PASSED:
        if before.texts[place] is None:
            break
        place += 1
        if _differs(before, cells, place - 1):
            end = place
    return end


def _looks_like(cells: _Row, place: int, first: int) -> bool:
    """Whether a cell is written as another: of a blank only the background is seen."""
    code, wanted = cells.codes[place], cells.codes[first]
    return code == wanted or (cells.texts[place] == " " and code == blank(wanted))


def _differs(before: _Row, cells: _Row, place: int) -> bool:
    return cells.texts[place] != before.texts[place] or cells.codes[place] != before.codes[place]
