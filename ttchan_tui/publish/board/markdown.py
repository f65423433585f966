"""The board as Markdown, in which nothing that people wrote is markup, a link or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ttchan_tui.publish.board.outline import Item, Outline
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.multilingual import LocalizedText

_MARKS: Final = re.compile(
    r"[\\`*_\[\]<>&~|$@!#^{}]"  # anywhere in a text
    r"|:(?=\S)|(?<=\S)\.(?=\S)"  # in an address
    r"|(?<=^)[-+=]"  # at the beginning of a list or under a heading
)
_NUMBERED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")


def markdown(page: Outline) -> str:
    """The text of the file."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    """A text of one line such that Markdown shows it as it is."""
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", " ".join(harmless(text).split())))


def _lines(page: Outline) -> Iterator[str]:
    yield from (f"# {escaped(page.title)}", "", f"**{escaped(page.meeting.marked)}**", "")
    yield from (escaped(f"{page.at}. {page.scope}"), "", f"*{escaped(page.said_by)}*", "")
    if not page.chapters:
        yield from (escaped(page.nothing), "")
    for chapter in page.chapters:
        yield from (f"## {escaped(chapter.title.marked)}", "", escaped(chapter.text.marked), "")
        yield from (f"**{escaped(chapter.totals)}**", "")
        for state in chapter.state:
            yield from (f"*{escaped(state)}*", "")
        for section in chapter.sections:
            yield from (f"### {escaped(section.title)}", "", f"**{escaped(section.totals)}**", "")
            for part in section.parts:
                if part.title:
                    yield from (f"#### {escaped(part.title)}", "")
                for item in part.items:
                    yield from _item(item)
                yield ""
    if page.promises:
        yield from (f"## {escaped(page.promises_title)}", "")
        for promise in page.promises:
            yield f"- {escaped(promise.text)} — *{escaped(' · '.join(promise.details))}*"
        yield ""
    yield from ("---", "", escaped(page.funding.marked), "", escaped(page.number))


def _item(item: Item) -> Iterator[str]:
    yield f"- {_with(item.said, item.details)}"
    if item.original:
        yield f"  - {escaped(item.original.marked)}"
    for line in item.merged:
        yield f"  - {_with(line.said, line.details)}"


def _with(said: LocalizedText, details: tuple[str, ...]) -> str:
    known = f" — *{escaped(' · '.join(details))}*" if details else ""
    return f"{escaped(said.marked)}{known}"
