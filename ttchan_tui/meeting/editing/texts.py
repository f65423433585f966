"""The texts of a meeting by the places where one changes them, those first that lack a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ttchan_tui.meeting.editing.edits import SINGLE, key_of
from ttchan_tui.meeting.format.sections import Sections


@dataclass(frozen=True, slots=True)
class TextPlace:
    """One text of the meeting, in whichever languages it is there."""

    section: str
    key: str
    """Of the entry; empty for the only one of its section."""
    field: str
    by_language: Mapping[str, str]
    entry: Mapping[str, object]
    """All that is said there, for its name."""

    @property
    def where(self) -> str:
        """As commands call it: `activity:d2-1.title`, `meeting.about`."""
        return f"{self.section}:{self.key}.{self.field}" if self.key else f"{self.section}.{self.field}"

    def missing(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Those of the languages that it is not there in."""
        return tuple(code for code in languages if not self.by_language.get(code))


def text_places(sections: Sections, languages: Sequence[str]) -> list[TextPlace]:
    """All texts, those first that lack one of the languages; else in the order of the files."""
    known = set(languages)
    found = [
        place
        for section, entries in sections.items()
        for entry in entries
        for place in _in_entry(section, entry.fields, known)
    ]
    return sorted(found, key=lambda place: not place.missing(languages))


def _in_entry(section: str, fields: Mapping[str, object], languages: set[str]) -> Iterator[TextPlace]:
    key = key_of(section, fields)
    if not key and section not in SINGLE:
        return  # commands do not know it from others of its kind
    for name, value in fields.items():
        if isinstance(value, Mapping) and value and languages >= set(value) and _are_texts(value):
            texts = {str(code): str(words) for code, words in value.items()}
            yield TextPlace(section, key, name, texts, fields)


def _are_texts(by_language: Mapping[str, object]) -> bool:
    return all(isinstance(words, str) for words in by_language.values())
