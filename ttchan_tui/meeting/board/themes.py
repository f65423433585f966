"""Notes that belong together: near-duplicates in one entry, entries under one theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ttchan_tui.meeting.codec import ID, Field, Record, View, count, text
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.limits import MOST_LINES, TITLE_LIMIT
from ttchan_tui.meeting.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Theme:
    """What notes of several groups are about."""

    id: str
    prompt: str
    title: str
    place: int = field(default=0, compare=False)
    """Themes of a prompt stand in the order of these numbers."""


THEME: Final = Record(
    Theme,
    id=ID,
    prompt=Field(ID, View.STORED),
    title=text(TITLE_LIMIT),
    place=Field(count(MOST_LINES), View.STORED, always=True),
)


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """What was said once, or several times in other words: a note, and those merged into it."""

    head: Note
    under: tuple[Note, ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All of them, the one that the others were merged into first."""
        return (self.head, *self.under)

    @property
    def groups(self) -> tuple[str, ...]:
        """Ids of the groups that said it, each once."""
        return tuple(dict.fromkeys(note.group for note in self.notes))


@dataclass(frozen=True, slots=True)
class Gathered:
    """A theme and what is under it."""

    theme: Theme | None
    """None for what nobody has gathered yet."""
    entries: tuple[ThemeEntry, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What stands behind entries. Groups count as well as hands: a host has more people than a guest."""

    notes: int
    """Lines as they were typed, merged ones too."""
    groups: int
    """Visitors are none."""
    hands: int | None
    """Hands raised; None if they were counted nowhere."""


def entries(notes: Iterable[Note]) -> tuple[ThemeEntry, ...]:
    """Notes with those that were merged into them, in the order given.

    Notes that were merged into one that is not among `notes` (it was deleted, or only one group is looked
    at) are one entry all the same, so that their hands are added in the same way.
    """
    notes = tuple(notes)
    together: dict[str, list[Note]] = {}
    for note in notes:
        together.setdefault(note.under or note.id, []).append(note)
    heads = {key: next((one for one in same if one.id == key), same[0]) for key, same in together.items()}
    return tuple(
        ThemeEntry(note, tuple(one for one in together[note.under or note.id] if one is not note))
        for note in notes
        if heads[note.under or note.id] is note
    )


def said_by_groups(notes: Iterable[Note]) -> tuple[Note, ...]:
    """What can be gathered: visitors are no group, and their notes are kept apart."""
    return tuple(note for note in notes if note.group)


def gathered(themes: Sequence[Theme], notes: Iterable[Note]) -> tuple[Gathered, ...]:
    """All themes in their order, empty ones too; behind them what is under none, if there is anything."""
    known = {theme.id for theme in themes}
    by_theme: dict[str, list[ThemeEntry]] = {}
    for entry in entries(notes):
        by_theme.setdefault(entry.head.theme if entry.head.theme in known else "", []).append(entry)
    found = [Gathered(theme, tuple(by_theme.get(theme.id, ()))) for theme in themes]
    if loose := by_theme.get(""):
        found.append(Gathered(None, tuple(loose)))
    return tuple(found)


def totals(of: Iterable[ThemeEntry], meeting: Meeting) -> Totals:
    """What stands behind entries together.

    Hands of notes that were merged are added, but never to more than their group has members: the same
    people may have raised them. Of an entry that was overruled with a reason, the hands count as counted.
    """
    of = tuple(of)
    notes = [note for entry in of for note in entry.notes]
    counted = [hands for entry in of for hands in _hands(entry, meeting)]
    groups = {note.group for note in said_by_groups(notes)}
    return Totals(len(notes), len(groups), sum(counted) if counted else None)


def _hands(entry: ThemeEntry, meeting: Meeting) -> Iterator[int]:
    """The hands of each group that has counted."""
    for group in entry.groups:
        counted = [note.hands for note in entry.notes if note.group == group and note.hands is not None]
        if counted:
            size = meeting.size_of(group) if group in meeting.group else None
            yield sum(counted) if size is None else min(sum(counted), max(size, *counted))
