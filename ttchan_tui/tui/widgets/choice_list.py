"""A list to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ttchan_tui.tui.looks.appearance import appearance
from ttchan_tui.tui.looks.hanging_indent import NOTHING, HangingIndent
from ttchan_tui.tui.safe_text import joined

_ROOM_FOR_TWO = 12
"""Rows that two choices in drawn letters take at least."""

_MOST_DRAWN = 200
"""Choices that are drawn in letters; more would take long, and nobody goes through so many of them."""

_AROUND = 3
"""Columns left and right of what is drawn."""

_GAP = re.compile(r"\s{2,}")
"""Stands between what a choice is called and what is said of it in the same line."""

_MARK = "▌"
"""Stands before the chosen line of the list that has the focus."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line (or several) that can be chosen; a heading if it has no id."""

    shown: Content
    id: str | None = None
    indent: int = 0
    """Columns in front of its words: where it has to be wrapped, it goes on below the words."""
    behind: Content = NOTHING
    """What stands behind it; below it, where there is no room for both."""

    called: tuple[str, ...] = ()
    """By which names it is found; if none are given, by its first line."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by."""
        return self.called or (self.shown.plain.partition("\n")[0],)

    def looks_like(self, other: Choice) -> bool:
        """Whether the other is drawn in the same way."""
        same = self.shown.is_same(other.shown) and self.behind.is_same(other.behind)
        return same and self.indent == other.indent

    @property
    def drawn(self) -> Content | HangingIndent:
        """It, as the list draws it."""
        return HangingIndent(self.shown, self.indent, self.behind) if self.indent else self.shown


