"""What people of each country had seen when one of them last looked, so that they can be told what is new.

Nothing is kept of who looked, or when: of each country there are the marks of the programme and the ids of
its groups' notes as they were then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.programme import Activity
from ttchan_tui.store.errors import StoreError
from ttchan_tui.store.files import disk
from ttchan_tui.store.side_files import session_files


@dataclass(frozen=True, slots=True)
class SinceLastLook:
    """What is new to the people of a country."""

    activities: int
    """How many are new, gone, moved or changed."""
    notes: int
    """How many of their groups' notes they have not seen."""


class LastLooks:
    """The last look of each country, in a file of its own. May be used from any thread."""

    def __init__(self, data: Path) -> None:
        """Keep them in that data directory."""
        self._directory = data / "looks"

    def look(self, meeting: Meeting, country: str, notes: Collection[str]) -> SinceLastLook | None:
        """Somebody from there looks again; tell what is new, and remember what there is.

        What cannot be kept on the disk is forgotten: the next one is told of it once more.

        Args:
            meeting: As it is now.
            country: Its code.
            notes: The ids of their groups' notes that everybody may see.

        Returns:
            What is new; none if nobody from there has looked before.
        """
        path = session_files.session_file(self._directory, f"{meeting.id}:{country}")
        marks = {activity.id: _mark(activity) for activity in meeting.activities}
        with suppress(StoreError):
            disk.make_directory(path.parent)
            with disk.turn_in(path.parent):
                before = _read(session_files.read(path))
                session_files.write(path, {"programme": marks, "notes": sorted(notes)})
                return before and _since(before, marks, notes)
        before = _read(session_files.read(path))
        return before and _since(before, marks, notes)


_Look = tuple[Mapping[str, object], Collection[object]]


def _since(before: _Look, marks: Mapping[str, int], notes: Collection[str]) -> SinceLastLook:
    programme, seen = before
    changed = sum(marks.get(id) != programme.get(id) for id in {*marks, *programme})
    return SinceLastLook(changed, sum(id not in seen for id in notes))


def _read(said: object) -> _Look | None:
    """What a file says, which anybody may have changed."""
    if not isinstance(said, Mapping):
        return None
    programme, notes = said.get("programme"), said.get("notes")
    if not isinstance(programme, Mapping) or not isinstance(notes, list):
        return None
    return programme, {id for id in notes if isinstance(id, str)}


def _mark(activity: Activity) -> int:
    """Differs when something has changed that whoever wants to be there has to know."""
    said = (
        activity.date,
        activity.start,
        activity.end,
        activity.part_of_day,
        activity.venues,
        dict(activity.title.by_language),
        dict(activity.cancelled.by_language),
        activity.replaced_by,
    )
    return crc32(repr(said).encode())
