"""Lines that are wrapped below their words, and not below the bullet or number in front of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

NOTHING: Final = Content("")


_BAR: Final = "┃"
"""Stands in front of every line, also of those that are wrapped."""


class HangingIndent(Visual):
    """Content with a hanging indent, at whatever width it is drawn."""

    def __init__(self, content: Content, indent: int, behind: Content = NOTHING) -> None:
        """Show `content`.

        Args:
            content: Lines; those that have no room go on in lines of their own.
            indent: How many columns further to the right these begin.
            behind: What stands behind it; in lines of its own where there is no room for both.
        """
        self._content = content
        self._indent = indent
        self._behind = behind
        self._laid: tuple[int, Content] | None = None
        """As it was laid out last, and for which width."""

    def __eq__(self, other: object) -> bool:
        """Whether the other looks the same, in any width."""
        return (
            isinstance(other, HangingIndent)
            and self._indent == other._indent
            and self._content.is_same(other._content)
            and self._behind.is_same(other._behind)
        )

    def __hash__(self) -> int:
        """What looks the same has the same one."""
        return hash((self._content.plain, self._indent))

    def _at(self, width: int) -> Content:
        if self._laid is None or self._laid[0] != width:
            lines = self._content.split("\n", allow_blank=True)
            if self._behind:
                lines[-1:] = self._with_behind(lines[-1], width)
            self._laid = width, Content("\n").join(self._wrapped(line, width) for line in lines)
        return self._laid[1]

    def _with_behind(self, line: Content, width: int) -> Iterable[Content]:
        beside = line + Content("   ") + self._behind
        if beside.cell_length <= width:
            return [beside]
        front = Content(" " * line[: self._indent].cell_length)
        return [line, *(front + part for part in self._behind.split("\n"))]

    def _wrapped(self, line: Content, width: int) -> Content:
        front = line[: self._indent]
        room = width - front.cell_length
        if line.cell_length <= width or room <= front.cell_length:
            return line
        below = front if _BAR in front.plain else Content(" " * front.cell_length)
        return front + (Content("\n") + below).join(line[self._indent :].wrap(room))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines as they are drawn."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The columns in which nothing is wrapped."""
        words = self._content + Content("   ") + self._behind if self._behind else self._content
        return words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines there are at a width."""
        return self._at(width).get_height(rules, width)
