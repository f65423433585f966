"""How a sheet is laid out, whatever the format: blocks of runs, each run in its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, Severity
from ttchan_tui.meeting.sheet import Sheet
from ttchan_tui.text.languages import N_, Language


class Kind(Enum):
    """What a block is."""

    TITLE = "title"
    WARNING = "warning"
    """Of the box on the first page."""
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """Of a list."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language."""

    text: str
    language: str
    """Code."""


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a heading or a paragraph."""

    kind: Kind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet as it is to be written."""

    title: str
    number: str
    """Of the project; stands at the foot of each page."""
    author: str
    """The lead partner."""
    language: str
    moment: datetime
    """When it was made."""
    blocks: tuple[Block, ...]


_DRAFT: Final = N_(
    "Draft. Nobody has checked this form against the official one. "
    "Copy its texts into the form of the portal."
)
_ANYWAY: Final = N_("Not to be sent like this. Found wrong, and printed all the same:")


def layout(
    sheet: Sheet, author: str, language: Language, moment: datetime, findings: Sequence[Finding] = ()
) -> Layout:
    """Lay out a sheet.

    Args:
        sheet: What it says.
        author: The lead partner.
        language: What is said about it is said in this.
        moment: When it is made.
        findings: What is wrong with it and is to stand in a box on its first page.
    """
    return Layout(
        title=sheet.title,
        number=sheet.number,
        author=author,
        language=sheet.language,
        moment=moment,
        blocks=tuple(_blocks(sheet, language, findings)),
    )


def _blocks(sheet: Sheet, language: Language, findings: Sequence[Finding]) -> Iterator[Block]:
    yield _block(Kind.TITLE, sheet.title, sheet.language)
    if not sheet.form.verified:
        yield _block(Kind.WARNING, language.say(_DRAFT), language.code)
    if findings:
        yield _block(Kind.WARNING, language.say(_ANYWAY), language.code)
    for finding in findings:
        kind = language.say(N_("error") if finding.severity is Severity.ERROR else N_("warning"))
        yield _block(Kind.WARNING, f"{kind}: {finding.where}: {finding.sentence(language)}", language.code)
    for part in sheet.parts:
        if part.heading and part.paragraphs:
            yield _block(Kind.HEADING, part.heading, sheet.language)
        for paragraph in part.paragraphs:
            texts = [(sentence.text, sentence.language) for sentence in paragraph.sentences]
            last = len(texts) - 1
            runs = (Run(text if n == last else f"{text} ", code) for n, (text, code) in enumerate(texts))
            yield Block(Kind.PARAGRAPH, tuple(runs))


def _block(kind: Kind, text: str, language: str) -> Block:
    return Block(kind, (Run(text, language),))
