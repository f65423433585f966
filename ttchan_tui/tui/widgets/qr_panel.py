"""A QR code with its address as text, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rich.cells import cell_len as cells
from textual.app import ComposeResult
from textual.containers import Center, Container
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from ttchan_tui.meeting.qr.codes import Code
from ttchan_tui.meeting.qr.symbol import Symbol, symbol
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.by_parts import by_parts
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_symbol import QRSymbol

_TITLE_ROWS = 2
"""What the title takes below the words, where there is room."""

_CAPTION_COLUMNS = 23
"""What the caption needs beside the symbol, where there is no room under it."""

_POSTER_COLUMNS = 50
"""With so many, it stands there in large letters rather than in small ones under it."""

_MARGIN = 2
"""Columns beside it."""

_SPACES = 2
"""Rows above and below it."""


class QRPanel(Container):
    """Shows a code if it fits; says why if it does not. It is never cut."""

    @dataclass
    class Touched(Message):
        """Somebody touched the code, or the words beside it."""

        code: Code

    def __init__(self, *, id: str | None = None, explains: bool = True) -> None:
        """Show nothing yet; say what a code is for, unless that stands somewhere else."""
        super().__init__(id=id)
        self._explains = explains

    def compose(self) -> ComposeResult:
        """The symbol and its caption."""
        with Center():
            yield QRSymbol()
        yield PlainLabel(classes="caption")

    _shown: tuple[Code, Language] | None = None

    def on_resize(self) -> None:
        """See whether the code fits now."""
        if self._shown:
            self.show(*self._shown)

    def show(self, code: Code, language: Language) -> None:
        """Show that code as well as the room allows."""
        self._shown = (code, language)
        if not self.size:
            return  # nothing is known yet of how much room there is
        caption = self._under(code, language, self.size.height)
        drawn = self.query_one(QRSymbol)
        try:
            fitted, beside = self._fitted(code, language)
            drawn.show(fitted, code.address)
            self.set_class(beside, "-beside")
            caption = self._under(code, language, self.size.height - fitted.rows)
            if beside:
                caption = self._beside(code, language, self.size.width - fitted.columns - _MARGIN)
        except Explained as refusal:
            drawn.clear()
            caption = joined(caption, "\n\n", plain(refusal.sentence(language)))
        drawn.display = drawn.symbol is not None
        self.query_one(".caption", Static).update(caption)

    def _under(self, code: Code, language: Language, rows: int) -> Content:
        """Where it leads, and below what that is and why one would go there, if there are rows for it."""
        words = _words(code, language, self.size.width)
        if not self._explains:
            return words
        title = code.title.in_language(language.code).marked
        about = by_parts((title, code.why(language)), self.size.width, " · ")
        while about and len(plain("\n".join(about)).wrap(self.size.width)) + len(words.split("\n")) > rows:
            about.pop()  # rather than half of it
        return joined(words, *((f"\n{line}", "$quiet") for line in about))

    def _beside(self, code: Code, language: Language, columns: int) -> Content:
        """What it is, as large as there is room for; below why one would go there, and where it leads."""
        why, title = plain(code.why(language), "bold $accent"), code.title.in_language(language.code).marked
        below = [*([why] if why.plain else []), _words(code, language, columns)]
        rows = self.size.height - sum(len(each.wrap(columns)) + 1 for each in below) - _SPACES
        what = appearance(self).poster(title, columns, rows) or plain(title, "bold")
        return Content("\n\n").join([what, *below])

    def on_click(self, event: Click) -> None:
        """Say which code was touched."""
        event.stop()
        if self._shown:
            self.post_message(self.Touched(self._shown[0]))

    def has_room_for(self, code: Code, language: Language) -> bool:
        """Whether it can be shown, as far as one knows yet how much room there is."""
        if not self.size:
            return True
        try:
            self._fitted(code, language)
        except Explained:
            return False
        return True

    def _fitted(self, code: Code, language: Language) -> tuple[Symbol, bool]:
        """The symbol as large as it can be, and whether its words stand beside it, not under it; all whole.

        Raises:
            TooLittleSpace: There is no room for that.
            NoSymbol: The address cannot be made into a symbol.
        """
        code.must_be_short()
        wanted = symbol(code.address)
        if not appearance(self).terminal.drawing.has_half_blocks:
            wanted = replace(wanted, in_whole_cells=True)
        columns, rows = self.size
        words = code.words(language)
        under = len(_lines(words, columns))
        above = wanted.enlarged(columns, rows - under - _TITLE_ROWS * self._explains)
        before = wanted.enlarged(columns - _CAPTION_COLUMNS, rows)
        there = columns - before.columns - _MARGIN
        has_room = before.fits(columns - _CAPTION_COLUMNS, rows) and len(_lines(words, there)) < rows
        is_larger = before.scale > above.scale or not above.fits(columns, rows - under)
        if has_room and (is_larger or (before.scale == above.scale and there >= _POSTER_COLUMNS)):
            return before, True
        above.must_fit(columns, rows - under)
        return above, False


def _words(code: Code, language: Language, columns: int) -> Content:
    """What people read: the first of it is what one may have to type."""
    first, *others = code.words(language)
    return joined(("\n".join(_lines([first], columns)), "bold"), *(f"\n{line}" for line in others))


def _lines(words: Iterable[str], columns: int) -> list[str]:
    """The words in so many columns; an address that is longer goes on behind one of its signs."""
    lines = []
    for word in words:
        line = ""
        for part in re.split(r"(?<=[/.-])(?=[^/])", word):
            if line and cells(line + part) > columns:
                lines.append(line)
                line = ""
            line += part
        lines += [line[at : at + columns] for at in range(0, len(line), max(1, columns))]
    return lines
