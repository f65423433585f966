"""Sheets of paper with numbered lines, for a room without enough screens: to print on A4 and write on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import group_name
from ttchan_tui.publish.board.pages import rendered
from ttchan_tui.text.languages import N_, Language
from ttchan_tui.text.multilingual import LocalizedText

_LINES: Final = 20
"""Lines that one side of A4 has room for."""

_FREE: Final = 8
"""Lines that are left to write on at least."""


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered line."""

    number: int
    said: LocalizedText | None
    """None for a line to write on."""
    category: str
    hands: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one group is given; its head and foot come again on every page."""

    group: str
    rows: tuple[Row, ...]


def sheets_html(
    meeting: Meeting, prompt: Prompt, notes: Iterable[Note], next_lines: Mapping[str, int], language: Language
) -> str:
    """The sheets of some groups for one prompt, as a page to print.

    Args:
        meeting: The meeting.
        prompt: What the groups are asked.
        notes: What the groups have typed already on this prompt, and no others.
        next_lines: The groups that get sheets, by id, and the number that the next line of each will have.
        language: Of the sheets.
    """
    notes = tuple(notes)
    sheets = tuple(
        Sheet(
            group_name(meeting.group[group], language),
            _rows([note for note in notes if note.group == group], next_line, prompt, language),
        )
        for group, next_line in next_lines.items()
    )
    categories = [category.name.in_language(language.code).marked for category in prompt.categories]
    return rendered(
        "sheets.html",
        language=language.code,
        title=prompt.title.in_language(language.code),
        text=prompt.text.in_language(language.code),
        meeting=meeting.name.in_language(language.code),
        funding=meeting.funding.line.in_language(language.code),
        project=meeting.funding.number,
        sheets=sheets,
        categories=language.say(N_("Categories: {list}"), list=", ".join(categories)),
        columns=[language.say(word) for word in _COLUMNS],
        hint=language.say(_HINT),
    )


def _rows(notes: list[Note], next_line: int, prompt: Prompt, language: Language) -> tuple[Row, ...]:
    names = {one.id: one.name.in_language(language.code).marked for one in prompt.categories}
    typed = [
        Row(note.line, note.display_in(language.code), names.get(note.category, note.category), note.hands)
        for note in sorted(notes, key=lambda note: note.line)
    ]
    free = max(_LINES - len(typed) % _LINES, _FREE)
    return (*typed, *(Row(next_line + number, None, "", None) for number in range(free)))


_COLUMNS: Final = (N_("No."), N_("what we say"), N_("category"), N_("hands"))
_HINT: Final = N_(
    "The facilitator types the lines in this order, so that they get these numbers; then “12+3” gives line "
    "12 three more hands, and “12=7” says that it has seven."
)
