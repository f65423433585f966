"""A postcard: the address side of a place, and what is worth knowing of it, one thing at a time or all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from ttchan_tui.text.languages import Language
from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.hanging_indent import HangingIndent
from ttchan_tui.tui.safe_text import joined, plain
from ttchan_tui.tui.texts.place import Card, in_columns, together
from ttchan_tui.tui.widgets.plain_label import PlainLabel

_COLUMN: Final = 28
"""Characters of a column at least; two of them stand side by side where there is room."""
_GAP: Final = 3
"""Columns to the right of each."""
_BULLET: Final = 2
"""Columns that it takes."""
_AROUND_CARD: Final = 4
"""Rows of a card besides its text: the line above it, its heading, and a space."""


class OneCard(Vertical):
    """One thing worth knowing, with a dot for each that there is; a touch turns to the next."""

    def compose(self) -> ComposeResult:
        """Heading and dots in one line, the text below."""
        with Horizontal():
            yield PlainLabel(id="card-heading")
            yield PlainLabel(id="card-dots")
        yield PlainLabel(id="card-text")

    async def on_click(self, event: Click) -> None:
        """Turn to the next."""
        event.stop()
        await self.run_action("screen.fact(1)")


class Postcard(VerticalScroll, inherit_bindings=False):
    """What is known of a place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        """A postcard of nowhere yet."""
        super().__init__(id=id)
        self._cards: Sequence[Card] = ()
        self._turned = 0

    def compose(self) -> ComposeResult:
        """The address side, then the cards in one of the two ways."""
        yield PlainLabel(id="address-side")
        yield OneCard()
        with Horizontal(id="all-cards"):
            yield PlainLabel(classes="column")
            yield PlainLabel(classes="column")

    @property
    def shows_one(self) -> bool:
        """Whether there is one card at a time."""
        return self.query_one(OneCard).display

    def begin_anew(self) -> None:
        """Another place: its first card."""
        self._turned = 0
        self.scroll_home(animate=False)

    def show(
        self, address: Content, cards: Sequence[Card], language: Language, *, all_at_once: bool, sources: bool
    ) -> None:
        """Show that place.

        Args:
            address: Its greetings, people and way.
            cards: What is worth knowing.
            language: The language of the reader.
            all_at_once: Whether there is room for all cards.
            sources: Whether it is said where they come from.
        """
        self._cards = cards
        self.query_one("#address-side", Static).update(address)
        one, every = self.query_one(OneCard), self.query_one("#all-cards")
        one.display, every.display = bool(cards) and not all_at_once, bool(cards) and all_at_once
        if all_at_once:
            self._show_all(sources=sources)
        elif cards:
            self._show_one(address, language, sources=sources)

    def _show_all(self, *, sources: bool) -> None:
        room = (self.content_size.width or self.app.size.width) - 2 * _GAP
        left, right = self.query("#all-cards .column").results(Static)
        right.display = room >= 2 * _COLUMN
        if right.display:
            columns = in_columns(self._cards, room // 2, sources=sources)
            for column, text in zip((left, right), columns, strict=True):
                column.update(HangingIndent(text, _BULLET))
        else:
            left.update(HangingIndent(together(self._cards, sources=sources), _BULLET))

    def _show_one(self, address: Content, language: Language, *, sources: bool) -> None:
        self._turned %= len(self._cards)
        card, number = self._cards[self._turned], len(self._cards)
        text = card.text
        if appearance(self).is_large:
            columns = self.content_size.width
            rows = self.size.height - len(address.wrap(max(1, columns))) - _AROUND_CARD
            text = appearance(self).poster(text.plain, columns, rows) or text.stylize("bold")
        source = f"\n{language.say('Source: {where}', where=card.source)}" if sources and card.source else ""
        self.query_one("#card-heading", Static).update(plain(card.heading.upper(), "bold $accent"))
        dots = [("● " if each == self._turned else "○ ", "$accent") for each in range(number)]
        self.query_one("#card-dots", Static).update(joined(*dots) if number > 1 else plain(""))
        self.query_one("#card-text", Static).update(joined(text, (source, "$quiet")))

    def turn(self, by: int) -> bool:
        """Go on to another card, or read on in this one first; say whether it is another one."""
        if not self.shows_one:
            self.scroll_relative(y=by, animate=False)
            return False
        at_the_end = self.scroll_y >= self.max_scroll_y if by > 0 else self.scroll_y <= 0
        if not at_the_end:
            self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)
            return False
        self._turned += by
        self.scroll_home(animate=False)
        return True
