"""The description sheet as a value: parts, paragraphs, and sentences that know where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ttchan_tui.meeting.checks.finding import Finding
from ttchan_tui.meeting.sheet.form import Form, Wording


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a few that belong together."""

    text: str
    language: str
    """Code of the language that it is really in."""
    source: str
    """What it comes from, as findings name entries: `activity "d2-3"`; `form` for the fixed wording."""
    edited: bool = False
    """Whether a person has written it, or changed what was drafted."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    sentences: tuple[Sentence, ...]
    day: date | None = None
    """The day that it tells of."""

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet."""

    name: str
    """What the form calls it: "people", "days"."""
    heading: str
    """Empty if it has none."""
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet."""

    form: Form
    wording: Wording
    title: str
    number: str
    parts: tuple[Part, ...]
    gaps: tuple[Finding, ...]
    """What it should say and could not."""

    @property
    def language(self) -> str:
        """Code of the language of its fixed wording."""
        return self.wording.language

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs."""
        return (paragraph for part in self.parts for paragraph in part.paragraphs)

    def part(self, name: str) -> Part | None:
        """The part of that name."""
        return next((part for part in self.parts if part.name == name), None)

    def day(self, day: date) -> Paragraph | None:
        """The paragraph of a day."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.day == day), None)

    @property
    def text(self) -> str:
        """All that it says, a line for each heading and paragraph."""
        lines = [self.title]
        for part in self.parts:
            lines += filter(None, [part.heading])
            lines += [paragraph.text for paragraph in part.paragraphs]
        return "\n".join(lines)
