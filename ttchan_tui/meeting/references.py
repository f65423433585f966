"""Notes belong to a prompt, a group and a category; none may be without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from ttchan_tui.meeting.errors import UnknownId
from ttchan_tui.meeting.format import Problem
from ttchan_tui.meeting.groupwork import Note
from ttchan_tui.meeting.lookup import NO_CATEGORY, NO_GROUP_THERE, NO_LEVEL, NO_PARTNER, NO_PROMPT
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_


def check_known_prompt(meeting: Meeting, prompt: str) -> None:
    """Raise UnknownId unless the meeting has this prompt."""
    _check(prompt, meeting.prompt, NO_PROMPT)


def check_prompt(meeting: Meeting, prompt: str, group: str) -> None:
    """Raise UnknownId unless this group is asked this prompt."""
    check_known_prompt(meeting, prompt)
    _check(group, meeting.prompt[prompt].groups, NO_GROUP_THERE)


def check_category(meeting: Meeting, prompt: str, category: str) -> None:
    """Raise UnknownId unless the prompt has this category."""
    _check(category, [one.id for one in meeting.prompt[prompt].categories], NO_CATEGORY)


def check_level(meeting: Meeting, prompt: str, level: str) -> None:
    """Raise UnknownId unless the prompt has this level, or none is given."""
    if level:
        _check(level, [one.id for one in meeting.prompt[prompt].levels], NO_LEVEL)


def check_partner(meeting: Meeting, partner: str) -> None:
    """Raise UnknownId unless the meeting has this formal partner."""
    _check(partner, meeting.partner, NO_PARTNER)


def _check(id: str, valid: Collection[str], template: str) -> None:
    if id not in valid:
        raise UnknownId.among(template, id, valid)


def check_about(meeting: Meeting, prompt: str, about: str) -> None:
    """Raise UnknownId unless groups may say on this prompt how they see that group, or none is given."""
    if not about:
        return
    if not meeting.prompt[prompt].mirror:
        raise UnknownId(N_("On this prompt, groups speak of themselves, and not of “{id}”."), id=about)
    check_prompt(meeting, prompt, about)


def check_references(meeting: Meeting, note: Note) -> None:
    """Raise UnknownId unless what the note belongs to is in the meeting."""
    check_prompt(meeting, note.prompt, note.group)
    check_category(meeting, note.prompt, note.category)
    check_level(meeting, note.prompt, note.level)
    check_about(meeting, note.prompt, note.about)


def orphaned_notes(meeting: Meeting, notes: tuple[Note, ...]) -> Iterator[Problem]:
    """What the meeting lacks for its notes to be reached."""
    lacking = Counter(
        field
        for note in notes
        if note.meeting == meeting.id and note.deleted_at is None
        for field in _lacking(meeting, note)
    )
    for field, number in lacking.items():
        yield Problem(
            "groupwork.toml",
            field,
            N_("notes belong to it ({number}), but it is not there any more; keep it, or delete them first"),
            {"number": number},
        )


def _lacking(meeting: Meeting, note: Note) -> Iterator[str]:
    prompt = meeting.prompt.get(note.prompt)
    if prompt is None:
        yield f'prompt "{note.prompt}"'
        return
    for group in filter(None, (note.group, note.about)):
        if group not in prompt.groups:
            yield f'prompt "{note.prompt}": group "{group}"'
    if note.category not in (category.id for category in prompt.categories):
        yield f'prompt "{note.prompt}": category "{note.category}"'
    if note.level and note.level not in (level.id for level in prompt.levels):
        yield f'prompt "{note.prompt}": level "{note.level}"'
