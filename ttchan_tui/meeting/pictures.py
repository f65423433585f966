"""A picture of a place or a venue, as a meeting brings it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ttchan_tui.text.multilingual import NOTHING, Text

ENDINGS: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""How the names of pictures end, and the format that each stands for."""

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\.(?:jpe?g|png|webp)", re.IGNORECASE)
_KEPT: Final = re.compile(r"(?:(?P<stem>[a-z0-9][a-z0-9_-]{0,62})-)?(?P<mark>[0-9a-f]{16})\.jpg")


@dataclass(frozen=True, slots=True)
class Picture:
    """Which one, who made it, and what is to be seen on it."""

    file: str
    """Its name among the pictures of the meeting; of one that the store keeps it tells its content."""
    credit: str
    """Who made it and under which licence, as its author wants to be named."""
    text: Text = NOTHING
    """What is to be seen on it, for those who do not see it."""


def is_picture_name(name: str) -> bool:
    """Whether a picture may be called so: plain letters, no folder, an ending that is known."""
    return _NAME.fullmatch(name) is not None


def kept_name(name: str, mark: str) -> str:
    """What a picture is called that the store keeps.

    Args:
        name: What it was called.
        mark: Sixteen hexadecimal digits that tell its content.
    """
    stem = name.rpartition(".")[0].lower()
    if found := _KEPT.fullmatch(name):
        stem = found["stem"] or "picture"
    return f"{stem[:63]}-{mark}.jpg"


def mark_in(name: str) -> str:
    """The sixteen digits that tell the content of a kept picture; empty if the name has none."""
    found = _KEPT.fullmatch(name)
    return found["mark"] if found else ""
