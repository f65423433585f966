"""The board as a document for a word processor: its headings, and each note as an item in its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ttchan_tui.meeting.board.board_snapshot import BoardSnapshot
from ttchan_tui.publish.board.outline import Item, Outline
from ttchan_tui.publish.sheet.layout import Block, Kind, Layout, Run
from ttchan_tui.text.multilingual import LocalizedText


def document(page: Outline, board: BoardSnapshot) -> Layout:
    """The page as blocks, to be written by what writes the sheet.

    Args:
        page: What it says.
        board: What it was made from, which knows when it stood like that.
    """
    return Layout(
        title=page.title,
        number=f"{page.funding.marked} · {page.number}",
        author=board.meeting.lead.name.in_language(page.language).text,
        language=page.language,
        moment=board.at,
        blocks=tuple(_blocks(page)),
    )


def _blocks(page: Outline) -> Iterator[Block]:
    def own(kind: Kind, *texts: str) -> Block:
        return Block(kind, (Run(" · ".join(filter(None, texts)), page.language),))

    yield own(Kind.TITLE, page.title)
    yield Block(Kind.PARAGRAPH, (_run(page.meeting),))
    yield own(Kind.PARAGRAPH, f"{page.at}. {page.scope}")
    yield own(Kind.PARAGRAPH, page.said_by)
    if not page.chapters:
        yield own(Kind.PARAGRAPH, page.nothing)
    for chapter in page.chapters:
        yield Block(Kind.HEADING, (_run(chapter.title),))
        yield Block(Kind.PARAGRAPH, (_run(chapter.text),))
        yield own(Kind.PARAGRAPH, chapter.totals, *chapter.state)
        for section in chapter.sections:
            yield own(Kind.SUBHEADING, section.title, section.totals)
            for part in section.parts:
                if part.title:
                    yield own(Kind.PARAGRAPH, part.title)
                for item in part.items:
                    yield from _item(item, page.language)
    if page.promises:
        yield own(Kind.HEADING, page.promises_title)
    for promise in page.promises:
        yield own(Kind.ITEM, promise.text, *promise.details)


def _item(item: Item, language: str) -> Iterator[Block]:
    """What was said; below it, if it was said in other words or another language, how."""
    yield Block(Kind.ITEM, (_run(item.said), *_known(item.details, language)))
    if item.original:
        yield Block(Kind.ITEM, (Run("= ", language), _run(item.original)))
    for line in item.merged:
        yield Block(Kind.ITEM, (Run("= ", language), _run(line.said), *_known(line.details, language)))


def _known(details: Iterable[str], language: str) -> Iterator[Run]:
    if words := " · ".join(details):
        yield Run(f" ({words})", language)


def _run(said: LocalizedText) -> Run:
    return Run(said.text, said.language)
