"""What was said on a prompt as pages for a projector: one theme, or one group, at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ttchan_tui.meeting.board.themes import entries, totals
from ttchan_tui.meeting.board.wall import WallPart
from ttchan_tui.meeting.groupwork import Group, Note, Prompt
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.meeting.wording.facts import capitalised, group_name
from ttchan_tui.meeting.wording.wall import heading, whose
from ttchan_tui.meeting.wording.weight import hands_words, weight
from ttchan_tui.text.languages import Language


@dataclass(frozen=True, slots=True)
class PresenterLine:
    """One thing that was said."""

    words: str
    behind: str
    """Whose it is, and how many hands."""
    category: str = ""
    """What it is under, where pages are by groups."""


@dataclass(frozen=True, slots=True)
class PresenterSlide:
    """What is said under one theme, or by one group."""

    id: str
    """That of its theme or group; empty for what is under no theme."""
    title: str
    behind: str
    """What stands behind it: notes, groups, hands."""
    lines: tuple[PresenterLine, ...]
    """What was said, with space between."""


def of_wall(parts: Sequence[WallPart], meeting: Meeting, language: Language) -> tuple[PresenterSlide, ...]:
    """A page for each part of the wall: the themes, then the categories of what is under none."""
    return tuple(
        PresenterSlide(
            f"{type(part.heading).__name__}:{part.heading.id}",
            heading(part, language),
            weight(totals(part.entries, meeting), language),
            tuple(
                PresenterLine(entry.head.display_in(language.code).marked, whose(entry, meeting, language))
                for entry in part.entries
            ),
        )
        for part in parts
    )


def of_groups(
    prompt: Prompt, notes: Iterable[Note], meeting: Meeting, language: Language
) -> tuple[PresenterSlide, ...]:
    """A page for each group that has said something, by categories."""
    notes = tuple(notes)
    return tuple(
        _of_group(group, prompt, [note for note in notes if note.group == group.id], meeting, language)
        for group in (meeting.group[id] for id in prompt.groups)
        if any(note.group == group.id for note in notes)
    )


def _of_group(
    group: Group, prompt: Prompt, notes: Sequence[Note], meeting: Meeting, language: Language
) -> PresenterSlide:
    number = language.count("{number} note", "{number} notes", len(notes))
    behind = [number, *hands_words(totals(entries(notes), meeting).hands, language)]
    lines = tuple(_by_category(prompt, notes, language))
    return PresenterSlide(group.id, group_name(group, language), " · ".join(behind), lines)


def _by_category(prompt: Prompt, notes: Sequence[Note], language: Language) -> Iterator[PresenterLine]:
    for category in prompt.categories:
        name = capitalised(category.name.in_language(language.code).marked)
        for note in notes:
            if note.category == category.id:
                hands = "".join(hands_words(note.hands, language))
                yield PresenterLine(note.text_in(language.code).marked, hands, name)
