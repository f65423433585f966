"""The wall of voices as text in columns: headings with bars, what was said, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ttchan_tui.meeting.board.themes import ThemeEntry, totals
from ttchan_tui.meeting.board.wall import WallPart
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.wall import heading, whose
from ttchan_tui.meeting.wording.weight import counted
from ttchan_tui.text.languages import Language
from ttchan_tui.tui.safe_text import joined, plain, said

GAP: Final = 4
"""Columns between two columns of text."""

_FRONT: Final = 2
"""Columns of the stroke in front of what was said."""
_LEAST: Final = 24
"""Columns of words at least, beside which it is told whose they are; else that stands below."""
_BAR: Final = 6
"""Columns of a bar at least."""

Block = list[Content]
"""Lines that stay together."""

Letters = Callable[[Sequence[str], int], Sequence[Content]]
"""Draws texts in large letters, in so many columns; nothing if they cannot be."""


@dataclass(frozen=True, slots=True)
class WallText:
    """What a wall says, at whatever width it is drawn."""

    parts: Sequence[WallPart]
    meeting: Meeting
    language: Language

    @property
    def entries(self) -> int:
        """How many there are."""
        return sum(len(part.entries) for part in self.parts)

    @property
    def leads(self) -> list[ThemeEntry]:
        """The first one of each part."""
        return [entry for part in self.parts for entry in part.entries[:1]]

    def blocks(self, width: int, letters: Letters | None = None, *, leads_only: bool = False) -> list[Block]:
        """The entries with their headings, each as lines of that width; none if the letters have no room.

        Args:
            width: Columns of a line.
            letters: What draws them; without it they are written.
            leads_only: Whether only the first one of each part is drawn.
        """
        entries = self.leads if leads_only else [entry for part in self.parts for entry in part.entries]
        words = [self._words(entry) for entry in entries]
        lines = {}
        if letters:
            drawn = letters([one.plain for one in words], max(1, width - _FRONT))
            if len(drawn) != len(words):
                return []
            lines = {entry.head.id: one.split("\n") for entry, one in zip(entries, drawn, strict=True)}
        blocks: list[Block] = []
        for part in self.parts:
            above: Block = [plain(""), *self._heading(part, width)]
            for entry in part.entries:
                if entry.head.id in lines:
                    below = [*self._under_stroke(lines[entry.head.id]), self._to_the_right(entry, width)]
                else:
                    below = self._entry(entry, width)
                blocks.append([*above, *below])
                above = []
        return blocks

    def _words(self, entry: ThemeEntry) -> Content:
        return said(entry.head.display_in(self.language.code), self.language)

    def _entry(self, entry: ThemeEntry, width: int) -> Block:
        behind = plain(whose(entry, self.meeting, self.language), "$quiet")
        words = self._words(entry)
        room = width - _FRONT
        beside = room - behind.cell_length - _FRONT
        if beside < min(_LEAST, words.cell_length):
            return [*self._under_stroke(words.wrap(max(1, room))), self._to_the_right(entry, width)]
        first, *more = self._under_stroke(words.wrap(beside))
        space = " " * max(1, width - first.cell_length - behind.cell_length)
        return [joined(first, space, behind), *more]

    def _under_stroke(self, lines: Sequence[Content]) -> Block:
        return [joined(("┃ ", "$primary"), line) for line in lines]

    def _to_the_right(self, entry: ThemeEntry, width: int) -> Content:
        behind = plain(whose(entry, self.meeting, self.language), "$quiet")
        behind = behind.truncate(max(1, width), ellipsis=True)
        return joined(" " * max(0, width - behind.cell_length), behind)

    def _heading(self, part: WallPart, width: int) -> Block:
        """The heading; behind it, or below it, a bar of the hands if any were counted."""
        title = plain(heading(part, self.language), "bold $accent")
        hands = self._hands(part)
        if hands is None:
            return title.wrap(max(1, width))
        number = counted(hands, self.language)
        column = max(len(heading(one, self.language)) for one in self.parts) + _FRONT
        is_beside = title.cell_length < column <= width // 2
        room = width - (column if is_beside else 0) - len(number) - 1
        bar = joined((self._bar(hands, room), "$primary"), " " if room >= _BAR else "", (number, "bold"))
        if is_beside:
            return [joined(title, " " * (column - title.cell_length), bar)]
        return [*title.wrap(max(1, width)), bar]

    def _bar(self, hands: int, room: int) -> str:
        most = max(self._hands(part) or 0 for part in self.parts)
        halves = max(1, round(hands / most * room * 2)) if most and room >= _BAR else 0
        return "█" * (halves // 2) + "▌" * (halves % 2) if hands else ""

    def _hands(self, part: WallPart) -> int | None:
        return totals(part.entries, self.meeting).hands


def in_columns(blocks: Sequence[Block], columns: int, space: int = 0) -> list[Content]:
    """Blocks one below the other in that many columns, about as high as each other.

    Args:
        blocks: In the order in which they are read: down one column, then the next.
        columns: How many.
        space: Empty lines between two of them.
    """
    if not blocks:
        return []
    heights = [len(block) + space for block in blocks]
    height = max(heights, default=0)
    while len(split := _split(heights, height)) > columns:
        height += 1
    return [_together(blocks[start:end], space) for start, end in split]


def height_of(columns: Sequence[Content]) -> int:
    """Lines of the highest column."""
    return max((column.plain.count("\n") + 1 for column in columns), default=0)


def _split(heights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where columns begin and end that are not higher than that."""
    split, start, height = [], 0, 0
    for place, one in enumerate(heights):
        if height and height + one > most:
            split.append((start, place))
            start, height = place, 0
        height += one
    return [*split, (start, len(heights))]


def _together(blocks: Sequence[Block], space: int) -> Content:
    lines = [line for block in blocks for line in (*block, *[plain("")] * space)]
    if lines and not lines[0].plain:
        del lines[0]  # above the first heading
    return Content("\n").join(lines)
