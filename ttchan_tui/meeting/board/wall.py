"""The wall of voices: what was said on a prompt, brought together for everybody to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ttchan_tui.meeting.board.themes import Theme, ThemeEntry, entries, totals
from ttchan_tui.meeting.groupwork import Category, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting


@dataclass(frozen=True, slots=True)
class WallPart:
    """What stands under one heading."""

    heading: Theme | Category
    entries: tuple[ThemeEntry, ...]
    """What several groups said in other words first; never empty."""


def wall(
    prompt: Prompt,
    themes: Sequence[Theme],
    notes: Iterable[Note],
    meeting: Meeting,
    first: Collection[str] = (),
) -> tuple[WallPart, ...]:
    """Notes on a prompt under their themes, in the order of these; those under none under their categories.

    Args:
        prompt: The prompt.
        themes: Those that the reader may see.
        notes: The notes that the reader may see, of groups and of visitors.
        meeting: Whose prompt it is.
        first: Ids of the groups whose words come first, as they are the reader's own.
    """
    headings: list[Theme | Category] = [*themes, *prompt.categories]
    under: dict[tuple[type, str], list[ThemeEntry]] = {(type(one), one.id): [] for one in headings}
    for entry in entries(note for note in notes if note.prompt == prompt.id):
        of_theme = (Theme, entry.head.theme)
        place = of_theme if of_theme in under else (Category, entry.head.category)
        under.setdefault(place, []).append(entry)

    def is_behind(entry: ThemeEntry) -> bool:
        return all(note.group not in first for note in entry.notes)

    def weight(entry: ThemeEntry) -> tuple[bool, int, int]:
        return is_behind(entry), -len(entry.notes), -(totals([entry], meeting).hands or 0)

    parts = (WallPart(one, tuple(sorted(under[type(one), one.id], key=weight))) for one in headings)
    said = [part for part in parts if part.entries]
    return tuple(sorted(said, key=lambda part: all(map(is_behind, part.entries))))


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt as the public is shown it among others."""

    prompt: Prompt
    answers: int
    """Notes on it that the reader may see."""


def questions(meeting: Meeting, notes: Iterable[Note], today: date) -> tuple[Question, ...]:
    """The prompts of a meeting, those with answers before the others; of each today's first, then by date.

    Args:
        meeting: Whose prompts they are.
        notes: The notes that the reader may see.
        today: The day at the meeting.
    """
    answers = dict.fromkeys((prompt.id for prompt in meeting.prompts), 0)
    for note in notes:
        if note.prompt in answers:
            answers[note.prompt] += 1

    def place(question: Question) -> tuple[bool, bool, date]:
        day = asked_on(question.prompt, meeting)
        return not question.answers, day != today, day or date.max

    return tuple(sorted((Question(one, answers[one.id]) for one in meeting.prompts), key=place))


def asked_on(prompt: Prompt, meeting: Meeting) -> date | None:
    """The day on which groups work on a prompt; None if that is not known."""
    days = (one.date for one in meeting.activities if one.prompt == prompt.id)
    return prompt.date or min(days, default=None)


def asked_at(prompt: Prompt, meeting: Meeting) -> tuple[str, ...]:
    """Ids of the venues where groups work on a prompt; empty if none is stated."""
    venues = chain.from_iterable(one.venues for one in meeting.activities if one.prompt == prompt.id)
    return tuple(dict.fromkeys(venues))
