"""The texts of a meeting by the places where one changes them, those first that lack a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from ttchan_tui.meeting.editing.edits import SINGLE, key_of, within
from ttchan_tui.meeting.format.sections import Sections
from ttchan_tui.meeting.format.values import is_language


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
    found = [
        place
        for section, entries in sections.items()
        for entry in entries
        for place in _in_entry(section, entry.fields)
    ]
    return sorted(found, key=lambda place: not place.missing(languages))


def _in_entry(section: str, entry: Mapping[str, object]) -> Iterator[TextPlace]:
    key = key_of(section, entry)
    if not key and section not in SINGLE:
        return  # commands do not know it from others of its kind
    for field, by_language in _texts(entry):
        yield TextPlace(section, key, field, by_language, entry)


def _texts(fields: Mapping[str, object], before: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """The texts in an entry and in the tables in it, with the names of their fields."""
    for name, value in fields.items():
        inner = within(value)
        if _is_text(inner):
            yield f"{before}{name}", cast("Mapping[str, str]", inner)
        elif name != _OF_FILES:
            yield from _texts(inner, f"{before}{name}.")


def _is_text(table: Mapping[str, object]) -> bool:
    return bool(table) and all(
        isinstance(words, str) and is_language(code, thorough=True) for code, words in table.items()
    )


_OF_FILES: Final = "forms"
"""How a name stands in sentences: for those who write the files of a meeting."""
