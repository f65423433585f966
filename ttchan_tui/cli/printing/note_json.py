"""Notes for programs, as docs/commands.md describes them."""

from __future__ import annotations

from datetime import UTC, datetime

from ttchan_tui.meeting.codec import View
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.note_record import NOTE


def note_as_json(note: Note) -> dict[str, object]:
    """A note; what nobody has said of it is null, or an empty list."""
    said = {field.outside: field.told(note, moment_as_json) for field in NOTE.seen(View.TOLD)}
    return said | {"translations": translations_as_json(note)}


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
