"""A QR code with its address and domain as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Center, Container, Vertical
from textual.widgets import Static

from ttchan_tui.meeting.qr.codes import Code
from ttchan_tui.meeting.qr.symbol import Symbol, symbol
from ttchan_tui.text.explained import Explained
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.safe_text import joined, plain, said
from ttchan_tui.tui.widgets.plain_label import PlainLabel
from ttchan_tui.tui.widgets.qr_symbol import QRSymbol

_TITLE_ROWS = 2
"""What the title takes below the words, where there is room."""

_CAPTION_COLUMNS = 23
"""What the caption needs beside the symbol, where there is no room under it."""


class QRPanel(Container):
    """Shows a code if it fits; says why if it does not. It is never cut."""

    def compose(self) -> ComposeResult:
        """The symbol and its caption."""
        with Center():
            yield QRSymbol()
        with Vertical(classes="caption"):
            yield PlainLabel(classes="address")
            yield PlainLabel(classes="title")

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
        title = said(code.title, language, "$quiet")
        drawn = self.query_one(QRSymbol)
        try:
            fitted, beside = self._fitted(code, language)
            drawn.show(fitted, code.address)
            self.set_class(beside, "-beside")
        except Explained as refusal:
            drawn.clear()
            title = joined(title, "\n\n", plain(refusal.sentence(language)))
        drawn.display = drawn.symbol is not None
        first, *others = code.words(language)
        self.query_one(".address", Static).update(joined((first, "bold"), *(f"\n{line}" for line in others)))
        self.query_one(".title", Static).update(title)

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
        """The symbol, and whether its words stand beside it and not under it; all of them whole.

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
        under = _rows(words, columns)
        there = columns - wanted.columns
        beside = wanted.rows + under > rows and there >= _CAPTION_COLUMNS and _rows(words, there - 2) < rows
        if beside:
            wanted.must_fit(columns, rows)
            return wanted, True
        wanted.must_fit(columns, rows - under)
        return wanted.enlarged(columns, rows - under - _TITLE_ROWS), False


def _rows(words: Iterable[str], columns: int) -> int:
    """Rows that the words take in so many columns."""
    return sum(-(-len(line) // max(1, columns)) for line in words)