class ChoiceList(OptionList, inherit_bindings=False):
    """An option list that keeps its place when its content changes, and hands focus on at its ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "up_or_out", show=False),
        Binding("down", "down_or_out", show=False),
        Binding("enter", "select", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    KEEPS_MARK: ClassVar[bool] = False
    """Whether the chosen line bears its mark also while one acts elsewhere: what is there goes by it."""

    ALWAYS_LARGE: ClassVar[bool] = False
    """Whether its choices are drawn in letters, wherever these have room, also if not everything is."""

    _filled: Sequence[Choice] = ()

    def fill(self, choices: Iterable[Choice]) -> None:
        """Put other content in. The line that was chosen stays chosen, if it is still there."""
        choices = list(choices)
        is_large = self.ALWAYS_LARGE or appearance(self).is_large
        if is_large and len(choices) <= _MOST_DRAWN:
            choices = list(map(self.enlarged, choices))
        before, self._filled = self._filled, choices
        if [choice.id for choice in before] == [choice.id for choice in choices[: len(before)]]:
            self._rewrite(before, choices)
        else:
            self._begin_anew(choices)

    def _rewrite(self, before: Sequence[Choice], choices: Sequence[Choice]) -> None:
        """Lines have changed, or come behind the last one; all others stay as they are drawn."""
        for place, (old, new) in enumerate(zip(before, choices, strict=False)):
            if old is not new and not old.looks_like(new):
                self.replace_option_prompt_at_index(place, new.drawn)
        if more := choices[len(before) :]:
            self.add_options(map(_option, more))
            if self.highlighted is None:
                self.highlighted = _first(choices)

    def _begin_anew(self, choices: Sequence[Choice]) -> None:
        chosen, place = self.chosen, self.scroll_offset
        self.clear_options()
        self.add_options(map(_option, choices))
        ids = [choice.id for choice in choices]
        if chosen is not None and chosen in ids:
            self.highlighted = ids.index(chosen)
            self.scroll_to(y=place.y, animate=False)
            self.call_after_refresh(self.scroll_to_highlight)
        else:
            self.highlighted = _first(choices)

    def enlarged(self, choice: Choice) -> Choice:
        """A choice as it is shown large: what it is called in drawn letters; the rest is read where it leads.

        Where there is no room for two of them, its first line stays as it is.
        """
        if choice.id is None:
            return choice
        first = choice.shown.split("\n", allow_blank=True)[0]
        if self.size.height < _ROOM_FOR_TWO:
            first = joined(first.stylize("bold"), "\n ")
            return Choice(first, choice.id, choice.indent, called=choice.called)
        columns = max(1, self.scrollable_content_region.width - _AROUND)
        words = choice.called[0] if choice.called else _GAP.split(first.plain.strip(" ┃"))[0]
        drawn = appearance(self).enlarged(words, columns, "")
        return Choice(joined(drawn, "\n "), choice.id, called=choice.names)

    def begin_with_first(self) -> None:
        """Choose the first line: what is in the list now has nothing to do with what was chosen before."""
        self.highlighted = _first(self._filled)
        self.scroll_home(animate=False)

    @property
    def chosen(self) -> str | None:
        """Id of the highlighted line."""
        option = self.highlighted_option
        return option.id if option else None

    @property
    def marks_chosen(self) -> bool:
        """Whether the chosen line bears a mark: where one would act on it."""
        return self.has_focus or self.KEEPS_MARK

    def choose(self, id: str) -> None:
        """Highlight a line, if it is there."""
        place = next((index for index, option in enumerate(self.options) if option.id == id), None)
        if place is not None:
            self.highlighted = place

    def choose_at_top(self, id: str) -> None:
        """Highlight a line, and have what comes after it in sight: it goes to the top, below its heading."""
        self.choose(id)
        self.call_after_refresh(self._bring_to_top)

    def _bring_to_top(self) -> None:
        if self.highlighted is None:
            return
        first = self.highlighted
        while first and self.get_option_at_index(first - 1).disabled:
            first -= 1
        self.scroll_to(y=self._index_to_line.get(first, 0), animate=False, force=True)

    def on_resize(self) -> None:
        """Keep what is chosen in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def render_line(self, y: int) -> Strip:
        """Mark the chosen line by a shape too: not everybody sees its colour, nor has every terminal."""
        strip = super().render_line(y)
        first, *rest = strip
        here = first.style.meta.get("option") if first.style else None
        if self.marks_chosen and here is not None and here == self.highlighted and first.text.startswith(" "):
            return Strip([Segment(_MARK + first.text[1:], first.style), *rest], strip.cell_length)
        return strip

    def action_last(self) -> None:
        """To the last line, and to what stands below it."""
        super().action_last()
        self.scroll_end(animate=False)

    def action_page_up(self) -> None:
        """One page up; in no room there are no pages, which Textual takes for an error."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """One page down, in the same way."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_up_or_out(self) -> None:
        """One up; from the first line on to whatever stands above the list."""
        first = next((index for index in range(self.option_count) if self._can_choose(index)), None)
        if self.highlighted is None or self.highlighted == first:
            if self.scroll_offset.y > 0:
                self.scroll_home(animate=False)
            else:
                self._hand_on(-1)
        else:
            self.action_cursor_up()

    def action_down_or_out(self) -> None:
        """One down; from the last line on to whatever stands below the list."""
        last = next((index for index in reversed(range(self.option_count)) if self._can_choose(index)), None)
        if self.highlighted is None or self.highlighted == last:
            if self.scroll_offset.y < self.max_scroll_y:
                self.scroll_end(animate=False)  # what stands below the last choice is to be read too
            else:
                self._hand_on(1)
        else:
            self.action_cursor_down()

    def _can_choose(self, index: int) -> bool:
        return not self.get_option_at_index(index).disabled

    def _hand_on(self, direction: int) -> None:
        """Give the focus to the neighbour in that direction; stay where there is none."""
        chain = self.screen.focus_chain
        place = chain.index(self) + direction if self in chain else -1
        if 0 <= place < len(chain):
            chain[place].focus()


class FewChoices(ChoiceList):
    """A list of two or three answers, which is all that there is on its screen."""

    ALWAYS_LARGE = True


class ChoosingList(ChoiceList):
    """A list whose chosen line matters to what stands beside it, wherever the focus is."""

    KEEPS_MARK = True


def _option(choice: Choice) -> Option:
    return Option(choice.drawn, id=choice.id, disabled=choice.id is None)


def _first(choices: Sequence[Choice]) -> int | None:
    """Where the first line stands that can be chosen."""
    return next((place for place, choice in enumerate(choices) if choice.id is not None), None)
