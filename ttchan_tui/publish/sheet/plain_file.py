"""The sheet as plain text, as Markdown, and as a page to read in a browser and to print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ttchan_tui.publish.sheet.layout import Kind, Layout
from ttchan_tui.text.gate import harmless

_TEMPLATES: Final = Path(__file__).parent / "templates"
_PARAGRAPHS: Final = "\n\n"
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_AT_THE_START: Final = re.compile(r"^(\d+)([.)])(\s|$)|^([-+=])")


def txt(sheet: Layout) -> bytes:
    """A line for each heading and paragraph, with an empty one between them."""
    return f"{harmless(_PARAGRAPHS.join([*(block.text for block in sheet.blocks), sheet.number]))}\n".encode()


def markdown(sheet: Layout) -> bytes:
    """As txt, with headings."""
    signs = {
        Kind.TITLE: "# ",
        Kind.HEADING: "## ",
        Kind.SUBHEADING: "### ",
        Kind.WARNING: "> ",
        Kind.ITEM: "- ",
    }
    lines = [f"{signs.get(block.kind, '')}{_plain(block.text)}" for block in sheet.blocks]
    return f"{harmless(_PARAGRAPHS.join([*lines, _plain(sheet.number)]))}\n".encode()


def html(sheet: Layout) -> bytes:
    """One page with nothing fetched from anywhere."""
    from ttchan_tui.publish.templating import rendered

    return rendered(_TEMPLATES, "sheet.html", sheet=sheet).encode()


def _plain(text: str) -> str:
    """A text of which Markdown takes nothing for its own."""
    escaped = _MARKUP.sub(r"\\\1", text)
    return _AT_THE_START.sub(
        lambda found: f"{found[1]}\\{found[2]}{found[3]}" if found[1] else f"\\{found[4]}", escaped
    )
