"""All groups of a prompt at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ttchan_tui.meeting.board.freeze import Freeze
from ttchan_tui.meeting.board.progress import Progress
from ttchan_tui.meeting.board.themes import Totals, entries, totals
from ttchan_tui.meeting.groupwork import Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.spoken import spoken


@dataclass(frozen=True, slots=True)
class GroupAtWork:
    """How far one group has come."""

    group: str
    """Its id."""
    totals: Totals
    last: datetime | None
    """When it has last said or changed something, in UTC; None if it has said nothing."""
    untranslated: int
    """Notes that lack one of the languages of the meeting."""
    ready: datetime | None
    """Since when it says that it is ready, in UTC; None if it does not."""
    freeze: Freeze | None
    """What keeps its notes as they are, if anything does."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How far the work on a prompt has come."""

    groups: tuple[GroupAtWork, ...]
    """In the order of the meeting, those that have said nothing too."""
    totals: Totals
    """Of all groups together."""


def overview(prompt: Prompt, notes: Iterable[Note], progress: Progress, meeting: Meeting) -> Overview:
    """Look at all groups of a prompt.

    Args:
        prompt: The prompt.
        notes: All notes on it; those of visitors are of no group and are left out.
        progress: Who is ready, what is frozen.
        meeting: Whose prompt it is.
    """
    said: dict[str, list[Note]] = {group: [] for group in prompt.groups}
    for note in notes:
        if note.group in said:
            said[note.group].append(note)
    groups = tuple(
        GroupAtWork(
            group,
            totals(entries(own), meeting),
            max((note.edited_at or note.created_at for note in own), default=None),
            sum(is_untranslated(note, meeting) for note in own),
            progress.ready.get(group),
            progress.freeze(group),
        )
        for group, own in said.items()
    )
    return Overview(groups, totals(entries(note for own in said.values() for note in own), meeting))


def is_untranslated(note: Note, meeting: Meeting) -> bool:
    """Whether a note lacks one of the languages of the meeting, or what it has there is out of date."""
    return any(note.lacks(code) for code in spoken(meeting))
