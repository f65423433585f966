"""What somebody means on the command line who names a prompt, a group or something else that has an id."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ttchan_tui.meeting.lookup import find_category, find_group, find_level, find_prompt, find_theme
from ttchan_tui.meeting.visibility import ORGANISER

if TYPE_CHECKING:
    from ttchan_tui.cli.context import Context
    from ttchan_tui.meeting.board.themes import Theme
    from ttchan_tui.meeting.meeting import Meeting
    from ttchan_tui.store import Repository


def put_ids(arguments: argparse.Namespace, meeting: Meeting) -> None:
    """Put ids in the place of what was typed for a prompt, groups, a category and a level, as far as it was.

    Raises:
        UnknownId: There is no such thing, or there are several.
    """
    typed = vars(arguments)
    prompt = find_prompt(meeting, typed["prompt"]) if typed.get("prompt") else None
    if prompt:
        arguments.prompt = prompt.id
    for name in ("group", "about"):
        if typed.get(name):
            setattr(arguments, name, find_group(meeting, typed[name], prompt.groups if prompt else None).id)
    if prompt and typed.get("category"):
        arguments.category = find_category(prompt, typed["category"]).id
    if prompt and typed.get("level"):
        arguments.level = find_level(prompt, typed["level"]).id


@contextmanager
def looked_up(context: Context, arguments: argparse.Namespace) -> Iterator[Repository]:
    """The store, open for as long as it is needed, with ids in the place of what was typed.

    Raises:
        UnknownId: There is no such thing, or there are several.
    """
    with context.repository() as repository:
        put_ids(arguments, repository.meeting())
        yield repository


def theme_in(repository: Repository, typed: str) -> Theme:
    """The theme that is called so, on any prompt.

    Raises:
        UnknownId: There is no such theme, or there are several.
    """
    prompts, seen = repository.meeting().prompts, repository.seen_by(ORGANISER)
    return find_theme((theme for prompt in prompts for theme in seen.themes(prompt.id)), typed)
