"""Makes the guides in other languages, and the pages to print, from the guides in `docs/`.

`make guides` runs this. People write `docs/NAME.md`, and its sentences in another language in
`docs/lv/NAME.po`; `docs/lv/NAME.md` and `docs/print/NAME-lv.html` come of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

import polib
from markdown_it import MarkdownIt
from mdpo.md2po import markdown_to_pofile
from mdpo.po2md import pofile_to_markdown

DOCS: Final = Path(__file__).parent.parent / "docs"
GUIDES: Final = ("facilitators", "kiosk", "staff-card")
LANGUAGES: Final = ("lv",)
SOURCE_LANGUAGE: Final = "en"

_LINK: Final = re.compile(r"(?<=\]\()(?![a-z]+:|#)([^)\s]+)")
_WIDTH: Final = 110


def catalogue_path(guide: str, code: str) -> Path:
    """Where the sentences of a guide in a language are."""
    return DOCS / code / f"{guide}.po"


def collected(guide: str, code: str) -> polib.POFile:
    """The sentences of a guide as it is now, with what was translated of them already."""
    text = (DOCS / f"{guide}.md").read_text("utf-8")
    now = markdown_to_pofile(text, location=False, wrapwidth=_WIDTH)
    path = catalogue_path(guide, code)
    before = polib.pofile(str(path), wrapwidth=_WIDTH) if path.exists() else polib.POFile()
    known = {entry.msgid: entry.msgstr for entry in before}
    for entry in now:
        entry.msgstr = known.get(entry.msgid, "")
    now.metadata = {"Language": code, "Content-Type": "text/plain; charset=UTF-8"}
    return now


def made(guide: str, code: str) -> Iterator[tuple[Path, str]]:
    """The files that come of a guide in a language, with what is to stand in them."""
    text = (DOCS / f"{guide}.md").read_text("utf-8")
    if code != SOURCE_LANGUAGE:
        yield catalogue_path(guide, code), str(collected(guide, code))
        text = pofile_to_markdown(text, str(catalogue_path(guide, code)), wrapwidth=_WIDTH)
        yield DOCS / code / f"{guide}.md", _LINK.sub(_from_the_folder, text)
    yield DOCS / "print" / f"{guide}-{code}.html", _page(text, code)


def _from_the_folder(link: re.Match[str]) -> str:
    """A link of a guide as it leads from a folder in `docs/`."""
    target = link[1]
    return target if target.removesuffix(".md") in GUIDES else f"../{target}"


def _page(text: str, code: str) -> str:
    """A page without links to other guides, as paper has none."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    body = markdown.render(_LINK.sub(lambda link: f"../{link[1]}", text))
    title = escape(text.partition("\n")[0].lstrip("# "))
    return (
        f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<link rel="stylesheet" href="guides.css">\n</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def everything() -> Iterator[tuple[Path, str]]:
    """All files that come of all guides."""
    for guide in GUIDES:
        for code in (SOURCE_LANGUAGE, *LANGUAGES):
            yield from made(guide, code)


if __name__ == "__main__":
    for file, content in everything():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, "utf-8")
