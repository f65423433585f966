"""What the documents of the database look like.

The sections of a meeting are tables whose documents have the shape of the TOML files, with dates and
times as ISO strings, so that one reader serves both. Notes have a table of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from ttchan_tui.meeting.announcement import Announcement
from ttchan_tui.meeting.format import SECTIONS, SectionEntry, Sections
from ttchan_tui.meeting.groupwork import GROUP, Note, Standing, Translation
from ttchan_tui.text.gate import harmless
from ttchan_tui.text.multilingual import Text

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

BOARD = (THEMES, PROMISES, HIDDEN_PROMPTS, FREEZES, READY_GROUPS, COUNTDOWNS)
"""The tables of the group-work board."""

BESIDE_NOTES = (*BOARD, ANNOUNCEMENTS, VISITORS, OPEN_PROMPTS)
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


def note_document(note: Note) -> dict[str, Any]:
    """A note as it is stored: what nobody has said of it is left out."""
    document: dict[str, Any] = {
        "id": note.id,
        "meeting": note.meeting,
        "prompt": note.prompt,
        "group": note.group,
        "category": note.category,
        "text": note.text,
        "language": note.language,
        "created_at": moment(note.created_at),
        "edited_at": moment(note.edited_at),
        "deleted_at": moment(note.deleted_at),
    }
    said = {name: getattr(note, name) for name in (*_WORDS, "line", "hands")}
    said["origin"] = note.origin if note.origin != GROUP else ""
    said["standing"] = note.standing.value if note.standing is not Standing.WAITING else ""
    said["translations"] = [_translation_document(one) for one in note.translations]
    return document | {name: value for name, value in said.items() if value or value == 0}


def write_note(note: Note, document: MutableMapping[str, Any]) -> None:
    """Let a stored document say what the note says. Fields that this program does not know stay."""
    said = note_document(note)
    for name in (*_WORDS, "hands", "origin", "standing", "translations"):
        if name not in said:
            document.pop(name, None)
    document.update(said)


_WORDS = ("level", "about", "author", "hands_why", "theme", "under", "wording", "standing_why")
"""Fields of a note that are words, and empty in most notes."""


def note_in(document: Mapping[str, Any]) -> Note:
    """The note of a document.

    Raises:
        KeyError, TypeError, ValueError: It is none.
    """
    note = Note(
        id=_string(document["id"]),
        meeting=_string(document["meeting"]),
        prompt=_string(document["prompt"]),
        group=_string(document["group"]),
        category=_string(document["category"]),
        text=_string(document["text"]),
        language=_string(document["language"]),
        created_at=moment_in(document["created_at"]),
        edited_at=moment_in(document["edited_at"]) if document.get("edited_at") else None,
        deleted_at=moment_in(document["deleted_at"]) if document.get("deleted_at") else None,
        line=_number(document.get("line", 0)),
    )
    if document.keys() <= _USUAL_FIELDS:  # most notes, and there are many at every start
        return note
    hands = document.get("hands")
    words: dict[str, Any] = {name: _string(document[name]) for name in _WORDS if name in document}
    return replace(
        note,
        **words,
        origin=_string(document.get("origin", GROUP)),
        hands=None if hands is None else _number(hands),
        standing=Standing(document.get("standing", Standing.WAITING.value)),
        translations=tuple(map(_translation, document.get("translations", ()))),
    )


_USUAL_FIELDS = frozenset(
    {
        "id",
        "meeting",
        "prompt",
        "group",
        "category",
        "text",
        "language",
        "created_at",
        "edited_at",
        "deleted_at",
        "line",
    }
)


def _translation_document(translation: Translation) -> dict[str, Any]:
    document = {"language": translation.language, "text": translation.text, "of": translation.of}
    return document | ({"approved": True} if translation.approved else {})


def _translation(found: Mapping[str, Any]) -> Translation:
    return Translation(
        _string(found["language"]),
        _string(found["text"]),
        _string(found["of"]),
        approved=found.get("approved") is True,
    )


def announcement_document(announcement: Announcement, meeting: str) -> dict[str, Any]:
    """An announcement as it is stored."""
    return {
        "id": announcement.id,
        "meeting": meeting,
        "text": dict(announcement.text.by_language),
        "urgent": announcement.urgent,
        "since": moment(announcement.since),
        "until": moment(announcement.until),
    }


def announcement_in(document: Mapping[str, Any]) -> Announcement:
    """The announcement of a document.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: It is none.
    """
    return Announcement(
        id=_string(document["id"]),
        text=Text({_string(code): _string(text) for code, text in document["text"].items()}),
        urgent=document["urgent"] is True,
        since=moment_in(document["since"]),
        until=moment_in(document["until"]),
    )


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value


def _string(value: object) -> str:
    """A string as it may go out again, be it a text, an id or the code of a language."""
    if not isinstance(value, str):
        raise TypeError(value)
    return harmless(value)


def moment(value: datetime | None) -> str | None:
    """A moment as it is stored."""
    return value.isoformat(timespec="microseconds") if value else None


def moment_in(value: object) -> datetime:
    """A moment that was stored.

    Raises:
        TypeError, ValueError: It is none.
    """
    found = datetime.fromisoformat(_string(value))
    if found.tzinfo is None:
        raise ValueError(value)
    return found
