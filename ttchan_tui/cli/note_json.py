"""Notes for programs, as docs/commands.md describes them."""

from __future__ import annotations

from datetime import UTC, datetime

from ttchan_tui.meeting.groupwork import Note


def note_as_json(note: Note) -> dict[str, object]:
    """A note; what nobody has said of it is null, or an empty list."""
    return {
        "id": note.id,
        "prompt": note.prompt,
        "group": note.group,
        "category": note.category,
        "line": note.line or None,
        "text": note.text,
        "language": note.language,
        "level": note.level or None,
        "about": note.about or None,
        "author": note.author or None,
        "hands": note.hands,
        "translations": translations_as_json(note),
        "theme": note.theme or None,
        "merged_into": note.under or None,
        "wording": note.wording or None,
        "standing": note.standing.value,
        "created_at": moment_as_json(note.created_at),
        "edited_at": moment_as_json(note.edited_at) if note.edited_at else None,
        "origin": note.origin,
        "deleted_at": moment_as_json(note.deleted_at) if note.deleted_at else None,
    }


def translations_as_json(note: Note) -> list[dict[str, object]]:
    """What a note says in other languages."""
    return [
        {
            "language": one.language,
            "text": one.text,
            "up_to_date": one.of == note.text,
            "approved": one.approved,
        }
        for one in note.translations
    ]


def moment_as_json(moment: datetime) -> str:
    """A moment for programs: in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
