"""The board as plain text, for a letter or a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from ttchan_tui.publish.board.outline import Item, Outline
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.multilingual import LocalizedText

_WIDTH: Final = 78


def plain_text(page: Outline) -> str:
    """The text of the file, in lines of 78 characters at most."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Outline) -> Iterator[str]:
    yield from _paragraph(page.title.upper())
    for words in (page.meeting.marked, page.at, page.scope, page.said_by):
        yield from _paragraph(words)
    if not page.chapters:
        yield from ("", *_paragraph(page.nothing))
    for chapter in page.chapters:
        yield from ("", "", *_paragraph(chapter.title.marked.upper()))
        for words in (chapter.text.marked, chapter.totals, *chapter.state):
            yield from _paragraph(words)
        for section in chapter.sections:
            yield from ("", *_paragraph(f"{section.title} ({section.totals})"))
            for part in section.parts:
                if part.title:
                    yield from _paragraph(part.title, 2)
                for item in part.items:
                    yield from _item(item)
    if page.promises:
        yield from ("", "", *_paragraph(page.promises_title.upper()))
        for promise in page.promises:
            yield from _paragraph(f"- {promise.text} ({' · '.join(promise.details)})", 2, 2)
    yield from ("", "", *_paragraph(page.funding.marked), *_paragraph(page.number))


def _item(item: Item) -> Iterator[str]:
    yield from _paragraph(f"- {_with(item.said, item.details)}", 4, 2)
    if item.original:
        yield from _paragraph(item.original.marked, 6)
    for line in item.merged:
        yield from _paragraph(f"= {_with(line.said, line.details)}", 6, 2)


def _with(said: LocalizedText, details: tuple[str, ...]) -> str:
    return f"{said.marked} ({' · '.join(details)})" if details else said.marked


def _paragraph(text: str, indent: int = 0, hanging: int = 0) -> list[str]:
    before = " " * indent
    return textwrap.wrap(
        harmless(text),
        _WIDTH,
        initial_indent=before,
        subsequent_indent=before + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
