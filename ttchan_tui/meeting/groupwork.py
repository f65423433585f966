"""What groups are asked and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ttchan_tui.text.multilingual import Text

GROUP: Final = "group"
VISITOR: Final = "visitor"
"""Whose a note is: that of a group at work, or of somebody who came by."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who work on a prompt together."""

    id: str
    name: Text
    """Empty for a national group, which bears its country's name."""
    country: str
    """ISO 3166 code of a national group, else empty."""
    delegations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A heading under which the notes on a prompt are gathered."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question for the groups."""

    id: str
    title: Text
    text: Text
    date: date | None
    groups: tuple[str, ...]
    """Ids of the groups that are asked; never empty."""
    categories: tuple[Category, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line that a group said, or a visitor."""

    id: str
    meeting: str
    prompt: str
    group: str
    """Empty if it is a visitor's."""
    category: str
    text: str
    language: str
    """Code of the language that the interface had when it was typed; a hint, not a proof."""
    created_at: datetime
    """In UTC."""
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    """Deleted notes are kept, so that a deletion can be undone."""
    origin: str = GROUP
    """`GROUP` or `VISITOR`."""
