"""Checks on what groups are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ttchan_tui.meeting.checks.finding import Finding, entry, warning
from ttchan_tui.meeting.checks.rule import Rule
from ttchan_tui.meeting.meeting import Meeting
from ttchan_tui.text.languages import N_

_KEYS: Final = 9
"""Categories that have a key."""


def _activities(meeting: Meeting) -> Iterator[Finding]:
    for prompt in meeting.prompts:
        where = entry("prompt", prompt.id)
        answered = [activity for activity in meeting.activities if activity.prompt == prompt.id]
        if not answered:
            yield warning(
                "prompt-without-activity", where, N_("No activity of the programme is about this prompt.")
            )
        elif prompt.date and all(activity.date != prompt.date for activity in answered):
            yield warning(
                "prompt-other-day",
                f"{where}: date",
                N_("The prompt is for {day}, but its activities are on other days."),
                day=prompt.date,
            )


def _too_many_categories(meeting: Meeting) -> Iterator[Finding]:
    for prompt in meeting.prompts:
        if len(prompt.categories) > _KEYS:
            yield warning(
                "prompt-many-categories",
                f"{entry('prompt', prompt.id)}: category",
                N_("There are {number} categories, but only the first {keys} have a key."),
                number=len(prompt.categories),
                keys=_KEYS,
            )


def _unused_groups(meeting: Meeting) -> Iterator[Finding]:
    asked = {group for prompt in meeting.prompts for group in prompt.groups}
    for group in meeting.groups:
        if group.id not in asked:
            yield warning("group-unused", entry("group", group.id), N_("No prompt is for this group."))


RULES: Final = (
    Rule(_activities, "prompt.id prompt.date activity.* activity.date activity.prompt"),
    Rule(_too_many_categories, "prompt.id prompt.category"),
    Rule(_unused_groups, "group.id prompt.* prompt.groups"),
)
"""Prompts that are asked, groups that are asked something."""
