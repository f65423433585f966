"""What the documents of the database look like.

The sections of a meeting are tables whose documents have the shape of the TOML files, with dates and
times as ISO strings, so that one reader serves both. Notes have a table of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any

from ttchan_tui.meeting.format import SECTIONS, SectionEntry, Sections
from ttchan_tui.meeting.note_record import NOTE

NOTES = "note"
"""The table of the notes."""

ANNOUNCEMENTS = "announcement"
"""The table of what the organisers announce."""

VISITORS = "visitor"
"""The table of what visitors say."""

OPEN_PROMPTS = "open_prompt"
"""The table of the prompts that visitors may answer."""

THEMES = "theme"
"""The table of what notes of several groups are about."""

PROMISES = "promise"
"""The table of who does what for which partner."""

HIDDEN_PROMPTS = "hidden_prompt"
"""The table of the prompts whose notes only their own groups see."""

FREEZES = "freeze"
"""The table of what is not to change any more."""

READY_GROUPS = "ready_group"
"""The table of the groups that have said that they are ready."""

COUNTDOWNS = "countdown"
"""The table of the times that prompts are still worked on; one for each."""

SHEET_DAYS = "sheet_day"
"""The table of what persons have made of the paragraphs of the description sheet."""

MEETINGS_ASIDE = "meeting_aside"
"""The table of the meetings that are kept while another one is in use."""

SHORT_PATHS = "short_path"
"""The table of the short paths that were given to pages of the site."""

PUBLICATIONS = "publication"
"""The table of where the results are published."""

SAID_DATES = "said_date"
"""The table of the dates that organisers have said; one document for each meeting."""

DRAFTED_ACTS = "drafted_act"
"""The table of what stands in the draft of the meeting and is not public."""

RELEASES = "release"
"""The table of the names of what was released."""

BOARD = (THEMES, PROMISES, HIDDEN_PROMPTS, FREEZES, READY_GROUPS, COUNTDOWNS)
"""The tables of the group-work board."""

BESIDE_NOTES = (
    *BOARD,
    ANNOUNCEMENTS,
    VISITORS,
    OPEN_PROMPTS,
    SHEET_DAYS,
    SHORT_PATHS,
    DRAFTED_ACTS,
    RELEASES,
    PUBLICATIONS,
    SAID_DATES,
    MEETINGS_ASIDE,
)
"""The tables that people fill besides notes; their documents are told apart by their ids."""


def documents_of(sections: Sections) -> dict[str, list[dict[str, Any]]]:
    """The documents of a meeting, for all of its tables."""
    return {
        name: [
            {key: _plain(value) for key, value in entry.fields.items()} for entry in sections.get(name, ())
        ]
        for name in SECTIONS
    }


def sections_in(documents: Callable[[str], Iterable[Mapping[str, Any]]], file: str) -> Sections:
    """The sections of the tables; `file` is what mistakes in them are said to be in."""
    return {name: [SectionEntry(file, document) for document in documents(name)] for name in SECTIONS}


def _plain(value: object) -> object:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


note_in = NOTE.read
"""The note of a document; raises TypeError or ValueError if it is none."""
