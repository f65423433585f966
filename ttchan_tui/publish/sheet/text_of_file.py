"""The text of a finished sheet, whatever program has written it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from ttchan_tui.text.explained import Explained
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import N_

_MOST: Final = 16 << 20
"""Bytes that no sheet has, packed or unpacked."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARTS: Final = {"word/document.xml": (f"{_WORD}p",), "content.xml": (f"{_TEXT}p", f"{_TEXT}h")}
"""Where the text of a packed document is, and what its paragraphs are."""

_NO_TEXT: Final = {
    f"{_WORD}delText",
    f"{_WORD}instrText",
    f"{_TEXT}tracked-changes",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # the same once more
}
_BLOCKS: Final = {
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    "li",
    "p",
    "section",
} | {*("h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr")}
_MARKUP: Final = re.compile(r"^(?:#+|>) +|\\(?=[^\w\s])", re.MULTILINE)
"""What Markdown adds to a text."""

_HIDDEN: Final = {"head", "script", "style", "template"}


class NoText(Explained):
    """The file cannot be read."""


def text_of_file(path: Path) -> str:
    """What a file says, a line for each paragraph; what kind of file it is, its first bytes tell.

    Raises:
        NoText: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST + 1)
    except OSError as error:
        raise NoText(
            N_("{path} cannot be read: {reason}."), path=path, reason=error.strerror or error
        ) from error
    if len(content) > _MOST:
        raise NoText(N_("{path} is larger than any description sheet."), path=path)
    if content.startswith(b"PK"):
        return harmless(_unpacked(path, content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoText(
            N_("{path} is neither a document nor text in UTF-8. Save it as .docx, .odt or .txt in UTF-8."),
            path=path,
        ) from error
    if text.lstrip()[:1] == "<":
        page = _Page()
        page.feed(text)
        page.close()
        return harmless(page.text)
    return harmless(_MARKUP.sub("", text) if path.suffix.lower() == ".md" else text)


def _unpacked(path: Path, content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = [name for name in _PARTS if name in archive.namelist()]
            if not names or archive.getinfo(names[0]).file_size > _MOST:
                raise NoText(N_("{path} is no text document (.docx, .odt)."), path=path)
            root = ElementTree.fromstring(archive.read(names[0]))
    except (
        BadZipFile,
        ElementTree.ParseError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise NoText(N_("{path} is damaged: it cannot be unpacked."), path=path) from error
    try:
        return "\n".join(_paragraphs(root, _PARTS[names[0]]))
    except RecursionError as error:
        raise NoText(N_("{path} is damaged: it cannot be unpacked."), path=path) from error


def _paragraphs(root: ElementTree.Element, kinds: tuple[str, ...]) -> Iterator[str]:
    for element in root.iter():
        if element.tag in kinds:
            yield " ".join("".join(_words(element)).split())


def _words(element: ElementTree.Element) -> Iterator[str]:
    if element.tag in _NO_TEXT:
        return
    if element.tag in {f"{_WORD}tab", f"{_WORD}br", f"{_TEXT}tab", f"{_TEXT}line-break", f"{_TEXT}s"}:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


class _Page(HTMLParser):
    """Gathers what a reader of a page sees."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self._hidden = 0

    @property
    def text(self) -> str:
        """A line for each block."""
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        return "\n".join(filter(None, lines))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BLOCKS:
            self._words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data.replace("\n", " "))
